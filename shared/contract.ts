/**
 * The whole contract of the station: every call with its arguments as a zod schema, its result type and the permission
 * it takes. The station's door, the command line and the window's bridge all follow from this one table, so there are
 * no second lists to keep.
 *
 * Every call answers `Result` (result.ts). Ids cross the boundary; paths do so only where a person named them (folders
 * to import, a list, a destination).
 */
import { z } from 'zod';
import { type FieldName, fieldNames } from './fields.ts';
import { jobStates } from './jobs.ts';
import type {
  ApprovalReport,
  ArchiveCheck,
  BackupReport,
  BatchSummary,
  DeliveryOutcome,
  DestinationSummary,
  DocumentSummary,
  DocumentView,
  DossierView,
  IntakeException,
  IntakeReport,
  JobView,
  ListReport,
  Progress,
  ReceiptCheck,
  ReceiptSummary,
  SearchResult,
  StationStatus,
  WorkReport,
} from './views.ts';

/** What a role may do. `read` is held by everyone who may open the archive; the table of roles comes with users. */
export type Permission = 'read' | 'describe' | 'approve' | 'deliver' | 'administer';

/** How far a long call is: `done` of `total` (null while unknown) in the unit that suits it, and what it is at. */
export type CallProgress = {
  readonly stage: 'intake' | 'reading' | 'sealing' | 'delivering' | 'verifying' | 'indexing' | 'backup';
  readonly done: number;
  readonly total: number | null;
  readonly current: string;
};

type Call<A extends z.ZodType, R> = { readonly args: A; readonly permission: Permission; readonly result?: R };

/** `result` exists for the type only; no value is ever there. */
const call =
  <R>() =>
  <A extends z.ZodType>(permission: Permission, args: A): Call<A, R> => ({ args, permission });

const id = z.number().int().positive();
const path = z.string().min(1).max(4096);
const code = z.string().trim().min(1).max(100);
const nothing = z.object({}).strict();

export const contract = {
  'station.status': call<StationStatus>()('read', nothing),

  /** Takes files and folders in. Long; each file is on the disk and in the database before the next one. */
  'intake.take': call<IntakeReport>()(
    'describe',
    z
      .object({
        roots: z.array(path).min(1),
        /** What makes a document: each file, each page, or each folder. */
        documents: z.enum(['file', 'page', 'folder']).default('file'),
        fondsCode: code.optional(),
        inventoryCode: code.optional(),
        /** Everything into this dossier, instead of one named after each file's folder. */
        dossierCode: code.optional(),
      })
      .strict(),
  ),
  'intake.exceptions': call<IntakeException[]>()('read', z.object({ settled: z.boolean().default(false) }).strict()),
  'intake.settle': call<null>()('describe', z.object({ id, how: z.string().trim().min(1).max(500) }).strict()),

  /** Reads and describes until the queue is empty or the call is stopped. Long. */
  'work.run': call<WorkReport>()('describe', nothing),
  'jobs.list': call<JobView[]>()(
    'read',
    z.object({ state: z.enum(jobStates).optional(), limit: z.number().int().min(1).max(10_000).default(200) }).strict(),
  ),
  'jobs.retry': call<{ retried: number }>()('describe', z.object({ id: id.optional() }).strict()),
  'jobs.cancel': call<null>()('describe', z.object({ id }).strict()),

  'search.find': call<SearchResult>()(
    'read',
    z
      .object({
        query: z.string().max(1000),
        limit: z.number().int().min(1).max(100).default(20),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),

  'document.list': call<DocumentSummary[]>()(
    'read',
    z
      .object({
        dossierCode: code.optional(),
        limit: z.number().int().min(1).max(10_000).default(500),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),
  'document.show': call<DocumentView>()('read', z.object({ id }).strict()),
  'document.setField': call<null>()(
    'describe',
    z
      .object({ id, field: z.enum(fieldNames as unknown as [FieldName, ...FieldName[]]), value: z.string().nullable() })
      .strict(),
  ),
  /** `leaveEmpty`: fields that a person must read and nobody has filled are confirmed as empty. */
  'document.approve': call<ApprovalReport>()(
    'approve',
    z.object({ ids: z.array(id).min(1), leaveEmpty: z.boolean().default(false) }).strict(),
  ),
  'document.sendBack': call<null>()('approve', z.object({ id, reason: z.string().trim().min(1).max(1000) }).strict()),

  'dossier.list': call<DossierView[]>()('read', nothing),
  /** Approves every document of a dossier (of all dossiers without a code) that can be, and says which cannot and why. */
  'dossier.approve': call<ApprovalReport>()(
    'approve',
    z.object({ code: code.optional(), leaveEmpty: z.boolean().default(false) }).strict(),
  ),
  'dossier.explain': call<null>()(
    'approve',
    z.object({ code, reason: z.string().trim().max(1000).nullable() }).strict(),
  ),

  'inventory.import': call<ListReport>()(
    'describe',
    z.object({ path, fondsCode: code.optional(), inventoryCode: code.optional() }).strict(),
  ),
  'inventory.progress': call<Progress>()('read', nothing),

  /** Seals every dossier that is ready, or the named ones, into one batch. Long. */
  'batch.seal': call<BatchSummary>()('deliver', z.object({ dossierCodes: z.array(code).optional() }).strict()),
  'batch.list': call<BatchSummary[]>()('read', nothing),

  'destination.add': call<DestinationSummary>()(
    'administer',
    z.object({ name: code, kind: z.literal('folder'), settings: z.object({ path }).strict() }).strict(),
  ),
  'destination.list': call<DestinationSummary[]>()('read', nothing),
  /** Delivers one batch, or every sealed one, to a destination. Long. Repeating it changes nothing and says so. */
  'delivery.deliver': call<DeliveryOutcome[]>()(
    'deliver',
    z.object({ batchId: id.optional(), destination: code }).strict(),
  ),
  'receipt.list': call<ReceiptSummary[]>()('read', nothing),
  /** Re-hashes what lies at the destinations against every receipt. Long. */
  'receipt.verify': call<ReceiptCheck[]>()('deliver', nothing),

  /** Re-hashes originals and batches, walks the audit chain, checks database and index. Long. */
  'archive.verify': call<ArchiveCheck>()('administer', z.object({ rebuildIndex: z.boolean().default(false) }).strict()),
  'archive.backup': call<BackupReport>()('administer', z.object({ folder: path.optional() }).strict()),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives; defaults may be left out. */
export type CallArgs<N extends CallName> = z.input<Contract[N]['args']>;
/** What the station gets once the arguments are parsed. */
export type ParsedArgs<N extends CallName> = z.output<Contract[N]['args']>;
export type CallResult<N extends CallName> = NonNullable<Contract[N]['result']>;
