/**
 * Batches: approved dossiers sealed together for delivery. The only writer of the folder batches/; the rows of batches
 * are written in batch-rows.ts.
 *
 * Promises: what goes into a batch is written down first, in one transaction, so a dossier stands in one batch at most
 * and nothing that comes later slips in; files grow in `<batch>.part` and the folder gets its name only when the bag is
 * whole and flushed; a sealing cut short at any moment is finished by `resume` or by the next `seal`, with the same
 * documents under the same names, those already written kept if their hash still holds. A dossier whose paper turns out
 * to be damaged goes back to the approved ones with the reason; the others go on.
 */
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import program from '../../package.json' with { type: 'json' };
import { type ErrorCode, StationError, writeError } from '../../shared/errors.ts';
import type { BatchSummary, Problem } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import { filesBelow, flushFolder, hashFile, makeFolder, writeFlushed } from '../durable-files.ts';
import { type BagCheck, folderReader, verifyBag, writeBag } from './bag.ts';
import { type BatchDocument, openBatchFacts } from './batch-facts.ts';
import { batchJson, documentCsv, dossierCsv, type ListedDossier } from './batch-lists.ts';
import { type BatchRow, openBatchRows } from './batch-rows.ts';
import { type DocumentParts, saveDocumentPdf, writeDocument } from './document-files.ts';
import { DEFAULT_PROFILE, loadPackageProfiles, type PackageProfile, profileOf } from './package-profile.ts';

export type { BagCheck, BagReader, ManifestEntry } from './bag.ts';
export { COMMIT_MARK, manifestEntries, PAYLOAD_MANIFEST, verifyBag } from './bag.ts';
export { loadPackageProfiles } from './package-profile.ts';

export type SealRun = {
  actor: string;
  signal?: AbortSignal | undefined;
  /** Pages written of pages to write, and the document at hand. */
  onProgress?: ((progress: { done: number; total: number; current: string }) => void) | undefined;
};

export type SealOutcome = BatchSummary & {
  /** Dossiers that had to be left out although they were approved, and why. */
  readonly refused: readonly (Problem & { readonly dossierCode: string })[];
};

export type Batches = {
  /**
   * Seals the dossiers named, or every one that is ready, into one batch. Finishes a sealing that was cut short first;
   * when nothing else is ready, that one is the answer.
   * @throws StationError `nothing-to-seal`, `dossier-not-ready` (a named one), `not-found`, `disk-full`,
   * `write-failed`, `cancelled` (goes on with the next call); `original-damaged` and its like when no dossier is left
   */
  seal(selection: { dossierIds?: readonly number[] | undefined; profile?: string }, run: SealRun): Promise<SealOutcome>;
  /** Finishes sealings that were cut short. For the start of the station, or whenever it suits. */
  resume(run: SealRun): Promise<SealOutcome[]>;
  list(): BatchSummary[];
  /** @throws StationError `not-found` */
  summary(batchId: number): BatchSummary;
  /** @throws StationError `not-found` */
  show(batchId: number): BatchSummary & { readonly contents: readonly BatchDocument[] };
  /** Re-hashes one sealed batch as it lies in the archive. @throws StationError `not-found`, `cancelled` */
  verify(batchId: number, signal?: AbortSignal): Promise<BagCheck>;
  /**
   * Writes the PDF of one document to a place of a person's choice, sealed or not.
   * @throws StationError `not-found`, and what reading its originals throws
   */
  savePdf(documentId: number, path: string, run: Omit<SealRun, 'actor'>): Promise<{ pages: number; bytes: number }>;
  verifyAll(signal?: AbortSignal): Promise<{ uid: string; problems: readonly string[] }[]>;
};

const software = { name: program.productName, version: program.version };

/** What is wrong with one paper, not with the disk or the program: its dossier is left out, the others go on. */
const LEAVES_OUT: ReadonlySet<ErrorCode> = new Set([
  'original-missing',
  'original-damaged',
  'file-unreadable',
  'file-damaged',
  'file-encrypted',
  'page-damaged',
  'page-too-large',
]);

/** @param parts.folder the archive's folder of batches */
export function openBatches(
  parts: DocumentParts & {
    db: Database;
    catalogue: Catalogue;
    folder: string;
    audit: Audit;
    profiles?: ReadonlyMap<string, PackageProfile>;
  },
): Batches {
  const { db, folder, audit, profiles = loadPackageProfiles() } = parts;
  const facts = openBatchFacts(db, parts.catalogue);
  const rows = openBatchRows({ db, audit, facts, folder });

  /** Writes whatever files of the batch are still missing; dossiers that cannot be written are released. */
  async function writeFiles(batch: BatchRow, profile: PackageProfile, root: string, run: SealRun) {
    const refused: SealOutcome['refused'][number][] = [];
    const documents = facts.batchDocuments(batch.id);
    const total = documents.reduce((sum, document) => sum + document.pages, 0);
    let done = 0;
    const released = new Set<number>();
    for (const document of documents) {
      if (run.signal?.aborted) throw new StationError('cancelled');
      if (released.has(document.dossierId)) continue;
      const before = done;
      run.onProgress?.({ done, total, current: document.name });
      try {
        if (!(await isWritten(root, document, run.signal))) {
          const written = await writeDocument(parts, {
            root,
            document,
            pages: facts.pagesOf(document.id),
            fields: facts.fieldsOf(document.id),
            identification: profile.identification,
            alto: profile.alto,
            sealedAt: new Date(batch.created_at),
            software,
            signal: run.signal,
            onPage() {
              done += 1;
              run.onProgress?.({ done, total, current: document.name });
            },
          });
          rows.written(batch.id, document.id, written);
        }
      } catch (cause) {
        if (!(cause instanceof StationError) || !LEAVES_OUT.has(cause.code)) throw cause;
        const left = rows.release(batch, document.dossierId, cause, run.actor);
        await rm(left ? join(root, 'data', document.folder) : root, { recursive: true, force: true });
        if (!left) throw cause;
        released.add(document.dossierId);
        const dossierCode = facts.candidate(document.dossierId)?.code ?? '';
        refused.push({ dossierCode, code: cause.code, params: cause.params });
      }
      done = before + document.pages;
    }
    run.onProgress?.({ done: total, total, current: '' });
    return refused;
  }

  async function finish(batchId: number, run: SealRun): Promise<SealOutcome> {
    const batch = rows.find(batchId);
    const profile = profileOf(profiles, batch.profile);
    const sealed = join(folder, batch.folder);
    const aside = `${sealed}.part`;
    let refused: SealOutcome['refused'] = [];
    // A folder under its final name is whole: only the row was not told yet.
    const whole = (await stat(sealed).catch(() => null)) !== null;
    if (!whole) {
      await makeFolder(folder, `${batch.folder}.part`);
      refused = await writeFiles(batch, profile, aside, run);
      await removeStrays(join(aside, 'data'), new Set(facts.batchDocuments(batch.id).map((d) => d.folder)));
      await writeLists(batch, profile, aside);
      await writeBag(aside, bagInfo(batch), { signal: run.signal });
      await rename(aside, sealed);
      await flushFolder(folder);
    }
    const bag = await verifyBag(folderReader(sealed, run.signal), { signal: run.signal });
    if (bag.fingerprint === null || bag.problems.length > 0) {
      await rm(sealed, { recursive: true, force: true });
      throw new StationError('batch-damaged', { id: batch.uid, detail: bag.problems.slice(0, 3).join('; ') });
    }
    rows.sealed(batch, { fingerprint: bag.fingerprint, bytes: await payloadBytes(sealed) }, run.actor);
    return { ...rows.summary(rows.find(batchId)), refused };
  }

  async function writeLists(batch: BatchRow, profile: PackageProfile, root: string): Promise<void> {
    const documents = facts.batchDocuments(batch.id);
    const dossiers = facts.batchDossiers(batch.id).map((dossier): ListedDossier => {
      const own = documents.filter((document) => document.dossierId === dossier.id);
      return {
        ...dossier,
        folder: own[0]?.folder ?? '',
        documents: own.map((document) => ({
          ...document,
          fields: facts.fieldsOf(document.id),
          scans: facts.pagesOf(document.id),
        })),
      };
    });
    const head = {
      uid: batch.uid,
      profile: profile.id,
      createdAt: batch.created_at,
      createdBy: batch.created_by,
      station: facts.archive(),
      software,
    };
    const place = await makeFolder(root, 'ke-khai');
    await writeFlushed(join(place, 'muc-luc-ho-so.csv'), dossierCsv(profile, dossiers));
    await writeFlushed(join(place, 'muc-luc-van-ban.csv'), documentCsv(profile, dossiers));
    await writeFlushed(join(place, 'lo.json'), batchJson(head, profile, dossiers));
  }

  const bagInfo = (batch: BatchRow): [string, string][] => [
    ['Source-Organization', facts.archive().name.replace(/\s+/g, ' ')],
    ['External-Identifier', batch.uid],
    ['Bagging-Date', batch.created_at.slice(0, 10)],
    ['Bag-Software-Agent', `${software.name} ${software.version}`],
  ];

  async function resume(run: SealRun): Promise<SealOutcome[]> {
    const finished: SealOutcome[] = [];
    const batches = rows.all();
    // What a batch that was given up left behind.
    const growing = new Set(batches.map((batch) => `${batch.folder}.part`));
    for (const name of await readdir(folder)) {
      if (name.endsWith('.part') && !growing.has(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
    for (const batch of batches) {
      if (batch.state === 'sealing') finished.push(await finish(batch.id, run));
    }
    return finished;
  }

  async function verify(batchId: number, signal?: AbortSignal): Promise<BagCheck> {
    const batch = rows.find(batchId);
    const bag = await verifyBag(folderReader(join(folder, batch.folder), signal), { signal });
    if (bag.fingerprint === null || bag.fingerprint === batch.fingerprint) return bag;
    return { ...bag, problems: [...bag.problems, 'dấu hoàn tất không phải là dấu đã ghi trong cơ sở dữ liệu'] };
  }

  // Two sealings at once would write into the same folders; the second waits for the first.
  let turn: Promise<void> = Promise.resolve();
  function inTurn<T>(run: SealRun, work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work).catch((cause) => {
      if (cause instanceof StationError) throw cause;
      if (run.signal?.aborted) throw new StationError('cancelled', {}, { cause });
      throw 'syscall' in cause ? writeError(cause.path ?? folder, cause) : cause;
    });
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  return {
    seal: (selection, run) =>
      inTurn(run, async () => {
        const finished = await resume(run);
        const known = new Set(finished.flatMap((batch) => facts.batchDocuments(batch.id).map((d) => d.dossierId)));
        const asked = selection.dossierIds?.filter((id) => !known.has(id));
        const latest = finished.at(-1);
        if (latest !== undefined && asked?.length === 0) return latest;
        try {
          const profile = profileOf(profiles, selection.profile ?? DEFAULT_PROFILE);
          return await finish(rows.begin(asked, profile, run.actor), run);
        } catch (cause) {
          if (latest !== undefined && cause instanceof StationError && cause.code === 'nothing-to-seal') return latest;
          throw cause;
        }
      }),
    resume: (run) => inTurn(run, () => resume(run)),
    list: () => rows.all().map(rows.summary),
    summary: (batchId) => rows.summary(rows.find(batchId)),
    show: (batchId) => ({ ...rows.summary(rows.find(batchId)), contents: facts.batchDocuments(batchId) }),
    async savePdf(documentId, path, { signal, onProgress }) {
      const uid = facts.documentUid(documentId);
      if (uid === null) throw new StationError('not-found', { kind: 'văn bản', id: documentId });
      const pages = facts.pagesOf(documentId);
      let done = 0;
      return saveDocumentPdf(parts, {
        document: { uid, name: basename(path, '.pdf') },
        pages,
        fields: facts.fieldsOf(documentId),
        identification: profileOf(profiles, DEFAULT_PROFILE).identification,
        path,
        signal,
        onPage() {
          done += 1;
          onProgress?.({ done, total: pages.length, current: basename(path) });
        },
      });
    },
    verify,
    async verifyAll(signal) {
      const found: { uid: string; problems: readonly string[] }[] = [];
      for (const batch of rows.all().filter((row) => row.state === 'sealed')) {
        found.push({ uid: batch.uid, problems: (await verify(batch.id, signal)).problems });
      }
      return found;
    },
  };
}

/** Whether a document's PDF lies there as it was written down. */
async function isWritten(root: string, document: BatchDocument, signal: AbortSignal | undefined): Promise<boolean> {
  if (document.sha256 === null) return false;
  const path = join(root, 'data', document.folder, `${document.name}.pdf`);
  if ((await stat(path).catch(() => null)) === null) return false;
  return (await hashFile(path, signal)).sha256 === document.sha256;
}

/** Removes folders of dossiers that were released after their first files were written. */
async function removeStrays(data: string, expected: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(data)) {
    if (!expected.has(name)) await rm(join(data, name), { recursive: true, force: true });
  }
}

async function payloadBytes(bag: string): Promise<number> {
  let bytes = 0;
  for (const path of await filesBelow(join(bag, 'data'))) bytes += (await stat(join(bag, 'data', path))).size;
  return bytes;
}
