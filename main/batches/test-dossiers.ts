/**
 * An archive with real papers in a temporary folder, for tests of sealing and delivery: originals on the disk, pages
 * read, documents approved, everything but the engine real. Only tests import this.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { FieldName } from '../../shared/fields.ts';
import { around, type Box, type PageText } from '../../shared/page-text.ts';
import { openAudit } from '../audit.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { openDatabase } from '../database/database.ts';
import { openDestinations } from '../destinations/destinations.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openOriginals } from '../originals/originals.ts';
import { openPdfReader } from '../pdf/pdf.ts';
import { openRecords } from '../records/records.ts';
import { openBatches } from './batches.ts';

export const ACTOR = 'Cán bộ lưu trữ';

const WIDTH = 413;
const HEIGHT = 585;

/** Opens (or makes) an archive folder as the station does, without its lock. */
export function openTestArchive(folder: string) {
  for (const name of ['originals', 'batches']) mkdirSync(join(folder, name), { recursive: true });
  const db = openDatabase(join(folder, 'archive.sqlite'));
  const audit = openAudit(db);
  const jobs = openJobs({ db });
  const originals = openOriginals({ folder: join(folder, 'originals'), db });
  const records = openRecords({ db, audit, jobs });
  db.prepare(
    `insert or ignore into archive (id, uid, name, created_at) values (1, 'tram-thu', 'Trạm thử', '2026-01-01')`,
  ).run();
  const pdf = openPdfReader();
  const batches = openBatches({
    db,
    catalogue: openCatalogue(db),
    folder: join(folder, 'batches'),
    originals,
    pdf,
    records,
    audit,
  });
  const destinations = openDestinations({ db, batches, audit });

  /** One document of image pages; each page has one line of text, an empty one is blank. Returns its id. */
  async function document(
    dossierCode: string,
    pages: readonly string[],
    fields: Partial<Record<FieldName, string>> = {},
    kind: 'jpeg' | 'png' | 'pdf' = 'jpeg',
  ): Promise<{ documentId: number; dossierId: number; sha256: string[] }> {
    const dossierId = records.ensureDossier({ code: dossierCode, title: `Hồ sơ ${dossierCode}` }, ACTOR);
    const { lastInsertRowid } = db
      .prepare(`insert into intake (actor, roots, options, started_at) values (?, '[]', '{}', '2026-01-01')`)
      .run(ACTOR);
    const taken: { sha256: string; part: number }[] = [];
    for (const [i, text] of pages.entries()) {
      const file = join(folder, `giay-${db.prepare('select count(*) from original').pluck().get()}-${i}`);
      writeFileSync(file, await picture(`${dossierCode} ${text} ${i}`, kind));
      const stored = await originals.store(file);
      originals.register(stored);
      taken.push({ sha256: stored.sha256, part: 0 });
    }
    const source = db
      .prepare(`insert into source_file (intake_id, path, outcome) values (?, ?, 'taken')`)
      .run(lastInsertRowid, `/giay/${dossierCode}`);
    const { documentId, pageIds } = records.takeDocument(
      { dossierId, sourceFileId: Number(source.lastInsertRowid), pages: taken },
      ACTOR,
    );
    for (const [i, pageId] of pageIds.entries()) {
      const text = pageText(pages[i] ?? '');
      const quality = { dpi: 50, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: text.blocks.length === 0 };
      records.pageRead(pageId, { width: WIDTH, height: HEIGHT, rotation: 0, quality, text });
    }
    const evidence = [{ page: 1, box: [0, 0, 1, 1] as Box, text: '' }];
    records.suggest(
      documentId,
      Object.entries(fields).map(([field, value]) => ({
        field: field as FieldName,
        value,
        confidence: 0.9,
        needsPerson: false,
        evidence,
      })),
    );
    records.approve(documentId, ACTOR);
    return { documentId, dossierId, sha256: taken.map((page) => page.sha256) };
  }

  return {
    folder,
    db,
    audit,
    originals,
    records,
    batches,
    destinations,
    document,
    async close() {
      await pdf.close();
      db.close();
    },
  };
}

export type TestArchive = ReturnType<typeof openTestArchive>;

/** A page with pixels of its own, so that no two originals are the same bytes. */
async function picture(seed: string, kind: 'jpeg' | 'png' | 'pdf'): Promise<Buffer> {
  const [...codes] = Buffer.from(seed);
  const mark = Buffer.from(Array.from({ length: 60 * 60 * 3 }, (_, i) => (codes[i % codes.length] ?? 0) * 7 + i));
  const paper = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#fbf7ee' } })
    .composite([{ input: mark, raw: { width: 60, height: 60, channels: 3 }, left: 30, top: 30 }])
    .withMetadata({ density: 50 });
  if (kind === 'png') return paper.png().toBuffer();
  const jpeg = await paper.jpeg({ quality: 80 }).toBuffer();
  if (kind === 'jpeg') return jpeg;
  const { PDFDocument } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]).drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width: 595, height: 842 });
  return Buffer.from(await pdf.save());
}

function pageText(content: string): PageText {
  let x = 40;
  const words = content
    .split(' ')
    .filter((word) => word !== '')
    .map((text) => {
      const box: Box = [x, 120, text.length * 6, 12];
      x += box[2] + 6;
      return { text, box, confidence: 88 };
    });
  const box = around(words.map((word) => word.box));
  const blocks = box === null ? [] : [{ box, lines: [{ box, words }] }];
  return { width: WIDTH, height: HEIGHT, dpi: 50, skew: 0, source: 'ocr', blocks };
}
