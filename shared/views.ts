/**
 * The shapes in which the station answers: what callers see, not how it is stored. Times are ISO 8601 UTC.
 *
 * One file although it is long: types only, asked for by name, and half of them are parts of others.
 */
import type { Difference, DossierState, Obstacle } from './dossier.ts';
import type { ErrorCode, ErrorParams } from './errors.ts';
import type { Evidence, FieldName } from './fields.ts';
import type { JobKind, JobState } from './jobs.ts';
import type { Box } from './page-text.ts';
import type { SearchFilters } from './search-filters.ts';

/** A part of a list too long to send: `rows` begin at the offset that was asked for, `total` counts them all. */
export type Window<Row> = { readonly total: number; readonly rows: readonly Row[] };

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
  /** Where the papers went, in the order in which they came. */
  readonly dossierIds: readonly number[];
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
  /** The issuing body by its full name, where the issuer as printed is known or says too little alone. */
  readonly body: string | null;
  readonly subject: string | null;
  /** For a picture beside a hit that no page holds; null for a document without pages. */
  readonly firstPageId: number | null;
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
  /** Only when asked for; commonest first, years newest first. */
  readonly facets: readonly Facet[] | null;
  readonly hits: readonly SearchHit[];
};

/** Why another document seems to begin on a page. */
export const boundaryReasons = [
  'letterhead',
  'number-line',
  'other-symbol',
  'after-signature',
  'pages-restart',
  'draft',
] as const;

export type BoundaryReason = (typeof boundaryReasons)[number];

/** A page on which another document seems to begin, and how it seems to be called. */
export type SplitView = {
  readonly pageId: number;
  /** Position in the document, 1 = first. */
  readonly page: number;
  /** 0…1. */
  readonly confidence: number;
  readonly reasons: readonly BoundaryReason[];
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
};

/** Whether a paper holds personal data, and who says so. */
export type PersonalMark = {
  readonly personal: boolean;
  /** `petition` where it follows from the fields, else what a person wrote. */
  readonly reason: string | null;
  /** null: nobody has decided, it follows from the fields. */
  readonly decidedBy: string | null;
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
  /** Of the upright page, pixels; null while it has not been read. */
  readonly width: number | null;
  readonly height: number | null;
  readonly aside: boolean;
  readonly pictureVersion: number;
};

/** One line of a list of documents. */
export type DocumentSummary = {
  readonly id: number;
  readonly dossierId: number;
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
  /** Pages on which another document seems to begin, undecided. */
  readonly splits: number;
  /** Holds personal data. */
  readonly personal: boolean;
  readonly approved: boolean;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly sentBack: boolean;
  readonly issuer: string | null;
  /** Of the first page, for a picture beside the line; null for a document without pages. */
  readonly firstPageId: number | null;
};

export type DocumentView = {
  readonly id: number;
  readonly uid: string;
  readonly dossierId: number;
  readonly dossierCode: string;
  readonly dossierTitle: string;
  readonly ordinal: number;
  readonly sourcePath: string;
  /** Whether fields, pages and approval may change: not once its dossier lies in a batch. */
  readonly steps: readonly ('correct' | 'approve' | 'sendBack')[];
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly sentBack: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly fields: readonly FieldView[];
  /** Undecided ones. */
  readonly splits: readonly SplitView[];
  readonly personal: PersonalMark;
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
  readonly obstacles: readonly Obstacle[];
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

/** How many of the documents found share a value; `value` is what a filter takes, `label` what people read. */
export type Facet = {
  readonly facet: 'types' | 'years' | 'issuers' | 'senders' | 'groups' | 'fondsIds' | 'inventoryIds' | 'states';
  readonly values: readonly {
    readonly value: string | number;
    readonly label: string;
    readonly count: number;
    /** A body that has forerunners or successors, with which it may be asked for. */
    readonly lineage?: true;
  }[];
};

/** The body that a letterhead means, of those the program knows. */
export type IssuingBody = {
  /** How many bodies fit the printed names and the date; `outside`: some of that name, none at that time. */
  readonly standing: 'one' | 'several' | 'outside' | 'none';
  /** The one that fits, or the one a person chose. */
  readonly body: KnownBody | null;
  readonly chosen: boolean;
  readonly options: readonly KnownBody[];
};

export type KnownBody = {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** Where the words of a query stand on one page: one list of boxes for each place, in reading order. */
export type PageHits = {
  readonly pageId: number;
  /** Position in the document, 1 = first. */
  readonly page: number;
  readonly hits: readonly (readonly Box[])[];
};

export type SavedSearch = {
  readonly id: number;
  /** null: one of the last searches, not kept under a name. */
  readonly name: string | null;
  readonly query: string;
  readonly filters: SearchFilters;
  readonly at: string;
};

/** What the clerk's first screen shows. Counts of dossiers are of the list, the denominator. */
export type HomeView = {
  readonly progress: Progress;
  /** Listed dossiers at least this far; each is part of the one before. */
  readonly bar: {
    readonly planned: number;
    readonly captured: number;
    readonly approved: number;
    readonly delivered: number;
    readonly acknowledged: number;
  };
  /** Work that waits for a person; only what this session may do. */
  readonly waiting: readonly {
    readonly what: 'review' | 'needs-person' | 'splits' | 'sent-back' | 'differences' | 'ready-to-seal' | 'to-deliver';
    readonly count: number;
  }[];
  readonly wrong: readonly {
    readonly what: 'exceptions' | 'failed-jobs' | 'failed-pages' | 'damaged-receipts';
    readonly count: number;
  }[];
  /** Pages read on each of the last 14 days, oldest first, local days: `2026-11-23`. */
  readonly days: readonly { readonly day: string; readonly pages: number; readonly approved: number }[];
  readonly today: { readonly pages: number; readonly pagesPerHour: number | null; readonly approved: number };
  /** null where nothing can be said: no list, no pace. */
  readonly forecast: {
    readonly remainingPages: number;
    readonly pagesPerDay: number | null;
    readonly finish: string | null;
    readonly deadline: string | null;
    readonly neededPerDay: number | null;
  } | null;
};

export type ArchiveSettings = {
  readonly name: string;
  readonly deadline: string | null;
  readonly idleMinutes: number;
  /** Made from the bundled samples, for learning. */
  readonly practice: boolean;
};

export type ProfileView = {
  readonly file: string;
  readonly kind: 'document' | 'package';
  readonly title: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** A group of records in the office's scheme; a field shows it as "04 – Giám sát". */
export type RecordGroup = {
  readonly code: string;
  readonly name: string;
  /** Customary retention, in words. */
  readonly retention: string;
  /** Words that speak for the group before anything was learnt. */
  readonly words: readonly string[];
};

export type EngineFacts = {
  readonly name: string;
  readonly version: string;
  readonly model: string;
  readonly engines: number;
};

/** One event of the audit chain. The history of a dossier holds those of its documents and of its batch as well. */
export type EventView = {
  readonly id: number;
  readonly at: string;
  /** Full name of a user, or whatever name the event carries. */
  readonly actor: string;
  readonly action: string;
  /** The document it is about; null where it is about the dossier or its batch. */
  readonly document: { readonly id: number; readonly ordinal: number } | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** The queue of the station that works by itself. */
export type WorkState = {
  readonly state: 'idle' | 'running' | 'paused';
  /** Pages settled since the queue was last empty, of how many. */
  readonly done: number;
  readonly total: number;
  readonly pagesPerMinute: number | null;
  readonly secondsLeft: number | null;
  readonly failed: number;
  /** Why it stands still though there is work: a full disk. */
  readonly problem: Problem | null;
};

/** One page in the sorting room. */
export type PageCard = {
  readonly id: number;
  readonly documentId: number;
  readonly documentOrdinal: number;
  /** Position in the document, 1 = first. */
  readonly page: number;
  readonly state: 'waiting' | 'read' | 'failed';
  readonly failure: Problem | null;
  readonly blank: boolean;
  readonly aside: boolean;
  readonly approved: boolean;
  /** Another document seems to begin on it; undecided. */
  readonly opensAnother: boolean;
  readonly fileName: string;
  /** Of the original that brought it. */
  readonly sha256: string;
  /** Changes whenever the picture does: part of its address. */
  readonly pictureVersion: number;
};

/** A picture on the disk, or its bytes where it had to be cut. */
export type PagePictureFile = {
  readonly mediaType: string;
  readonly etag: string;
} & ({ readonly path: string } | { readonly bytes: Uint8Array });

/** What can be taken back and done again now; null = nothing. */
export type EditState = { readonly undo: EditView | null; readonly redo: EditView | null };

export type EditView = {
  readonly id: number;
  /** The call that made the change: `page.rotate`. */
  readonly call: string;
  readonly at: string;
  /** How many pages or documents. */
  readonly count: number;
  readonly dossierId: number | null;
  readonly documentId: number | null;
};

export type FieldHistoryEntry = FieldView & { readonly actor: string; readonly at: string };

/** Where a document stands in a list. */
export type DocumentPlace = {
  readonly id: number | null;
  /** 1 = first; 0 when it is not in the list (any more). */
  readonly position: number;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
};

/** A fonds with its inventories; counts are of dossiers. */
export type FondsNode = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly inventories: readonly {
    readonly id: number;
    readonly code: string;
    readonly title: string;
    readonly dossiers: number;
    readonly delivered: number;
  }[];
};

export type DossierDetail = DossierView & {
  readonly fonds: { readonly id: number; readonly code: string; readonly title: string };
  readonly inventory: { readonly id: number; readonly code: string; readonly title: string };
  readonly plannedPages: number | null;
  readonly plannedDocuments: number | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly retention: string | null;
  readonly secrecy: string | null;
  readonly access: string | null;
  readonly keywords: string | null;
  readonly note: string | null;
  readonly blankPages: number;
  readonly asidePages: number;
  readonly failedPages: number;
  readonly removedPages: number;
  /** Where counts on paper and captured differ, and why that is right. */
  readonly differences: readonly Difference[];
  readonly explained: string | null;
  readonly steps: readonly ('capture' | 'correct' | 'explain' | 'seal' | 'deliver')[];
  readonly batch: { readonly id: number; readonly uid: string; readonly sealedAt: string | null } | null;
  readonly receipts: readonly ReceiptSummary[];
};

export type BatchView = BatchSummary & {
  readonly contents: readonly {
    readonly dossierId: number;
    readonly code: string;
    readonly title: string;
    readonly documents: number;
    readonly pages: number;
  }[];
  readonly receipts: readonly ReceiptSummary[];
};

/** `text` is the receipt for people, as it lies beside the batch; `body` the same for programs, byte for byte. */
export type ReceiptView = ReceiptSummary & {
  readonly text: string;
  readonly body: string;
  readonly sha256: string;
  readonly previousSha256: string | null;
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
    readonly differences: readonly Difference[];
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
  /** When its files were last hashed again at the destination, and what was found. */
  readonly checkedAt: string | null;
  readonly checkOutcome: ReceiptCheck['outcome'] | null;
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
