/**
 * The first screen: how far the archive is from 100 %, what waits, what went wrong, and when it will be done.
 *
 * Promise: every figure is counted from what stands, without walking through the tables of a big archive; nothing is
 * rounded up and nothing is forecast that there is no pace for.
 */
import type { Permission } from '../../shared/people.ts';
import type { HomeView } from '../../shared/views.ts';
import { type Catalogue, type DossierEntry, isPaper } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Sight, seen } from '../sight.ts';

const DAYS = 14;
/** A longer pause between two pages is a break, not the pace of the work. */
const BREAK_MILLISECONDS = 10 * 60_000;
/** Mismatches named on the first screen; all of them are behind its count. */
const MISMATCHES = 20;

export type HomeParts = {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly inventory: Inventory;
  readonly clock?: () => Date;
};

type Seer = { readonly sight: Sight; readonly permissions: ReadonlySet<Permission> };

/** Midnight of the local day that many days after (or before) another. */
const dayAfter = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

const dayName = (day: Date): string =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;

/** Pages read in each span of `[from, to]` times; an index alone answers it, and what is hidden is gathered once. */
export const pagesReadSql = (sight: Sight): string =>
  `select count(page.read_at) from json_each(:spans) asked left join page
     on read_at >= asked.value ->> 0 and read_at < asked.value ->> 1 and ${seen(sight, 'document_id')}
   group by asked.key order by asked.key`;

export function homeView({ db, catalogue, inventory, clock = () => new Date() }: HomeParts) {
  const count = (sql: string): number => db.prepare<[], number>(`select count(*) from ${sql}`).pluck().get() ?? 0;

  return ({ sight, permissions }: Seer, deadline: string | null): HomeView => {
    const dossiers = catalogue.dossiers(sight);
    const listed = dossiers.filter(({ planned }) => planned);
    const progress = inventory.progress(sight, MISMATCHES);
    const reached = (step: string): number => progress.steps.find((each) => each.step === step)?.dossiers ?? 0;

    const today = dayAfter(clock(), 0);
    const days = Array.from({ length: DAYS }, (_, at) => dayAfter(today, at - DAYS + 1));
    const approvals = approvedSince(dossiers, days);
    const spans = days.map((day) => [day.toISOString(), dayAfter(day, 1).toISOString()]);
    const pagesRead = db
      .prepare<[{ spans: string }], number>(pagesReadSql(sight))
      .pluck()
      .all({ spans: JSON.stringify(spans) });
    const shown = days.map((day, at) => ({
      day: dayName(day),
      pages: pagesRead[at] ?? 0,
      approved: approvals[at]?.documents ?? 0,
    }));

    const may = (permission: Permission): boolean => permissions.has(permission);
    const waiting: HomeView['waiting'][number][] = [];
    const waits = (what: HomeView['waiting'][number]['what'], permission: Permission, number: () => number): void => {
      if (may(permission)) waiting.push({ what, count: number() });
    };
    const { review, needsPerson, splits, sentBack } = papersWaiting(dossiers);
    waits('review', 'approve', () => review);
    waits('needs-person', 'describe', () => needsPerson);
    waits('splits', 'describe', () => splits);
    waits('sent-back', 'describe', () => sentBack);
    waits('differences', 'check', () => dossiers.filter(({ differing }) => differing).length);
    waits('ready-to-seal', 'deliver', () => dossiers.filter(({ ready }) => ready).length);
    waits('to-deliver', 'deliver', () =>
      count(`batch b where state = 'sealed' and not exists (select 1 from receipt where batch_id = b.id)`),
    );

    return {
      progress,
      bar: {
        planned: listed.length,
        captured: reached('captured'),
        approved: reached('approved'),
        delivered: reached('delivered'),
        acknowledged: listed.filter(({ accepted, state }) => accepted && state === 'delivered').length,
      },
      waiting,
      wrong: [
        { what: 'exceptions', count: progress.exceptions },
        { what: 'failed-jobs', count: count(`job where state = 'failed'`) },
        { what: 'failed-pages', count: progress.failedPages },
        { what: 'damaged-receipts', count: count(`receipt where check_outcome = 'damaged'`) },
      ],
      days: shown,
      today: {
        pages: shown.at(-1)?.pages ?? 0,
        pagesPerHour: perHour(
          db
            .prepare<[{ from: string }], string>(
              `select read_at from page where read_at >= :from and ${seen(sight, 'document_id')} order by read_at`,
            )
            .pluck()
            .all({ from: today.toISOString() }),
        ),
        approved: shown.at(-1)?.approved ?? 0,
      },
      forecast: forecast(listed, days, approvals, deadline),
    };
  };
}

/** Papers that wait for a person, counted in one walk. */
function papersWaiting(
  dossiers: readonly DossierEntry[],
): Record<'review' | 'needsPerson' | 'splits' | 'sentBack', number> {
  const found = { review: 0, needsPerson: 0, splits: 0, sentBack: 0 };
  for (const { documents, facts } of dossiers) {
    if (facts.approvedDocuments === facts.documents) continue;
    for (const document of documents) {
      if (document.approved || !isPaper(document)) continue;
      if (document.described && !document.sentBack) found.review += 1;
      if (document.needsPerson) found.needsPerson += 1;
      if (document.holdsSplit) found.splits += 1;
      if (document.sentBack) found.sentBack += 1;
    }
  }
  return found;
}

type Approvals = { documents: number; pages: number };

/** Documents approved on each of the days, and their pages. */
function approvedSince(dossiers: readonly DossierEntry[], days: readonly Date[]): Approvals[] {
  const starts = days.map((day) => day.toISOString());
  const found = days.map(() => ({ documents: 0, pages: 0 }));
  const first = starts[0] ?? '';
  for (const { documents } of dossiers) {
    for (const { approvedAt, pages, aside } of documents) {
      if (approvedAt === null || approvedAt < first) continue;
      const day = found[starts.findLastIndex((start) => start <= approvedAt)];
      if (day === undefined) continue;
      day.documents += 1;
      day.pages += pages - aside;
    }
  }
  return found;
}

/** Pages an hour while pages were coming, breaks left out; null for too few to say. */
function perHour(times: readonly string[]): number | null {
  let worked = 0;
  let pages = 0;
  for (const [at, time] of times.entries()) {
    const before = times[at - 1];
    const gap = before === undefined ? BREAK_MILLISECONDS : Date.parse(time) - Date.parse(before);
    if (gap >= BREAK_MILLISECONDS) continue;
    worked += gap;
    pages += 1;
  }
  return pages < 2 || worked < 1000 ? null : Math.floor((pages * 3_600_000) / worked);
}

/**
 * Pages of the list that no person has vouched for yet, against the pace at which papers were approved on the days
 * when any were: recognition is quick, people's time is what 100 % waits for.
 */
function forecast(
  listed: readonly DossierEntry[],
  days: readonly Date[],
  approvals: readonly Approvals[],
  deadline: string | null,
): HomeView['forecast'] {
  const remaining = remainingPages(listed);
  if (remaining === null) return null;
  const today = days.at(-1) ?? new Date();
  // A day that is not over says little, unless it is the only one.
  const over = approvals.slice(0, -1).filter(({ pages }) => pages > 0);
  const worked = over.length > 0 ? over : approvals.filter(({ pages }) => pages > 0);
  const pagesPerDay =
    worked.length === 0 ? null : Math.floor(worked.reduce((sum, { pages }) => sum + pages, 0) / worked.length);
  const weekend = (day: Date): boolean => day.getDay() === 0 || day.getDay() === 6;
  const atWeekends = days.some((day, at) => weekend(day) && (approvals[at]?.pages ?? 0) > 0);
  const isWorkday = (day: Date): boolean => atWeekends || !weekend(day);

  let finish: string | null = null;
  if (remaining === 0) finish = dayName(today);
  else if (pagesPerDay !== null && pagesPerDay > 0) {
    let left = Math.ceil(remaining / pagesPerDay);
    // Beyond a human life a date says nothing.
    for (let at = 1; at < 36_500 && left > 0; at += 1) {
      const day = dayAfter(today, at);
      if (isWorkday(day)) left -= 1;
      if (left === 0) finish = dayName(day);
    }
  }
  let workdays = 0;
  const last = deadline === null ? null : new Date(`${deadline}T00:00:00`);
  for (let day = today; last !== null && day <= last; day = dayAfter(day, 1)) if (isWorkday(day)) workdays += 1;
  return {
    remainingPages: remaining,
    pagesPerDay,
    finish,
    deadline,
    neededPerDay: deadline === null ? null : Math.ceil(remaining / Math.max(1, workdays)),
  };
}

/** null where the list says nothing from which pages could be counted. */
function remainingPages(listed: readonly DossierEntry[]): number | null {
  if (listed.length === 0) return null;
  // How many pages a sheet gives here, and a dossier, told by those whose papers have come.
  const come = listed.filter(({ facts, differing }) => facts.documents > 0 && !differing);
  const sheeted = come.filter(({ facts }) => (facts.plannedSheets ?? 0) > 0);
  const total = (from: readonly DossierEntry[], of: (dossier: DossierEntry) => number): number =>
    from.reduce((sum, dossier) => sum + of(dossier), 0);
  const aSheet =
    sheeted.length === 0
      ? 1
      : total(sheeted, ({ facts }) => facts.pages) / total(sheeted, ({ facts }) => facts.plannedSheets ?? 0);
  const planned = ({ facts }: DossierEntry): number | null =>
    facts.plannedPages ?? (facts.plannedSheets === null ? null : facts.plannedSheets * aSheet);
  const known = listed.map((dossier) => planned(dossier) ?? (dossier.facts.pages > 0 ? dossier.facts.pages : null));
  const numbers = known.filter((pages) => pages !== null);
  if (numbers.length === 0) return null;
  const average = numbers.reduce((sum, pages) => sum + pages, 0) / numbers.length;
  let remaining = 0;
  for (const [at, { documents, facts, state }] of listed.entries()) {
    if (state === 'sealed' || state === 'delivered' || state === 'approved') continue;
    const expected = Math.max(facts.pages, known[at] ?? average);
    const approved = documents.reduce((sum, each) => sum + (each.approved ? each.pages : 0), 0);
    remaining += Math.max(0, expected - approved);
  }
  return Math.ceil(remaining);
}
