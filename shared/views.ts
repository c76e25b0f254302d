/** The shapes in which the station answers: what callers see, not how it is stored. Times are ISO 8601 UTC. */
import type { DossierState } from './dossier.ts';
import type { ErrorCode, ErrorParams } from './errors.ts';
import type { Evidence, FieldName } from './fields.ts';
import type { JobKind, JobState } from './jobs.ts';

export type Problem = { readonly code: ErrorCode; readonly params: ErrorParams };

export type StationStatus = {
  readonly folder: string;
  readonly name: string;
  readonly schemaVersion: number;
  readonly dossiers: number;
  readonly documents: number;
  readonly pages: {
    readonly total: number;
    readonly waiting: number;
    readonly read: number;
    readonly failed: number;
    readonly blank: number;
  };
  readonly jobs: Readonly<Record<JobState, number>>;
  readonly exceptions: number;
  readonly needsPerson: number;
  readonly batches: number;
  readonly receipts: number;
};

export type IntakeException = Problem & {
  readonly id: number;
  readonly path: string;
  readonly at: string;
  readonly settledAt: string | null;
  readonly settledHow: string | null;
};

export type IntakeReport = {
  readonly taken: number;
  /** Files that came in before from the same place with the same bytes. */
  readonly known: number;
  /** Files whose bytes already lie in the archive under another name. */
  readonly duplicates: readonly { readonly path: string; readonly sameAs: string }[];
  /** Files left aside by their kind or name (Thumbs.db, lists, texts), never silently. */
  readonly skipped: readonly string[];
  readonly refused: number;
  readonly documents: number;
  readonly pages: number;
  readonly exceptions: readonly (Problem & { readonly path: string })[];
  readonly cancelled: boolean;
};

export type WorkReport = {
  readonly pagesRead: number;
  readonly pagesFailed: number;
  readonly documentsDescribed: number;
  readonly seconds: number;
  readonly cancelled: boolean;
  readonly failures: readonly (Problem & { readonly jobId: number })[];
};

export type JobView = {
  readonly id: number;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly subject: string;
  readonly attempts: number;
  readonly notBefore: string | null;
  readonly error: Problem | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

/** Where a found word stands in its snippet: [start, end) in UTF-16 units, in order and without overlap. */
export type Mark = readonly [start: number, end: number];

export type SearchHit = {
  readonly documentId: number;
  readonly dossierId: number;
  readonly dossierCode: string;
  readonly dossierTitle: string;
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** Whether it holds the words with the marks as typed. */
  readonly exact: boolean;
  /** The pages that answer best, best first; empty when only the fields hold the words. */
  readonly pages: readonly {
    readonly pageId: number;
    /** Position in the document, 1 = first. */
    readonly page: number;
    readonly snippet: string;
    readonly marks: readonly Mark[];
  }[];
};

export type SearchResult = {
  /** How many documents were found; exact unless `capped`, which means "at least". */
  readonly total: number;
  readonly capped: boolean;
  /** Documents whose newest text or fields are not in the index yet. */
  readonly pending: number;
  readonly hits: readonly SearchHit[];
};

export type FieldView = {
  readonly field: FieldName;
  readonly value: string | null;
  readonly confidence: number | null;
  readonly needsPerson: boolean;
  readonly source: 'machine' | 'person';
  readonly evidence: readonly Evidence[];
};

export type PageView = {
  readonly id: number;
  readonly page: number;
  readonly state: 'waiting' | 'read' | 'failed';
  readonly failure: Problem | null;
  readonly blank: boolean;
  readonly textSource: 'ocr' | 'text-layer' | null;
  readonly confidence: number | null;
  readonly dpi: number | null;
  readonly skew: number | null;
  readonly sharpness: number | null;
  readonly clipping: number | null;
  readonly inkShare: number | null;
  readonly sha256: string;
  readonly part: number;
  readonly text: string | null;
};

/** One line of a list of documents. */
export type DocumentSummary = {
  readonly id: number;
  readonly dossierCode: string;
  readonly ordinal: number;
  readonly pages: number;
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
  readonly subject: string | null;
  readonly signer: string | null;
  /** Fields that a person must read on the paper. */
  readonly needsPerson: number;
  readonly approved: boolean;
};

export type DocumentView = {
  readonly id: number;
  readonly uid: string;
  readonly dossierCode: string;
  readonly dossierTitle: string;
  readonly ordinal: number;
  readonly sourcePath: string;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly sentBack: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly fields: readonly FieldView[];
  readonly pages: readonly PageView[];
};

export type ApprovalReport = {
  readonly approved: readonly number[];
  readonly refused: readonly (Problem & { readonly documentId: number })[];
};

export type DossierView = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly box: string | null;
  readonly planned: boolean;
  readonly plannedSheets: number | null;
  readonly documents: number;
  readonly pages: number;
  readonly approved: number;
  readonly state: DossierState;
  /** The state in Vietnamese. */
  readonly stateLabel: string;
  /** What stands in the way of sealing; empty when nothing does. */
  readonly obstacles: readonly string[];
};

export type ListReport = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  readonly notes: readonly string[];
};

/** One step on the way of the listed dossiers; figures in words are cut off, never rounded up. */
export type ProgressStep = {
  readonly step: 'planned' | 'captured' | 'described' | 'approved' | 'sealed' | 'delivered';
  /** The step in Vietnamese. */
  readonly label: string;
  /** Listed dossiers that have come at least this far with all their papers. */
  readonly dossiers: number;
  /** Of the listed dossiers: `99,9 %`. */
  readonly percent: string;
  /** Sheets that the list gives for these dossiers. */
  readonly sheets: number;
  /** Of all sheets that the list gives. */
  readonly sheetsPercent: string;
  /** Pages captured of these dossiers. */
  readonly pages: number;
};

/** How far the archive is from 100 % of the office's own list. */
export type Progress = {
  /** Dossiers in the list: the denominator. 0 = no list has been imported. */
  readonly planned: number;
  readonly plannedSheets: number;
  /** Listed dossiers for which the list gives no number of sheets. */
  readonly withoutSheets: number;
  /** From `planned` to `delivered`. */
  readonly steps: readonly ProgressStep[];
  /** Listed dossiers of which no paper has come yet. */
  readonly untouched: number;
  /** Dossiers with papers that stand in no list; never part of the percentage. */
  readonly outsideList: { readonly dossiers: number; readonly documents: number; readonly pages: number };
  /** Where counts on paper and counts captured differ, explained or not; dossiers still being read are left out. */
  readonly mismatches: readonly {
    readonly dossierId: number;
    readonly dossierCode: string;
    readonly title: string;
    readonly differences: readonly string[];
    readonly explained: string | null;
  }[];
  readonly blankPages: number;
  readonly failedPages: number;
  /** Files that brought the bytes of another file again. */
  readonly duplicates: number;
  /** Files refused and not settled yet. */
  readonly exceptions: number;
};

export type BatchSummary = {
  readonly id: number;
  readonly uid: string;
  readonly state: 'sealing' | 'sealed';
  readonly profile: string;
  readonly folder: string;
  readonly fingerprint: string | null;
  readonly dossiers: number;
  readonly documents: number;
  readonly pages: number;
  readonly bytes: number;
  readonly sealedAt: string | null;
};

export type DestinationSummary = {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly place: string;
};

export type ReceiptSummary = {
  readonly number: string;
  readonly kind: 'sent' | 'accepted';
  readonly batchId: number;
  readonly batchUid: string;
  readonly destination: string;
  readonly fingerprint: string;
  readonly writtenAt: string;
  readonly place: string;
};

export type DeliveryOutcome = ReceiptSummary & { readonly alreadyThere: boolean };

export type ReceiptCheck = {
  readonly number: string;
  readonly destination: string;
  readonly outcome: 'intact' | 'damaged' | 'unreachable';
  readonly files: number;
  readonly problems: readonly string[];
};

export type ArchiveCheck = {
  readonly originals: {
    readonly checked: number;
    readonly bytes: number;
    readonly missing: readonly string[];
    readonly damaged: readonly string[];
    readonly strays: readonly string[];
  };
  readonly audit: { readonly events: number; readonly brokenAt: number | null };
  readonly database: readonly string[];
  readonly index: readonly string[];
  readonly batches: readonly { readonly uid: string; readonly problems: readonly string[] }[];
  readonly sound: boolean;
};

export type BackupReport = {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly skipped: number;
};
