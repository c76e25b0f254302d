/**
 * How far a dossier (hồ sơ) and its documents have come, what still stops them, and which steps are open to them.
 *
 * Promise: a state is never stored, it follows from facts (counts, approvals, a batch, a receipt), so it cannot
 * disagree with them. All functions here are pure; whoever takes a step asks them first.
 */
import type { ErrorParams } from './errors.ts';
import { sentence } from './errors.ts';

/**
 * In the order of the work. `planned`: no paper has come yet. `captured`: some page is not read (a page that failed
 * holds it here). `read`: every page is read. `described`: every document has its fields suggested. `approved`: a
 * person approved every document. `sealed`: it lies in a sealed batch. `delivered`: the destination gave a receipt.
 * `sentBack` stands beside the order: a person returned a document, which must be put right and approved again.
 */
export const dossierStates = [
  'planned',
  'captured',
  'sentBack',
  'read',
  'described',
  'approved',
  'sealed',
  'delivered',
] as const;

export type DossierState = (typeof dossierStates)[number];

export const dossierStateLabels: Readonly<Record<DossierState, string>> = {
  planned: 'Chưa có tài liệu',
  captured: 'Đã quét, chưa đọc xong',
  sentBack: 'Bị trả lại',
  read: 'Đã đọc xong',
  described: 'Đã có thông tin, chờ duyệt',
  approved: 'Đã duyệt',
  sealed: 'Đã đóng gói',
  delivered: 'Đã giao nộp',
};

/**
 * What the tables say about one dossier. Documents count those with a page that is not set aside. Pages count every one
 * that stands in a document, blank ones and those set aside too; how they were read is told of the others only.
 */
export type DossierFacts = {
  readonly plannedSheets: number | null;
  readonly plannedPages: number | null;
  readonly plannedDocuments: number | null;
  /** Why counts on paper and in the archive may differ; null or empty until a person says so. */
  readonly differenceExplained: string | null;
  readonly documents: number;
  /** Documents without any page: rows of older programs, nothing makes them any more. */
  readonly emptyDocuments: number;
  readonly describedDocuments: number;
  readonly approvedDocuments: number;
  /** Sent back and not approved since. */
  readonly sentBackDocuments: number;
  readonly pages: number;
  readonly waitingPages: number;
  readonly failedPages: number;
  /** Read and found blank, not set aside. */
  readonly blankPages: number;
  /** Set aside by a person: not delivered. */
  readonly asidePages: number;
  /** Taken out by a person and not replaced by another scan. */
  readonly removedPages: number;
  /** The state of the batch it stands in, if any. */
  readonly batch: 'sealing' | 'sealed' | null;
  /** Whether a receipt names that batch. */
  readonly receipt: boolean;
};

/** The state that follows from the facts. A batch still being sealed changes nothing: it may yet be given up. */
export function dossierState(facts: DossierFacts): DossierState {
  if (facts.batch === 'sealed') return facts.receipt ? 'delivered' : 'sealed';
  if (facts.documents === 0) return 'planned';
  if (facts.sentBackDocuments > 0) return 'sentBack';
  if (facts.waitingPages > 0 || facts.failedPages > 0 || facts.emptyDocuments > 0) return 'captured';
  if (facts.approvedDocuments >= facts.documents) return 'approved';
  return facts.describedDocuments >= facts.documents ? 'described' : 'read';
}

const differences = {
  'sheets-differ': {
    vi: 'Danh sách ghi {sheets} tờ (từ {sheets} đến {most} trang) nhưng đã quét {pages} trang, trong đó {written} trang có chữ',
    en: 'The list says {sheets} sheets ({sheets} to {most} pages) but {pages} pages were captured, {written} of them written on',
  },
  'pages-differ': {
    vi: 'Danh sách ghi {planned} trang nhưng đã quét {pages} trang, trong đó {written} trang có chữ',
    en: 'The list says {planned} pages but {pages} were captured, {written} of them written on',
  },
  'sheets-differ-aside': {
    vi: 'Danh sách ghi {sheets} tờ (từ {sheets} đến {most} trang) nhưng đã quét {pages} trang, trong đó {written} trang có chữ và {aside} trang để riêng',
    en: 'The list says {sheets} sheets ({sheets} to {most} pages) but {pages} pages were captured, {written} of them written on and {aside} set aside',
  },
  'pages-differ-aside': {
    vi: 'Danh sách ghi {planned} trang nhưng đã quét {pages} trang, trong đó {written} trang có chữ và {aside} trang để riêng',
    en: 'The list says {planned} pages but {pages} were captured, {written} of them written on and {aside} set aside',
  },
  'pages-removed': {
    vi: '{count} trang đã quét bị gỡ khỏi hồ sơ',
    en: 'Captured pages removed from the dossier: {count}',
  },
  'documents-differ': {
    vi: 'Danh sách ghi {planned} văn bản nhưng trong kho có {documents}',
    en: 'The list says {planned} documents but the archive holds {documents}',
  },
} as const;

const obstacles = {
  'already-in-batch': { vi: 'Hồ sơ đã nằm trong một lô', en: 'The dossier already stands in a batch' },
  'no-documents': { vi: 'Hồ sơ chưa có văn bản nào', en: 'The dossier has no document yet' },
  'documents-without-pages': { vi: '{count} văn bản không có trang nào', en: 'Documents without a page: {count}' },
  'pages-waiting': { vi: 'Còn {count} trang chưa đọc xong', en: 'Pages not read yet: {count}' },
  'pages-failed': { vi: 'Có {count} trang đọc bị lỗi', en: 'Pages that could not be read: {count}' },
  'documents-sent-back': { vi: 'Có {count} văn bản bị trả lại', en: 'Documents sent back: {count}' },
  'documents-unapproved': { vi: 'Còn {count} văn bản chưa duyệt', en: 'Documents not approved: {count}' },
  ...differences,
} as const;

export type DifferenceCode = keyof typeof differences;
export type ObstacleCode = keyof typeof obstacles;
export type Difference = { readonly code: DifferenceCode; readonly params: ErrorParams };
export type Obstacle = { readonly code: ObstacleCode; readonly params: ErrorParams };

/** What an obstacle or a difference says, in both languages. */
export function obstacleSentence({ code, params }: Obstacle): { readonly vi: string; readonly en: string } {
  return { vi: sentence(obstacles[code].vi, params), en: sentence(obstacles[code].en, params) };
}

/**
 * Where the office's list and the archive disagree, whether explained or not; of the list nothing before the first
 * document came. Pages that were captured and taken out again count as a difference too.
 *
 * Sheets against pages: a sheet gives one page or two, and a back without writing may be captured or left out. So the
 * counts agree when at least `sheets` pages carry writing and at most twice `sheets` pages were captured; a sheet
 * missed by a two-sided scanner shows as too few written pages. A stated number of pages agrees with either count,
 * since lists number blank backs or pass over them. A page set aside was captured, but carries no
 * writing that is delivered, and a separator that was scanned along is no side of a listed sheet.
 */
export function dossierDifferences(facts: DossierFacts): Difference[] {
  const found: Difference[] = [];
  if (facts.removedPages > 0) found.push({ code: 'pages-removed', params: { count: facts.removedPages } });
  if (facts.documents === 0) return found;
  const { plannedSheets: sheets, plannedPages, plannedDocuments, pages, asidePages: aside } = facts;
  const written = pages - facts.blankPages - aside;
  if (sheets !== null && (written < sheets || pages - aside > 2 * sheets)) {
    const params = { sheets, most: 2 * sheets, pages, written };
    found.push(
      aside > 0 ? { code: 'sheets-differ-aside', params: { ...params, aside } } : { code: 'sheets-differ', params },
    );
  }
  if (plannedPages !== null && (plannedPages < written || plannedPages > pages)) {
    const params = { planned: plannedPages, pages, written };
    found.push(
      aside > 0 ? { code: 'pages-differ-aside', params: { ...params, aside } } : { code: 'pages-differ', params },
    );
  }
  if (plannedDocuments !== null && plannedDocuments !== facts.documents) {
    found.push({ code: 'documents-differ', params: { planned: plannedDocuments, documents: facts.documents } });
  }
  return found;
}

export const isExplained = (facts: DossierFacts): boolean => (facts.differenceExplained ?? '').trim() !== '';

/**
 * Whether all papers of the dossier seem to be here: something came, and not fewer pages than the list counts sheets or
 * written pages; or a person explained what is missing.
 */
export function isFullyCaptured(facts: DossierFacts): boolean {
  if (facts.documents === 0) return false;
  const least = Math.max(facts.plannedSheets ?? 0, facts.plannedPages ?? 0);
  return facts.pages >= least || isExplained(facts);
}

/** Everything that keeps a dossier from being sealed, in the order in which it is best settled; empty = may be sealed. */
export function sealObstacles(facts: DossierFacts): Obstacle[] {
  if (facts.batch !== null) return [{ code: 'already-in-batch', params: {} }];
  if (facts.documents === 0) return [{ code: 'no-documents', params: {} }];
  const found: Obstacle[] = [];
  const when = (code: ObstacleCode, count: number): void => {
    if (count > 0) found.push({ code, params: { count } });
  };
  when('documents-without-pages', facts.emptyDocuments);
  when('pages-waiting', facts.waitingPages);
  when('pages-failed', facts.failedPages);
  when('documents-sent-back', facts.sentBackDocuments);
  when('documents-unapproved', facts.documents - facts.approvedDocuments - facts.sentBackDocuments);
  // Counts say nothing while pages are still being read: a page is known to be blank only afterwards.
  if (facts.waitingPages === 0 && !isExplained(facts)) found.push(...dossierDifferences(facts));
  return found;
}

/** `capture`: papers may come or go. `correct`: fields may change. `explain`: say why counts differ. */
export const dossierSteps = ['capture', 'correct', 'explain', 'seal', 'deliver'] as const;

export type DossierStep = (typeof dossierSteps)[number];

/** The steps open to a dossier. In a batch nothing changes any more; delivering again is allowed and changes nothing. */
export function allowedDossierSteps(facts: DossierFacts): DossierStep[] {
  if (facts.batch === 'sealed') return ['deliver'];
  if (facts.batch === 'sealing') return [];
  const steps: DossierStep[] = ['capture'];
  if (facts.documents > 0) steps.push('correct');
  if (dossierDifferences(facts).length > 0) steps.push('explain');
  if (sealObstacles(facts).length === 0) steps.push('seal');
  return steps;
}

export const documentStates = ['captured', 'sentBack', 'read', 'described', 'approved'] as const;

export type DocumentState = (typeof documentStates)[number];

/** What the tables say about one document. Pages set aside are left out of all its counts. */
export type DocumentFacts = {
  readonly pages: number;
  readonly waitingPages: number;
  readonly failedPages: number;
  readonly described: boolean;
  readonly approved: boolean;
  /** Sent back and not approved since. */
  readonly sentBack: boolean;
  /** Whether its dossier stands in a batch, even one still being sealed. */
  readonly inBatch: boolean;
};

const isRead = (facts: DocumentFacts): boolean =>
  facts.pages > 0 && facts.waitingPages === 0 && facts.failedPages === 0;

/** The state that follows from the facts; the words mean the same as for a dossier. */
export function documentState(facts: DocumentFacts): DocumentState {
  if (facts.sentBack) return 'sentBack';
  if (!isRead(facts)) return 'captured';
  if (facts.approved) return 'approved';
  return facts.described ? 'described' : 'read';
}

export const documentSteps = ['correct', 'approve', 'sendBack'] as const;

export type DocumentStep = (typeof documentSteps)[number];

/**
 * The steps open to a document. `correct` is everything that changes its fields, words or pages: what a person vouched
 * for stays as it is until it is sent back. Approving waits for the machine's description, which names the fields that a
 * person must read.
 */
export function allowedDocumentSteps(facts: DocumentFacts): DocumentStep[] {
  if (facts.inBatch) return [];
  if (facts.approved) return ['sendBack'];
  const steps: DocumentStep[] = ['correct'];
  if (isRead(facts) && facts.described) steps.push('approve');
  if (isRead(facts) && !facts.sentBack) steps.push('sendBack');
  return steps;
}
