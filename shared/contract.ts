/**
 * The whole contract of the station: every call with its arguments as a zod schema, its result type and the permission
 * it takes, and every event. The station's door, the command line and the window's bridge all follow from this one
 * table, so there are no second lists to keep; that is why the file is longer than others.
 *
 * Every call answers `Result` (result.ts). Ids cross the boundary; paths do so only where a person named them (files
 * to take in, a list, a destination), and the window names even those by grants (desktop.ts).
 */
import { z } from 'zod';
import type { DossierFits, GroupModelView } from './classification.ts';
import { type FieldName, fieldNames } from './fields.ts';
import { jobStates } from './jobs.ts';
import type { PageText } from './page-text.ts';
import { type Permission, roles, type SessionView, type UserView } from './people.ts';
import { searchFilters } from './search-filters.ts';
import type {
  ApprovalReport,
  ArchiveCheck,
  ArchiveSettings,
  BackupReport,
  BatchSummary,
  BatchView,
  DeliveryOutcome,
  DestinationSummary,
  DocumentPlace,
  DocumentSummary,
  DocumentView,
  DossierDetail,
  DossierView,
  EditState,
  EngineFacts,
  EventView,
  FieldHistoryEntry,
  FondsNode,
  HomeView,
  IntakeException,
  IntakeReport,
  IssuingBody,
  JobView,
  ListReport,
  PageCard,
  PageHits,
  PagePictureFile,
  ProfileView,
  Progress,
  ReceiptCheck,
  ReceiptSummary,
  ReceiptView,
  RecordGroup,
  SavedSearch,
  SearchResult,
  StationStatus,
  Window,
  WorkReport,
  WorkState,
} from './views.ts';

export type { Permission } from './people.ts';

/** How far a long call is: `done` of `total` (null while unknown) in the unit that suits it, and what it is at. */
export type CallProgress = {
  readonly stage:
    | 'intake'
    | 'reading'
    | 'sealing'
    | 'delivering'
    | 'verifying'
    | 'indexing'
    | 'backup'
    | 'saving'
    | 'learning';
  readonly done: number;
  readonly total: number | null;
  readonly current: string;
};

/** What a change may touch. A reading call names the topics it rests on, a changing one those it moves. */
export const topics = ['records', 'intake', 'work', 'search', 'batches', 'people', 'settings', 'session'] as const;

export type Topic = (typeof topics)[number];

type Call<A extends z.ZodType, R> = {
  readonly args: A;
  readonly permission: Permission;
  readonly kind: 'read' | 'change';
  readonly topics: readonly Topic[];
  readonly result?: R;
};

/** `result` exists for the type only; no value is ever there. */
const reads =
  <R>(...about: readonly Topic[]) =>
  <A extends z.ZodType>(permission: Permission, args: A): Call<A, R> => ({
    args,
    permission,
    kind: 'read',
    topics: about,
  });
const changes =
  <R>(...about: readonly Topic[]) =>
  <A extends z.ZodType>(permission: Permission, args: A): Call<A, R> => ({
    args,
    permission,
    kind: 'change',
    topics: about,
  });

const id = z.number().int().positive();
const ids = z.array(id).min(1).max(20_000);
const path = z.string().min(1).max(4096);
const code = z.string().trim().min(1).max(100);
const title = z.string().trim().min(1).max(2000);
const nothing = z.object({}).strict();
const field = z.enum(fieldNames as unknown as [FieldName, ...FieldName[]]);
const userName = z.string().trim().min(1).max(60);
const password = z.string().min(1).max(200);
const part = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) };

/** Metadata of a dossier that a person may set; null empties a field, what is left out stays. */
const dossierChanges = z
  .object({
    code: code.optional(),
    title: title.optional(),
    box: z.string().trim().max(100).nullable().optional(),
    plannedSheets: z.number().int().min(0).max(1_000_000).nullable().optional(),
    plannedPages: z.number().int().min(0).max(1_000_000).nullable().optional(),
    plannedDocuments: z.number().int().min(0).max(1_000_000).nullable().optional(),
    startDate: z.string().trim().max(20).nullable().optional(),
    endDate: z.string().trim().max(20).nullable().optional(),
    retention: z.string().trim().max(200).nullable().optional(),
    secrecy: z.string().trim().max(100).nullable().optional(),
    access: z.string().trim().max(200).nullable().optional(),
    keywords: z.string().trim().max(2000).nullable().optional(),
    note: z.string().trim().max(5000).nullable().optional(),
  })
  .strict();

export type DossierChanges = z.infer<typeof dossierChanges>;

export const contract = {
  // --- who sits here ------------------------------------------------------------------------------------------
  'session.state': reads<SessionView>('session', 'people')('anyone', nothing),
  'session.signIn': changes<SessionView>('session')('anyone', z.object({ name: userName, password }).strict()),
  'session.signOut': changes<SessionView>('session')('anyone', nothing),
  /** Nothing that takes signing in is answered until the password is given or somebody else signs in; work in hand goes on. */
  'session.lock': changes<SessionView>('session')('anyone', nothing),
  'session.unlock': changes<SessionView>('session')('anyone', z.object({ password }).strict()),
  'session.changePassword': changes<null>('people')('anyone', z.object({ current: password, next: password }).strict()),
  /** The first administrator; only while there is no user. Signs in as well. */
  'user.createFirst': changes<SessionView>('people', 'session')(
    'anyone',
    z.object({ name: userName, fullName: title, password }).strict(),
  ),
  'user.list': reads<UserView[]>('people')('manage-people', nothing),
  'user.add': changes<UserView>('people')(
    'manage-people',
    z.object({ name: userName, fullName: title, role: z.enum(roles), password }).strict(),
  ),
  'user.change': changes<UserView>('people')(
    'manage-people',
    z
      .object({
        name: userName,
        fullName: title.optional(),
        role: z.enum(roles).optional(),
        active: z.boolean().optional(),
      })
      .strict(),
  ),
  'user.setPassword': changes<null>('people')('manage-people', z.object({ name: userName, password }).strict()),

  // --- the archive as a whole ---------------------------------------------------------------------------------
  'station.status': reads<StationStatus>('records', 'intake', 'work', 'batches')('read', nothing),
  'home.view': reads<HomeView>('records', 'intake', 'work', 'batches', 'settings')('read', nothing),
  'archive.settings': reads<ArchiveSettings>('settings')('anyone', nothing),
  'archive.configure': changes<ArchiveSettings>('settings')(
    'administer',
    z
      .object({
        name: title.optional(),
        /** The day by which 100 % is due: `2026-12-31`. */
        deadline: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/)
          .nullable()
          .optional(),
        /** Minutes without a key or the mouse before the window locks; 0 = never. */
        idleMinutes: z.number().int().min(0).max(480).optional(),
      })
      .strict(),
  ),
  'profile.list': reads<ProfileView[]>('settings')('read', nothing),
  'engine.facts': reads<EngineFacts>('settings')('read', nothing),
  /** The classifier of record groups: what it learnt from and how good it is. */
  'classifier.view': reads<GroupModelView>('records', 'settings')('read', nothing),
  /** Learns record groups anew from everything approved; taken only when it is no worse than what stands. Long. */
  'classifier.learn': changes<GroupModelView>('settings', 'records')('administer', nothing),
  /** Events of the audit chain about one thing, newest first. */
  'history.list': reads<Window<EventView>>('records', 'batches')(
    'read',
    z.object({ subjectKind: z.enum(['dossier', 'document']), subjectId: id, ...part }).strict(),
  ),
  /** Re-hashes originals and batches, walks the audit chain, checks database and index. Long. */
  'archive.verify': reads<ArchiveCheck>()(
    'administer',
    z.object({ rebuildIndex: z.boolean().default(false) }).strict(),
  ),
  'archive.backup': changes<BackupReport>()('administer', z.object({ folder: path.optional() }).strict()),

  // --- taking papers in ---------------------------------------------------------------------------------------
  /** Takes files and folders in. Long; each file is on the disk and in the database before the next one. */
  'intake.take': changes<IntakeReport>(
    'records',
    'intake',
    'work',
    'search',
  )(
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
        /** The same, by id; wins over the codes. */
        dossierId: id.optional(),
      })
      .strict(),
  ),
  'intake.exceptions': reads<IntakeException[]>('intake')(
    'read',
    z.object({ settled: z.boolean().default(false) }).strict(),
  ),
  'intake.settle': changes<null>('intake')(
    'describe',
    z.object({ id, how: z.string().trim().min(1).max(500) }).strict(),
  ),
  /** Tries the file of an exception again from where it lay. */
  'intake.retry': changes<IntakeReport>('records', 'intake', 'work')('describe', z.object({ id }).strict()),

  // --- the queue ----------------------------------------------------------------------------------------------
  /** Reads and describes until the queue is empty or the call is stopped. Long. The window's station works by itself. */
  'work.run': changes<WorkReport>('records', 'work', 'search')('describe', nothing),
  'work.state': reads<WorkState>('work')('read', nothing),
  'work.pause': changes<WorkState>('work')('describe', nothing),
  'work.resume': changes<WorkState>('work')('describe', nothing),
  'jobs.list': reads<JobView[]>('work')(
    'read',
    z.object({ state: z.enum(jobStates).optional(), limit: z.number().int().min(1).max(10_000).default(200) }).strict(),
  ),
  'jobs.retry': changes<{ retried: number }>('work')('describe', z.object({ id: id.optional() }).strict()),
  'jobs.cancel': changes<null>('work')('describe', z.object({ id }).strict()),

  // --- pages and what people do with them ---------------------------------------------------------------------
  /** Pages of a dossier in the order of documents and pages; `removed` lists those taken out instead. */
  'page.list': reads<Window<PageCard>>('records', 'work')(
    'read',
    z.object({ dossierId: id, removed: z.boolean().default(false), ...part }).strict(),
  ),
  /** Words with their boxes; null while the page has not been read. */
  'page.words': reads<PageText | null>('records', 'work')('read', z.object({ id }).strict()),
  /**
   * Where a picture of the page lies. Only for the program around the station, never for the window, which gets the
   * picture itself. `box` cuts a part out of the full picture: pixels of the upright page.
   */
  'page.picture': reads<PagePictureFile>('records')(
    'read',
    z
      .object({
        id,
        size: z.enum(['thumbnail', 'view', 'full']),
        box: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]).optional(),
      })
      .strict(),
  ),
  /** Puts pages into a document before one of its pages, or at its end. */
  'page.move': changes<null>('records', 'search')(
    'describe',
    z.object({ ids, documentId: id, before: id.nullable() }).strict(),
  ),
  /** Turns pages clockwise for good: they are shown and read anew this way up. Originals stay. */
  'page.rotate': changes<null>('records', 'work')(
    'describe',
    z.object({ ids, turn: z.union([z.literal(90), z.literal(180), z.literal(270)]) }).strict(),
  ),
  /** A page set aside (a blank back, a separator) stays in the archive and in the counts, and is not delivered. */
  'page.setAside': changes<null>('records', 'search')('describe', z.object({ ids, aside: z.boolean() }).strict()),
  /** Takes pages out of their document; they can be restored at any time and their bytes stay. */
  'page.remove': changes<null>('records', 'search')('describe', z.object({ ids }).strict()),
  'page.restore': changes<null>('records', 'search')('describe', z.object({ ids }).strict()),
  /** Another scan in the place of a page; the page it replaces is kept among the removed ones. */
  'page.replace': changes<{ pageIds: number[] }>(
    'records',
    'intake',
    'work',
    'search',
  )('describe', z.object({ id, path }).strict()),
  'page.readAgain': changes<null>('records', 'work')('describe', z.object({ ids }).strict()),
  /**
   * Words put right by a person. `word` counts in reading order from 0, `read` is what stands there now (a page read
   * anew in between is told, not overwritten), an empty text takes the word out.
   */
  'page.correctWords': changes<null>('records', 'search')(
    'describe',
    z
      .object({
        id,
        corrections: z
          .array(
            z.object({ word: z.number().int().min(0), read: z.string(), text: z.string().trim().max(200) }).strict(),
          )
          .min(1)
          .max(5000),
      })
      .strict(),
  ),
  /** Takes back the last change that this user made and nobody has built upon; tells what it was. */
  'edit.state': reads<EditState>('records', 'session')('read', nothing),
  'edit.undo': changes<EditState>('records', 'search', 'work')('describe', nothing),
  'edit.redo': changes<EditState>('records', 'search', 'work')('describe', nothing),

  // --- documents ----------------------------------------------------------------------------------------------
  /** A window on the documents, in the order of dossiers and documents. `review`: described, neither approved nor sent back. */
  'document.find': reads<Window<DocumentSummary>>('records', 'work')(
    'read',
    z
      .object({
        dossierId: id.optional(),
        filter: z.enum(['all', 'review', 'needs-person', 'splits', 'sent-back', 'approved', 'unread']).default('all'),
        ...part,
      })
      .strict(),
  ),
  /** Where a document stands in such a window, and its neighbours there. Without an id: the first that waits. */
  'document.place': reads<DocumentPlace>('records', 'work')(
    'read',
    z
      .object({
        id: id.optional(),
        dossierId: id.optional(),
        filter: z
          .enum(['all', 'review', 'needs-person', 'splits', 'sent-back', 'approved', 'unread'])
          .default('review'),
      })
      .strict(),
  ),
  'document.show': reads<DocumentView>('records', 'work')('read', z.object({ id }).strict()),
  'document.setField': changes<null>('records', 'search')(
    'describe',
    z.object({ id, field, value: z.string().nullable() }).strict(),
  ),
  /** Which body issued it, of those the program knows, and between which a person may choose. */
  'document.authority': reads<IssuingBody>('records')('read', z.object({ id }).strict()),
  /** A person's choice of the issuing body: '' = none of them; null = as the printed names say. */
  'document.setAuthority': changes<null>('records', 'search')(
    'describe',
    z.object({ id, authority: z.string().max(200).nullable() }).strict(),
  ),
  /** `leaveEmpty`: fields that a person must read and nobody has filled are confirmed as empty. */
  'document.approve': changes<ApprovalReport>('records', 'search')(
    'approve',
    z.object({ ids, leaveEmpty: z.boolean().default(false) }).strict(),
  ),
  'document.sendBack': changes<null>('records', 'search')(
    'approve',
    z.object({ id, reason: z.string().trim().min(1).max(1000) }).strict(),
  ),
  /** A new document begins at this page, which must not be the first of its document. */
  'document.split': changes<{ documentId: number }>(
    'records',
    'search',
    'work',
  )('describe', z.object({ before: id }).strict()),
  /** No other document begins at this page, although it was proposed; nobody is asked again. */
  'document.keepWhole': changes<null>('records')('describe', z.object({ page: id }).strict()),
  /** Whether the paper holds personal data: a person's word, with the reason. */
  'document.markPersonal': changes<null>('records', 'search')(
    'describe',
    z.object({ id, personal: z.boolean(), reason: z.string().trim().max(500).nullable().default(null) }).strict(),
  ),
  /** The pages of the others follow those of the first. */
  'document.join': changes<null>('records', 'search', 'work')('describe', z.object({ ids: ids.min(2) }).strict()),
  'document.move': changes<null>('records', 'search')(
    'describe',
    z.object({ ids, dossierId: id, before: id.nullable() }).strict(),
  ),
  /** The two-layer PDF/A of a document, as a batch would hold it. Long for a long document. */
  'document.savePdf': reads<{ pages: number; bytes: number }>()('read', z.object({ id, path }).strict()),
  /** Every value the field ever had, newest first. */
  'field.history': reads<FieldHistoryEntry[]>('records')('read', z.object({ documentId: id, field }).strict()),
  /** Values of this field that people have approved before, commonest first. */
  'field.suggest': reads<string[]>('records')(
    'describe',
    z.object({ field, typed: z.string().max(200), limit: z.number().int().min(1).max(20).default(8) }).strict(),
  ),

  /** The groups of the office's scheme, for the field recordGroup. */
  'field.recordGroups': reads<RecordGroup[]>('settings')('read', nothing),

  // --- search -------------------------------------------------------------------------------------------------
  'search.find': reads<SearchResult>('search', 'records')(
    'read',
    z
      .object({
        query: z.string().max(1000),
        filters: searchFilters.optional(),
        /** Counts by type, year, issuer, fonds, inventory and state, of all that was found. */
        facets: z.boolean().default(false),
        limit: z.number().int().min(1).max(100).default(20),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),
  /** Where the words of a query stand on the pages of one document. */
  'search.hits': reads<PageHits[]>('search', 'records')(
    'read',
    z.object({ documentId: id, query: z.string().max(1000) }).strict(),
  ),
  /** Of this user: the last searches, newest first, and those kept under a name. */
  'search.saved': reads<SavedSearch[]>('search', 'session')('read', nothing),
  'search.save': changes<SavedSearch>('search')(
    'read',
    z
      .object({ query: z.string().trim().max(1000), filters: searchFilters.default({}), name: title.nullable() })
      .strict(),
  ),
  'search.forget': changes<null>('search')('read', z.object({ id }).strict()),

  // --- fonds, inventories, dossiers ---------------------------------------------------------------------------
  'records.tree': reads<FondsNode[]>('records', 'batches')('read', nothing),
  'fonds.create': changes<{ id: number }>('records')('describe', z.object({ code, title }).strict()),
  'inventory.create': changes<{ id: number }>('records')('describe', z.object({ fondsId: id, code, title }).strict()),
  /** A window on the dossiers in the order of fonds, inventory and code. `typed`: part of code or title. */
  'dossier.find': reads<Window<DossierView>>(
    'records',
    'batches',
    'work',
  )(
    'read',
    z
      .object({
        fondsId: id.optional(),
        inventoryId: id.optional(),
        filter: z
          .enum([
            'all',
            'untouched',
            'open',
            'ready',
            'not-ready',
            'differing',
            'sealed',
            'delivered',
            'unlisted',
            // Of the office's list, at least this far: what the first screen counts.
            'listed',
            'listed-untouched',
            'listed-captured',
            'listed-approved',
            'listed-delivered',
          ])
          .default('all'),
        typed: z.string().max(200).default(''),
        ...part,
      })
      .strict(),
  ),
  /** The one dossier with this code; where several have it, fonds and inventory must say which. */
  'dossier.byCode': reads<{ id: number }>('records')(
    'read',
    z.object({ code, fondsCode: code.optional(), inventoryCode: code.optional() }).strict(),
  ),
  /**
   * Listed dossiers that seem to fit a paper, or the loose papers of an unlisted dossier together; each with its
   * reasons. Of a paper in a listed dossier only what fits clearly better.
   */
  'dossier.fitting': reads<DossierFits>('records')(
    'describe',
    z.union([
      z.object({ documentId: id, dossierId: z.never().optional() }).strict(),
      z.object({ dossierId: id, documentId: z.never().optional() }).strict(),
    ]),
  ),
  'dossier.show': reads<DossierDetail>('records', 'batches', 'work')('read', z.object({ id }).strict()),
  'dossier.create': changes<{ id: number }>('records')(
    'describe',
    z.object({ inventoryId: id.optional(), code, title, planned: z.boolean().default(false) }).strict(),
  ),
  'dossier.describe': changes<null>('records', 'search')(
    'describe',
    z.object({ id, changes: dossierChanges }).strict(),
  ),
  /** Approves every document of a dossier (of all dossiers without an id) that can be, and says which cannot and why. */
  'dossier.approve': changes<ApprovalReport>('records', 'search')(
    'approve',
    z.object({ id: id.optional(), leaveEmpty: z.boolean().default(false) }).strict(),
  ),
  'dossier.explain': changes<null>('records')(
    'check',
    z.object({ id, reason: z.string().trim().max(1000).nullable() }).strict(),
  ),
  'inventory.import': changes<ListReport>('records')(
    'describe',
    z.object({ path, fondsCode: code.optional(), inventoryCode: code.optional() }).strict(),
  ),
  'inventory.progress': reads<Progress>('records', 'batches', 'work')('read', nothing),

  // --- batches and delivery -----------------------------------------------------------------------------------
  /** Seals every dossier that is ready, or the named ones, into one batch. Long. */
  'batch.seal': changes<BatchSummary>('batches', 'records')(
    'deliver',
    z.object({ dossierIds: ids.optional() }).strict(),
  ),
  'batch.list': reads<BatchSummary[]>('batches')('read', nothing),
  'batch.show': reads<BatchView>('batches')('read', z.object({ id }).strict()),
  'destination.add': changes<DestinationSummary>('batches')(
    'administer',
    z.object({ name: code, kind: z.literal('folder'), settings: z.object({ path }).strict() }).strict(),
  ),
  /** Looks whether the destination can be reached and written to, by trying. Refused as a delivery would be. */
  'destination.probe': reads<null>()('deliver', z.object({ id }).strict()),
  'destination.list': reads<DestinationSummary[]>('batches')('read', nothing),
  /** Delivers one batch, or every sealed one, to a destination. Long. Repeating it changes nothing and says so. */
  'delivery.deliver': changes<DeliveryOutcome[]>('batches', 'records')(
    'deliver',
    z.object({ batchId: id.optional(), destination: code }).strict(),
  ),
  'receipt.list': reads<ReceiptSummary[]>('batches')('read', nothing),
  'receipt.show': reads<ReceiptView>('batches')('read', z.object({ number: code }).strict()),
  'receipt.save': reads<null>()('read', z.object({ number: code, path }).strict()),
  /** Re-hashes what lies at the destinations against every receipt, or against one. Long. */
  'receipt.verify': changes<ReceiptCheck[]>('batches')('deliver', z.object({ number: code.optional() }).strict()),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives; defaults may be left out. */
export type CallArgs<N extends CallName> = z.input<Contract[N]['args']>;
/** What the station gets once the arguments are parsed. */
export type ParsedArgs<N extends CallName> = z.output<Contract[N]['args']>;
export type CallResult<N extends CallName> = Exclude<Contract[N]['result'], undefined>;

/** What the station tells without being asked. */
export type Events = {
  /** Something these topics are about has changed; whoever shows it asks again. */
  readonly changed: { readonly topics: readonly Topic[] };
  /** The queue works, waits or stands still. At most a few a second. */
  readonly work: WorkState;
};

export type EventName = keyof Events;
export type EventPayload<E extends EventName> = Events[E];
