/**
 * Rows for tests of whoever reads the archive's tables: dossiers, documents and pages written straight into a database
 * in a temporary folder, without files, engines or people. Only tests import this.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldName } from '../../shared/fields.ts';
import { type Database, now, openDatabase } from './database.ts';

export type TestDossier = {
  readonly code: string;
  readonly title?: string;
  readonly planned?: boolean;
  readonly sheets?: number;
};

export type TestDocument = {
  readonly dossier: number;
  /** Text of each page; null = waiting to be read. */
  readonly pages: readonly (string | null)[];
  readonly fields?: Partial<Record<FieldName, string>>;
};

export type TestArchive = {
  readonly db: Database;
  readonly folder: string;
  /** Each gives the id of the row it wrote. */
  dossier(made: TestDossier): number;
  document(made: TestDocument): number;
  page(documentId: number, text: string | null): number;
  /** As recognition does: the page is read, with this text. */
  read(pageId: number, text: string): void;
  fail(pageId: number): void;
  setField(documentId: number, field: FieldName, value: string | null): void;
  pagesOf(documentId: number): number[];
  close(): void;
};

/** Opens an empty archive database with one fonds and one inventory. Close it to remove its folder. */
export function testArchive(): TestArchive {
  const folder = mkdtempSync(join(tmpdir(), 'tram-so-hoa-test-'));
  const db = openDatabase(join(folder, 'archive.db'));
  db.pragma('synchronous = off'); // thousands of small rows; no test here pulls the plug
  db.exec(`
    insert into fonds (id, uid, code, title) values (1, 'fonds', 'P01', 'Phông thử');
    insert into inventory (id, fonds_id, code, title) values (1, 1, '01', 'Mục lục 01');
    insert into intake (id, actor, roots, options, started_at) values (1, 'test', '[]', '{}', '2026-01-01');
    insert into source_file (id, intake_id, path, outcome) values (1, 1, '/giay', 'taken');
  `);
  const insertOriginal = db.prepare('insert into original values (?, 1, ?, ?)');
  const insertPage = db.prepare(
    `insert into page (document_id, ordinal, sha256, part, read_state, text, blank)
     values (@documentId, (select count(*) + 1 from page where document_id = @documentId), @sha256, 0, @state, @text,
             case when @text = '' then 1 when @text is null then null else 0 end)`,
  );
  const insertDossier = db.prepare(
    `insert into dossier (uid, inventory_id, code, title, planned, planned_sheets, created_at)
     values ('dossier-' || @code, 1, @code, @title, @planned, @sheets, @at)`,
  );
  const insertDocument = db.prepare(
    `insert into document (uid, dossier_id, ordinal, source_file_id, created_at)
     values ('document-' || (select coalesce(max(id), 0) + 1 from document), @dossier,
             (select count(*) + 1 from document where dossier_id = @dossier), 1, @at)`,
  );
  const followValue = db.prepare(
    'update field_value set current = 0 where document_id = ? and field = ? and current = 1',
  );
  const insertValue = db.prepare(
    `insert into field_value (document_id, field, value, source, actor, at) values (?, ?, ?, 'person', 'test', ?)`,
  );
  const id = ({ lastInsertRowid }: { lastInsertRowid: number | bigint }): number => Number(lastInsertRowid);
  let originals = 0;

  const page = (documentId: number, text: string | null): number => {
    const sha256 = String(++originals).padStart(64, '0');
    insertOriginal.run(sha256, 'image/png', now());
    return id(insertPage.run({ documentId, sha256, text, state: text === null ? 'waiting' : 'read' }));
  };

  const setField = (documentId: number, field: FieldName, value: string | null): void => {
    followValue.run(documentId, field);
    insertValue.run(documentId, field, value, now());
  };

  return {
    db,
    folder,
    dossier: ({ code, title = `Hồ sơ ${code}`, planned = true, sheets }) =>
      id(insertDossier.run({ code, title, planned: planned ? 1 : 0, sheets: sheets ?? null, at: now() })),
    document: ({ dossier, pages, fields = {} }) => {
      const documentId = id(insertDocument.run({ dossier, at: now() }));
      db.transaction(() => {
        for (const text of pages) page(documentId, text);
        for (const [field, value] of Object.entries(fields)) setField(documentId, field as FieldName, value);
      })();
      return documentId;
    },
    page,
    read: (pageId, text) => {
      db.prepare(`update page set read_state = 'read', text = ?, blank = ?, read_at = ? where id = ?`).run(
        text,
        text === '' ? 1 : 0,
        now(),
        pageId,
      );
    },
    fail: (pageId) => {
      db.prepare(`update page set read_state = 'failed', failure_code = 'engine-died' where id = ?`).run(pageId);
    },
    setField,
    pagesOf: (documentId) =>
      db
        .prepare<[number], number>('select id from page where document_id = ? order by ordinal')
        .pluck()
        .all(documentId),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
