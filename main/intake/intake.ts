/**
 * Taking papers in: from folders and files to originals, documents and pages waiting to be read.
 *
 * Promises: bytes are stored and flushed first, then looked into, and only then does one short transaction write the
 * rows: stop the program anywhere and the next run goes on, nothing lost and nothing twice. Every file seen, litter
 * and lists apart, leaves a row saying what became of it. A file that cannot be taken stays among the exceptions with its reason until it comes in
 * well or a person settles it; its bytes are kept when they are of a kind we know, because half a paper is better than
 * none. One bad file never stops the rest. The only writer of `intake` and `source_file`.
 */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, sep } from 'node:path';
import { allowedDossierSteps } from '../../shared/dossier.ts';
import { type ErrorCode, StationError } from '../../shared/errors.ts';
import type { IntakeReport } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import { imagePages } from '../imaging/imaging.ts';
import type { Originals, StoredOriginal } from '../originals/originals.ts';
import type { PdfReader } from '../pdf/pdf.ts';
import type { DossierPlace, Records } from '../records/records.ts';
import { type DossierChoice, openDossierChoice } from './dossier-of-file.ts';
import { type Found, shown, walk } from './walk.ts';

export type IntakeOptions = DossierPlace & {
  /** What makes a document: each file, each page of each file, or all files of a folder together. */
  documents: 'file' | 'page' | 'folder';
  /** Everything into this dossier, instead of the one each file's folder suggests. */
  dossierCode?: string | undefined;
  /** The same, by id; wins over the codes. */
  dossierId?: number | undefined;
};

export type IntakeRun = {
  actor: string;
  signal?: AbortSignal | undefined;
  /** Before each file, and once at the end. `filesTotal` is null while the folders are being listed. */
  onProgress?: (progress: { files: number; filesTotal: number | null; pages: number; current: string }) => void;
};

export type Intake = {
  /**
   * @param roots files and folders, taken in the order given; folders with all they hold
   * @throws StationError `path-missing` (a root is not there; nothing was taken), `disk-full`, `write-failed`: what
   * came in before stays, and the next run goes on
   */
  take(roots: readonly string[], options: IntakeOptions, run: IntakeRun): Promise<IntakeReport>;
  /**
   * Tries the file of an exception again from where it lay, as it was taken then.
   * @throws StationError `not-found`, `not-allowed` (settled already), `path-missing`
   */
  retry(sourceFileId: number, run: IntakeRun): Promise<IntakeReport>;
  /**
   * Takes a file in as another scan of a page: its first page takes the place, further ones follow it; the page it
   * replaces is kept among the removed ones.
   * @throws StationError `page-known`, the codes of bad files and of records.replacePage; nothing is changed then
   */
  replacePage(pageId: number, path: string, run: IntakeRun): Promise<number[]>;
  /** A person closes an exception and says how ("scanned again as …"). @throws StationError `not-found`, `not-allowed` */
  settle(sourceFileId: number, how: string, actor: string): void;
};

/**
 * Lists, texts and program files that offices keep beside scans. They are told, not treated as damaged papers; anything
 * else that is not PDF, TIFF, JPEG or PNG (Word files, photos in other formats, archives) may be a paper and is refused.
 */
const SIDE_FILES = new Set(
  '.txt .md .csv .tsv .json .jsonl .xml .xsd .xls .xlsx .xlsm .ods .log .ini .cfg .yml .yaml .db .lnk .url .bat .exe .sha256 .md5'.split(
    ' ',
  ),
);

/** The disk's fault, not the file's: every file after it would meet the same. */
const ENDS_THE_RUN: ReadonlySet<ErrorCode> = new Set(['disk-full', 'write-failed', 'archive-damaged']);

type Taken = { id: number; path: string };
type Standing = { id: number; dossierId: number };
type Counts = {
  taken: number;
  known: number;
  duplicates: { path: string; sameAs: string }[];
  skipped: string[];
  refused: number;
  documents: number;
  pages: number;
  dossierIds: Set<number>;
  exceptions: IntakeReport['exceptions'][number][];
};

export function openIntake(parts: {
  db: Database;
  originals: Originals;
  pdf: PdfReader;
  records: Records;
  audit: Audit;
}): Intake {
  const { db, originals, pdf, records, audit } = parts;
  const dossiers = openDossierChoice(db);
  const insertIntake = db.prepare('insert into intake (actor, roots, options, started_at) values (?, ?, ?, ?)');
  const finishIntake = db.prepare('update intake set finished_at = ? where id = ?');
  const insertFile = db.prepare(
    `insert into source_file (intake_id, path, size, modified_at, sha256, outcome, same_as, error_code, error_params)
     values (:intakeId, :path, :size, :modifiedAt, :sha256, :outcome, :sameAs, :errorCode, :errorParams)`,
  );
  const settleOlder = db.prepare(
    `update source_file set settled_at = ?, settled_how = ?
     where path = ? and outcome = 'refused' and settled_at is null`,
  );
  const findTaken = db.prepare<[string], Taken>(
    `select id, path from source_file where sha256 = ? and outcome = 'taken' order by id limit 1`,
  );
  const cameBefore = db.prepare<[string, string], { found: 1 }>(
    `select 1 as found from source_file where sha256 = ? and path = ? and outcome <> 'refused' limit 1`,
  );
  const findRefused = db.prepare<
    [number],
    { outcome: string; settledAt: string | null; path: string; roots: string; options: string }
  >(
    `select s.outcome, s.settled_at as settledAt, s.path, i.roots, i.options
     from source_file s join intake i on i.id = s.intake_id where s.id = ?`,
  );
  const documentOfFolder = db.prepare<
    [{ inside: string; beyond: string; separator: string; dossierId: number | null }],
    Standing
  >(
    `select d.id, d.dossier_id as dossierId from document d join source_file s on s.id = d.source_file_id join intake i on i.id = s.intake_id
     where d.emptied = 0 and s.path > :inside and s.path < :beyond and instr(substr(s.path, length(:inside) + 1), :separator) = 0
       and json_extract(i.options, '$.documents') = 'folder' and d.approved_at is null
       and (:dossierId is null or d.dossier_id = :dossierId)
       and not exists (select 1 from batch_dossier b where b.dossier_id = d.dossier_id)
     order by d.id desc limit 1`,
  );

  type Row = {
    outcome: 'taken' | 'known' | 'duplicate' | 'refused';
    path: string;
    modifiedAt: string | null;
    size: number | null;
    sha256?: string;
    sameAs?: number;
    error?: StationError;
  };

  function writeFile(intakeId: number, row: Row): number {
    const how = row.outcome === 'refused' ? 'Đã thử nhập lại, vẫn chưa được' : 'Đã nhập được ở lần nhập sau';
    settleOlder.run(now(), how, row.path);
    const { lastInsertRowid } = insertFile.run({
      intakeId,
      path: row.path,
      size: row.size,
      modifiedAt: row.modifiedAt,
      sha256: row.sha256 ?? null,
      outcome: row.outcome,
      sameAs: row.sameAs ?? null,
      errorCode: row.error?.code ?? null,
      errorParams: row.error ? JSON.stringify(row.error.params) : null,
    });
    return Number(lastInsertRowid);
  }

  /** The pages a stored file holds; whatever is wrong with it is told by the name it came in under. */
  async function pagesIn(original: StoredOriginal, path: string, signal?: AbortSignal): Promise<number> {
    try {
      const { path: stored, mediaType } = original;
      const { pages } =
        mediaType === 'application/pdf' ? await pdf.inspect(stored, signal) : await imagePages(stored, mediaType);
      return pages;
    } catch (cause) {
      throw cause instanceof StationError ? renamed(cause, path) : cause;
    }
  }

  /** The dossier that the codes or the file's folder name. @throws StationError `not-allowed` for a sealed one */
  function dossierOf(file: { path: string; root: string }, options: IntakeOptions): DossierChoice {
    const place: DossierPlace = { fondsCode: options.fondsCode, inventoryCode: options.inventoryCode };
    const choice =
      options.dossierCode === undefined
        ? dossiers.suggested(file.path, file.root, place)
        : { ...place, code: options.dossierCode };
    dossiers.refuseSealed(choice);
    return choice;
  }

  function takePages(
    file: { sourceFileId: number; path: string; root: string; sha256: string; pages: number },
    options: IntakeOptions,
    actor: string,
  ): { documents: number; dossierId: number } {
    const suggested = options.dossierId === undefined ? dossierOf(file, options) : null;
    const named = suggested !== null && options.dossierCode !== undefined;
    // Where a person named the dossier, a folder goes on only inside it; else wherever its document stands by now.
    const chosen = options.dossierId ?? (named ? records.ensureDossier(suggested, actor) : null);
    const pages = Array.from({ length: file.pages }, (_, part) => ({ sha256: file.sha256, part }));
    if (options.documents === 'folder') {
      const standing = documentOfFolder.get({ ...directlyIn(dirname(shown(file.path))), dossierId: chosen });
      if (standing) {
        records.addPages(standing.id, { pages, sourceFileId: file.sourceFileId }, actor);
        return { documents: 0, dossierId: standing.dossierId };
      }
    }
    const dossierId = chosen ?? records.ensureDossier(suggested ?? dossierOf(file, options), actor);
    const { sourceFileId } = file;
    const documents = options.documents === 'page' ? pages.map((page) => [page]) : [pages];
    for (const each of documents) records.takeDocument({ dossierId, sourceFileId, pages: each }, actor);
    return { documents: documents.length, dossierId };
  }

  async function takeFile(
    file: Extract<Found, { kind: 'file' }>,
    intakeId: number,
    options: IntakeOptions,
    run: IntakeRun,
    counts: Counts,
  ): Promise<void> {
    const { signal, actor } = run;
    const path = shown(file.path);
    const about = await stat(file.path).catch(() => null);
    const row = { path, size: about?.size ?? null, modifiedAt: about?.mtime.toISOString() ?? null };
    let original: StoredOriginal | null = null;
    try {
      original = await originals.store(file.path, { signal });
      const { sha256 } = original;
      const first = findTaken.get(sha256);
      if (first) {
        const outcome = cameBefore.get(sha256, path) ? 'known' : 'duplicate';
        writeFile(intakeId, { ...row, outcome, sha256, sameAs: first.id });
        if (outcome === 'known') counts.known += 1;
        else counts.duplicates.push({ path, sameAs: first.path });
        return;
      }
      const stored = original;
      const pages = await pagesIn(original, path, signal);
      const { documents, dossierId } = db.transaction(() => {
        originals.register(stored);
        const sourceFileId = writeFile(intakeId, { ...row, outcome: 'taken', sha256 });
        return takePages({ sourceFileId, path: file.path, root: file.root, sha256, pages }, options, actor);
      })();
      counts.taken += 1;
      counts.pages += pages;
      counts.documents += documents;
      counts.dossierIds.add(dossierId);
    } catch (cause) {
      if (!(cause instanceof StationError) || ENDS_THE_RUN.has(cause.code) || cause.code === 'cancelled') throw cause;
      const isNoPaper = cause.code === 'file-type-unknown' || cause.code === 'file-empty';
      if (isNoPaper && !file.named && SIDE_FILES.has(extname(path).toLowerCase())) {
        counts.skipped.push(path);
        return;
      }
      refuse(intakeId, { ...row, outcome: 'refused', error: renamed(cause, path) }, original, counts);
    }
  }

  function refuse(
    intakeId: number,
    row: Row & { error: StationError },
    original: StoredOriginal | null,
    counts: Counts,
  ): void {
    db.transaction(() => {
      if (original) originals.register(original);
      writeFile(intakeId, original ? { ...row, sha256: original.sha256 } : row);
    })();
    counts.refused += 1;
    counts.exceptions.push({ path: row.path, code: row.error.code, params: row.error.params });
  }

  async function takeAll(
    roots: readonly string[],
    options: IntakeOptions,
    run: IntakeRun,
    counts: Counts,
    find: () => Promise<Found[]>,
  ): Promise<void> {
    const { actor, signal, onProgress } = run;
    onProgress?.({ files: 0, filesTotal: null, pages: 0, current: '' });
    const found = await find();
    if (signal?.aborted) throw new StationError('cancelled');
    const intakeId = Number(
      insertIntake.run(actor, JSON.stringify(roots.map(shown)), JSON.stringify(options), now()).lastInsertRowid,
    );
    const filesTotal = found.filter((each) => each.kind === 'file').length;
    let files = 0;
    for (const each of found) {
      if (signal?.aborted) throw new StationError('cancelled');
      const path = shown(each.path);
      if (each.kind === 'skipped') {
        counts.skipped.push(path);
      } else if (each.kind === 'refused') {
        const error = renamed(each.error, path);
        refuse(intakeId, { outcome: 'refused', path, size: null, modifiedAt: null, error }, null, counts);
      } else {
        onProgress?.({ files, filesTotal, pages: counts.pages, current: path });
        await takeFile(each, intakeId, options, run, counts);
        files += 1;
      }
    }
    finishIntake.run(now(), intakeId);
    onProgress?.({ files, filesTotal, pages: counts.pages, current: '' });
  }

  async function takeCounted(
    roots: readonly string[],
    options: IntakeOptions,
    run: IntakeRun,
    find: () => Promise<Found[]>,
  ): Promise<IntakeReport> {
    if (options.dossierId !== undefined) requireOpen(options.dossierId);
    const counts: Counts = {
      taken: 0,
      known: 0,
      duplicates: [],
      skipped: [],
      refused: 0,
      documents: 0,
      pages: 0,
      dossierIds: new Set(),
      exceptions: [],
    };
    const report = (cancelled: boolean): IntakeReport => ({
      ...counts,
      dossierIds: [...counts.dossierIds],
      cancelled,
    });
    try {
      await takeAll(roots, options, run, counts, find);
      return report(false);
    } catch (cause) {
      if (run.signal?.aborted && cause instanceof StationError && cause.code === 'cancelled') {
        return report(true);
      }
      throw cause;
    }
  }

  /** @throws StationError `not-found`, `not-allowed` */
  function requireOpen(dossierId: number): void {
    if (allowedDossierSteps(records.facts.dossierFacts(dossierId)).includes('capture')) return;
    throw new StationError('not-allowed', { step: 'thêm văn bản', kind: 'hồ sơ', id: dossierId, state: 'đã đóng gói' });
  }

  /** @throws StationError `not-found`, `not-allowed` */
  function openException(sourceFileId: number): { path: string; roots: string; options: string } {
    const row = findRefused.get(sourceFileId);
    if (row?.outcome !== 'refused') throw new StationError('not-found', { kind: 'ngoại lệ', id: sourceFileId });
    if (row.settledAt === null) return row;
    throw new StationError('not-allowed', { step: 'đóng', kind: 'ngoại lệ', id: sourceFileId, state: 'đã xử lý' });
  }

  return {
    take: (roots, options, run) => takeCounted(roots, options, run, () => walk(roots, dirname(db.name), run.signal)),
    retry(sourceFileId, run) {
      const { path, roots, options } = openException(sourceFileId);
      const named = (JSON.parse(roots) as string[]).find((root) => path.startsWith(root + sep)) ?? dirname(path);
      return takeCounted([path], JSON.parse(options) as IntakeOptions, run, async () => {
        const found = await walk([path], dirname(db.name), run.signal);
        // Under the root of then, so that its folder suggests the same dossier.
        return found.map((each) => (each.kind === 'file' ? { ...each, root: named } : each));
      });
    },
    async replacePage(pageId, path, { actor, signal }) {
      const original = await originals.store(path, { signal });
      const count = await pagesIn(original, path, signal);
      const { sha256 } = original;
      const about = await stat(path).catch(() => null);
      return db.transaction(() => {
        originals.register(original);
        const options = JSON.stringify({ replaces: pageId });
        const intakeId = Number(insertIntake.run(actor, JSON.stringify([shown(path)]), options, now()).lastInsertRowid);
        const first = findTaken.get(sha256);
        const sourceFileId = writeFile(intakeId, {
          path: shown(path),
          size: about?.size ?? null,
          modifiedAt: about?.mtime.toISOString() ?? null,
          sha256,
          ...(first === undefined ? { outcome: 'taken' } : { outcome: 'known', sameAs: first.id }),
        });
        finishIntake.run(now(), intakeId);
        const pages = Array.from({ length: count }, (_, part) => ({ sha256, part }));
        return records.replacePage(pageId, { path: shown(path), sourceFileId, pages }, actor);
      })();
    },
    settle(sourceFileId, how, actor) {
      db.transaction(() => {
        const row = openException(sourceFileId);
        db.prepare('update source_file set settled_at = ?, settled_how = ? where id = ?').run(now(), how, sourceFileId);
        audit.record({
          actor,
          action: 'intake.settle',
          subjectKind: 'source_file',
          subjectId: sourceFileId,
          before: { path: row.path },
          after: { how },
        });
      })();
    },
  };
}

/** Bounds between which lie the paths of a folder's files, so that the index of paths serves. */
const directlyIn = (folder: string) => ({
  inside: folder + sep,
  beyond: folder + String.fromCharCode(sep.charCodeAt(0) + 1),
  separator: sep,
});

/** The bottom layers know the store's names; people know the name the paper came in under. */
const renamed = (error: StationError, path: string): StationError =>
  new StationError(error.code, { ...error.params, path, name: basename(path) }, { cause: error });
