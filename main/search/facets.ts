/**
 * Which of the papers that hold the words are asked for, and how they spread over types, years, bodies and places. Works
 * on the catalogue in memory, where a hundred thousand papers are counted in some milliseconds.
 */
import type { SearchFilters } from '../../shared/search-filters.ts';
import type { Facet } from '../../shared/views.ts';
import type { Authorities } from '../authorities/authorities.ts';
import type { DocumentEntry, Paper } from '../catalogue/catalogue.ts';

type Name = Facet['facet'];
type Value = string | number;

const stateOf = ({ approved, sentBack }: DocumentEntry): 'approved' | 'open' | 'sentBack' =>
  approved ? 'approved' : sentBack ? 'sentBack' : 'open';

const facetValue: Readonly<Record<Name, (paper: Paper) => Value | null>> = {
  types: ({ document }) => document.type,
  years: ({ document }) => document.year,
  issuers: ({ document }) => document.body ?? document.issuer,
  senders: ({ document }) => document.sender,
  groups: ({ document }) => document.recordGroup,
  fondsIds: ({ dossier }) => dossier.fondsId,
  inventoryIds: ({ dossier }) => dossier.inventoryId,
  states: ({ document }) => stateOf(document),
};

const names = Object.keys(facetValue) as Name[];

const stateLabels: Readonly<Record<string, string>> = {
  approved: 'Đã duyệt',
  open: 'Chưa duyệt',
  sentBack: 'Bị trả lại',
};

/** Values named for one facet; an archive has thousands of issuing bodies, and nobody reads that far. */
const MOST_VALUES = 50;

/** Behind the id of a body: with its forerunners and successors. */
const WITH_LINEAGE = '+';

/** What ids and codes are called. */
type Labels = {
  readonly fonds: ReadonlyMap<number, string>;
  readonly inventories: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<string, string>;
};

type Bodies = Pick<Authorities, 'labelOf' | 'hasLineage' | 'lineage'>;

/** The ids and names that the chosen values of the facet of bodies stand for. */
const meantBodies = (values: readonly string[], bodies: Bodies): string[] =>
  values.flatMap((value) => (value.endsWith(WITH_LINEAGE) ? bodies.lineage(value.slice(0, -1)) : [value]));

/**
 * The papers that every filter lets pass. With `count`, also how many share each value: of one facet among the papers
 * that the filters of the others let pass, so that a second value can be chosen beside the first.
 */
export function narrow(
  papers: Iterable<Paper>,
  filters: SearchFilters,
  count: boolean,
  labels: () => Labels,
  bodies: Bodies,
): { ids: number[]; facets: Facet[] | null } {
  const wanted = new Map<Name, ReadonlySet<Value>>();
  for (const name of names) {
    const values = name === 'issuers' ? meantBodies(filters.issuers ?? [], bodies) : filters[name];
    if (values !== undefined && values.length > 0) wanted.set(name, new Set<Value>(values));
  }
  const dossiers = filters.dossierIds === undefined ? null : new Set(filters.dossierIds);
  const counts = new Map<Name, Map<Value, number>>(names.map((name) => [name, new Map()]));
  const add = (name: Name, paper: Paper): void => {
    const value = facetValue[name](paper);
    const values = counts.get(name);
    if (value !== null && values !== undefined) values.set(value, (values.get(value) ?? 0) + 1);
  };

  const ids: number[] = [];
  for (const paper of papers) {
    if (dossiers !== null && !dossiers.has(paper.dossier.id)) continue;
    let refusedBy: Name | null = null;
    let refusals = 0;
    for (const [name, values] of wanted) {
      const value = facetValue[name](paper);
      if (value !== null && values.has(value)) continue;
      // The names as printed are a filter too: of searches kept before bodies were known, and typed by hand.
      if (name === 'issuers' && paper.document.issuer !== null && values.has(paper.document.issuer)) continue;
      refusedBy = name;
      refusals += 1;
    }
    if (refusals === 0) ids.push(paper.document.id);
    if (!count || refusals > 1) continue;
    if (refusedBy !== null) add(refusedBy, paper);
    else for (const name of names) add(name, paper);
  }
  if (!count) return { ids, facets: null };
  const asked = (name: Name): ReadonlySet<Value> =>
    new Set((filters[name] ?? []).map((value) => (name === 'issuers' ? String(value).replace(/\+$/, '') : value)));
  return { ids, facets: facetsOf(counts, asked, labels(), bodies) };
}

function facetsOf(
  counts: ReadonlyMap<Name, ReadonlyMap<Value, number>>,
  asked: (name: Name) => ReadonlySet<Value>,
  labels: Labels,
  bodies: Bodies,
): Facet[] {
  const labelOf = (name: Name, value: Value): string =>
    (typeof value === 'number' && (name === 'fondsIds' ? labels.fonds : labels.inventories).get(value)) ||
    (name === 'groups' && labels.groups.get(String(value))) ||
    (name === 'states' && stateLabels[value]) ||
    (name === 'issuers' && bodies.labelOf(String(value))) ||
    String(value);
  const told = (name: Name, value: Value, count: number): Facet['values'][number] => ({
    value,
    label: labelOf(name, value),
    count,
    ...(name === 'issuers' && bodies.hasLineage(String(value)) ? { lineage: true } : {}),
  });
  return names.map((name) => {
    const chosen = asked(name);
    const all = [...(counts.get(name) ?? [])].map(([value, number]) => ({ value, count: number }));
    all.sort((a, b) => (name === 'years' ? String(b.value).localeCompare(String(a.value)) : b.count - a.count));
    // What is chosen stays in sight even where nothing is left of it.
    const missing = [...chosen].filter((value) => !all.some((each) => each.value === value));
    const shown = all.filter((each, at) => at < MOST_VALUES || chosen.has(each.value));
    return {
      facet: name,
      values: [
        ...shown.map(({ value, count }) => told(name, value, count)),
        ...missing.map((value) => told(name, value, 0)),
      ],
    };
  });
}
