/**
 * Which dossiers of the inventory a paper seems to belong to: by the words of their titles, their span of time, the
 * record group, the issuing bodies and the neighbours already filed there. Proposes only; nothing is moved here.
 *
 * Promises: only dossiers that the asker may see and that still take papers; a paper that lies in a listed dossier gets a
 * proposal only when another fits clearly better; each proposal says why.
 */

import type { DossierFit, DossierFits, FitReason } from '../../shared/classification.ts';
import { earliestDay, latestDay, parsePartialDate } from '../../shared/partial-date.ts';
import type { Catalogue, DossierEntry } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import { type Sight, seen } from '../sight.ts';
import { countsDiffer, openTitleIndex, termsOf } from './title-index.ts';

/** What speaks for a dossier, added up. Chosen by trying on invented inventories, 2026-11; see the tests. */
const WEIGHTS = {
  words: 1,
  inTime: 0.15,
  ofYear: 0.1,
  outOfTime: -0.5,
  otherYear: -0.3,
  otherCount: -0.3,
  group: 0.22,
  otherGroup: -0.12,
  issuer: 0.06,
  neighbours: 0.35,
};
/** A proposal needs this much. */
const LEAST = 0.42;
/** And so much more than the listed dossier the paper lies in. */
const CLEARLY_BETTER = 0.25;
const MOST = 3;
/** Dossiers looked at closely, those whose titles say most. */
const SHORT_LIST = 30;
/** Words that stand only on the page, beside those of the subject. */
const ON_PAGE = 0.35;
/** Half the papers of an office are reports. */
const KIND = 0.5;
const PAGE_SYLLABLES = 300;
/** Of a dossier of loose papers, so many are asked after. */
const MOST_PAPERS = 12;

type PaperRow = {
  id: number;
  dossierId: number;
  intakeId: number;
  path: string;
  type: string | null;
  issuer: string | null;
  subject: string | null;
  date: string | null;
  recordGroup: string | null;
  body: string;
};

type Span = { id: number; title: string; start: string | null; end: string | null };
type Filed = { dossierId: number; issuer: string | null; recordGroup: string | null; papers: number };

export type DossierFitting = {
  /** For one paper. */
  ofDocument(sight: Sight, documentId: number): DossierFits;
  /** For the loose papers of an unlisted dossier together. */
  ofDossier(sight: Sight, dossierId: number): DossierFits;
};

const value = (field: string): string =>
  `(select value from field_value where document_id = d.id and field = '${field}' and current = 1)`;

const NONE: DossierFits = { listed: false, fits: [] };

export function openDossierFitting(parts: {
  db: Database;
  catalogue: Catalogue;
  /** The group that a title by itself speaks for. */
  groupOfTitle: (title: string) => string | null;
}): DossierFitting {
  const { db, catalogue, groupOfTitle } = parts;
  db.exec(`
    create temp table retitled (dossier_id integer primary key);
    ${['insert', 'update', 'delete']
      .map((event) => {
        const id = event === 'delete' ? 'old.id' : 'new.id';
        return `create temp trigger retitled_${event} after ${event} on main.dossier begin
          insert into retitled select ${id} where not exists (select 1 from retitled where dossier_id = ${id}); end;`;
      })
      .join('\n')}`);
  const retitled = db.prepare<[], number>('select dossier_id from retitled').pluck();
  const forget = db.prepare('delete from retitled');
  const spanSql = 'select id, title, start_date as start, end_date as end from dossier';
  const allSpans = db.prepare<[], Span>(spanSql);
  const oneSpan = db.prepare<[number], Span>(`${spanSql} where id = ?`);
  const papersOf = (where: string) =>
    db.prepare<[number], PaperRow>(
      `select d.id, d.dossier_id as dossierId, s.intake_id as intakeId, s.path, ${value('type')} as type,
         ${value('issuer')} as issuer, ${value('subject')} as subject, ${value('date')} as date,
         ${value('recordGroup')} as recordGroup,
         coalesce((select substr(text, 1, 3000) from page where document_id = d.id and aside = 0 and read_state = 'read'
           and text <> '' order by ordinal limit 1), '') as body
       from document d join source_file s on s.id = d.source_file_id where d.emptied = 0 and ${where}`,
    );
  const paperOf = papersOf('d.id = ?');
  const papersIn = {
    all: papersOf(`d.dossier_id = ? and d.described_at is not null order by d.ordinal limit ${MOST_PAPERS}`),
    open: papersOf(
      `d.dossier_id = ? and d.described_at is not null and ${seen('open', 'd.id')} order by d.ordinal limit ${MOST_PAPERS}`,
    ),
  };
  /** What a session may not see is not counted as a neighbour either. */
  const inBoth = <T extends unknown[], R>(sql: (sight: Sight) => string) => ({
    all: db.prepare<T, R>(sql('all')),
    open: db.prepare<T, R>(sql('open')),
  });
  const filedIn = inBoth<[{ dossiers: string }], Filed>(
    (
      sight,
    ) => `select d.dossier_id as dossierId, ${value('issuer')} as issuer, ${value('recordGroup')} as recordGroup, count(*) as papers
     from json_each(:dossiers) asked join document d on d.dossier_id = asked.value and d.emptied = 0
     where d.ordinal <= 200 and ${seen(sight, 'd.id')} group by 1, 2, 3`,
  );
  // Paths of one folder begin alike; the index over paths finds them without walking the archive.
  const neighboursOf = inBoth<[{ from: string; to: string; intakeId: number }], { dossierId: number; papers: number }>(
    (
      sight,
    ) => `select d.dossier_id as dossierId, count(*) as papers from source_file s join document d on d.source_file_id = s.id
     where s.path >= :from and s.path < :to and s.intake_id = :intakeId and d.emptied = 0 and ${seen(sight, 'd.id')}
     group by 1 order by 2 desc limit 20`,
  );

  const titles = openTitleIndex();
  const spans = new Map<number, Span>();
  let filled = false;

  function upToDate(): void {
    const changed = filled ? retitled.all() : null;
    for (const span of changed === null ? allSpans.all() : changed.flatMap((id) => oneSpan.get(id) ?? [])) {
      spans.set(span.id, span);
      titles.put(span.id, span.title);
    }
    for (const id of changed ?? []) {
      if (oneSpan.get(id) !== undefined) continue;
      spans.delete(id);
      titles.drop(id);
    }
    // Inside a transaction that may yet be rolled back nothing is held for certain.
    if (!db.inTransaction) forget.run();
    filled = true;
  }

  /** Every dossier that takes papers with what speaks for it; those that nothing speaks for are left out. */
  function weighed(sight: Sight, paper: PaperRow, anyListed: boolean): Map<number, Weighed> {
    const words = wordsOf(paper);
    const scores = titles.score(words);
    const neighbours = new Map(neighboursIn(sight, paper).map((each) => [each.dossierId, each.papers]));
    const candidates: { entry: DossierEntry; score: number }[] = [];
    // Many of the best may be sealed; below ten short lists nothing is near enough.
    const worth =
      Float64Array.from(scores.values())
        .sort()
        .at(-10 * SHORT_LIST) ?? 0;
    for (const entry of catalogue.dossiers(sight)) {
      const here = entry.id === paper.dossierId;
      if (!here && (entry.facts.batch !== null || (anyListed && !entry.planned))) continue;
      const score = scores.get(entry.id) ?? 0;
      if (!here && (score === 0 || score < worth) && !neighbours.has(entry.id)) continue;
      // The same title stands there for many years: time decides before the list is cut.
      const time = ofTime(paper, spans.get(entry.id), []);
      candidates.push({ entry, score: score + time + (neighbours.has(entry.id) ? 1 : 0) + (here ? 2 : 0) });
    }
    candidates.sort((a, b) => b.score - a.score || a.entry.id - b.entry.id);
    const short = candidates.slice(0, SHORT_LIST).map(({ entry }) => entry);
    const filed = Map.groupBy(
      filedIn[sight].all({ dossiers: JSON.stringify(short.map(({ id }) => id)) }),
      ({ dossierId }) => dossierId,
    );
    const found = new Map<number, Weighed>();
    for (const entry of short) {
      const reasons: FitReason[] = [];
      let score = WEIGHTS.words * (scores.get(entry.id) ?? 0);
      const shared = titles.shared(entry.id, words).slice(0, 3);
      if (shared.length > 0) reasons.push({ why: 'words', words: shared });
      if (countsDiffer(termsOf(paper.subject ?? ''), termsOf(entry.title))) score += WEIGHTS.otherCount;
      score += ofTime(paper, spans.get(entry.id), reasons);
      score += ofNeighbours(paper, entry, filed.get(entry.id) ?? [], reasons);
      const from = entry.id === paper.dossierId ? 0 : (neighbours.get(entry.id) ?? 0);
      if (from > 0) {
        score += WEIGHTS.neighbours * (from / (from + 1));
        reasons.push({ why: 'neighbours', papers: from });
      }
      found.set(entry.id, { entry, score, reasons });
    }
    return found;
  }

  /** Papers that came in from the same folder at the same time, by the dossier they lie in now. */
  function neighboursIn(
    sight: Sight,
    { path, intakeId, dossierId }: PaperRow,
  ): { dossierId: number; papers: number }[] {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    if (folder === '') return [];
    const near = neighboursOf[sight].all({ from: folder, to: `${folder}\u{10ffff}`, intakeId });
    return near.filter((each) => each.dossierId !== dossierId);
  }

  function ofNeighbours(paper: PaperRow, entry: DossierEntry, filed: readonly Filed[], reasons: FitReason[]): number {
    const others = filed.map((each) => ({ ...each, papers: each.papers - Number(entry.id === paper.dossierId) }));
    const count = (of: (each: Filed) => boolean): number =>
      others.filter(of).reduce((sum, { papers }) => sum + Math.max(papers, 0), 0);
    let score = 0;
    if (paper.issuer !== null && count(({ issuer }) => issuer === paper.issuer) > 0) {
      score += WEIGHTS.issuer;
      reasons.push({ why: 'issuer', issuer: paper.issuer });
    }
    if (paper.recordGroup === null) return score;
    const grouped = count(({ recordGroup }) => recordGroup !== null);
    const alike = count(({ recordGroup }) => recordGroup === paper.recordGroup);
    const same = grouped > 0 ? alike * 2 >= grouped : groupOfTitle(entry.title) === paper.recordGroup;
    const known = grouped > 0 || groupOfTitle(entry.title) !== null;
    if (same) reasons.push({ why: 'group', code: paper.recordGroup });
    return score + (same ? WEIGHTS.group : known ? WEIGHTS.otherGroup : 0);
  }

  const anyListed = (sight: Sight): boolean => catalogue.dossiers(sight).some(({ planned }) => planned);

  function ofPaper(sight: Sight, paper: PaperRow, listed: boolean): { here: number; found: Weighed[] } {
    const all = weighed(sight, paper, listed);
    const here = all.get(paper.dossierId)?.score ?? 0;
    all.delete(paper.dossierId);
    return { here, found: [...all.values()] };
  }

  const best = (found: readonly Weighed[], least: number): DossierFit[] =>
    found
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score || a.entry.id - b.entry.id)
      .slice(0, MOST)
      .map(({ entry, score, reasons }) => ({
        dossierId: entry.id,
        code: entry.code,
        title: entry.title,
        box: entry.box,
        score: Math.min(1, score),
        reasons,
      }));

  return {
    ofDocument(sight, documentId) {
      const paper = paperOf.get(documentId);
      const lies = paper === undefined ? undefined : catalogue.dossier(sight, paper.dossierId);
      if (paper === undefined || lies === undefined || lies.facts.batch !== null || paper.subject === null) return NONE;
      upToDate();
      const { here, found } = ofPaper(sight, paper, anyListed(sight));
      // Where a listed dossier holds the paper already, a person or its folder has said so.
      const least = lies.planned ? Math.max(LEAST, here + CLEARLY_BETTER) : LEAST;
      return { listed: lies.planned, fits: best(found, least) };
    },
    ofDossier(sight, dossierId) {
      const dossier = catalogue.dossier(sight, dossierId);
      if (dossier === undefined || dossier.planned || dossier.facts.batch !== null || !anyListed(sight)) return NONE;
      upToDate();
      const papers = papersIn[sight].all(dossierId);
      const together = new Map<number, Weighed>();
      for (const paper of papers) {
        for (const { entry, score, reasons } of ofPaper(sight, paper, true).found) {
          const before = together.get(entry.id);
          const sum = (before?.score ?? 0) + Math.max(0, score) / papers.length;
          together.set(entry.id, {
            entry,
            score: sum,
            reasons: before === undefined ? reasons : merged(before.reasons, reasons),
          });
        }
      }
      return { listed: false, fits: best([...together.values()], LEAST) };
    },
  };
}

type Weighed = { readonly entry: DossierEntry; readonly score: number; readonly reasons: readonly FitReason[] };

/** One reason of each kind, the first one told. */
const merged = (before: readonly FitReason[], more: readonly FitReason[]): FitReason[] => [
  ...before,
  ...more.filter(({ why }) => !before.some((each) => each.why === why)),
];

/** What the paper says, with how much each word counts. */
function wordsOf(paper: PaperRow): Map<string, number> {
  const words = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of termsOf(text)) words.set(term, Math.max(words.get(term) ?? 0, weight));
  };
  add(paper.body.slice(0, PAGE_SYLLABLES * 10), ON_PAGE);
  add(paper.issuer ?? '', ON_PAGE);
  add(paper.type ?? '', KIND);
  add(paper.subject ?? '', 1);
  return words;
}

/** Whether the paper's day lies in the dossier's span, or in the years that its title names. */
function ofTime(paper: PaperRow, span: Span | undefined, reasons: FitReason[]): number {
  const { date } = paper;
  if (date === null || span === undefined) return 0;
  const year = date.slice(0, 4);
  const start = parsePartialDate(span.start ?? '');
  const end = parsePartialDate(span.end ?? '');
  if (start !== null || end !== null) {
    const from = earliestDay(start ?? end ?? date);
    const to = latestDay(end ?? start ?? date);
    if (latestDay(date) < from || earliestDay(date) > to) return WEIGHTS.outOfTime;
    reasons.push({ why: 'time', start, end });
    return WEIGHTS.inTime;
  }
  const years = span.title.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g)?.sort() ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return 0;
  if (year < first || year > last) return WEIGHTS.otherYear;
  reasons.push({ why: 'time', start: first, end: last });
  return WEIGHTS.ofYear;
}
