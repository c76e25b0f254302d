/**
 * What the search screen shows, as its address: words, filters, the open paper, and where the list stood. So going back
 * (Esc, the program's back, a link from elsewhere) finds everything as it was. Pure.
 *
 * Promise: any address reads as something; what is not understood is left out.
 */
import { type SearchFilters, searchFilters } from '../../../shared/search-filters.ts';

export type SearchAddress = {
  readonly query: string;
  readonly filters: SearchFilters;
  /** The paper that is open over the list. */
  readonly documentId: number | null;
  /** The chosen row, 0 = first; null before one was chosen. */
  readonly row: number | null;
  /** How far the list was scrolled, pixels. */
  readonly top: number;
};

export type FilterName = keyof SearchFilters;

/** The name of a filter in the address, one parameter a value. */
const parameters: Readonly<Record<FilterName, string>> = {
  types: 'type',
  years: 'year',
  issuers: 'issuer',
  senders: 'sender',
  groups: 'group',
  fondsIds: 'fonds',
  inventoryIds: 'inventory',
  dossierIds: 'dossier',
  states: 'state',
};

const numeric: ReadonlySet<FilterName> = new Set(['fondsIds', 'inventoryIds', 'dossierIds']);

export const filterNames = Object.keys(parameters) as FilterName[];

const count = (text: string | null): number | null => (text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null);

export function readAddress(search: string): SearchAddress {
  const given = new URLSearchParams(search);
  const found: Record<string, unknown> = {};
  for (const name of filterNames) {
    const values = given.getAll(parameters[name]).map((value) => (numeric.has(name) ? Number(value) : value));
    if (values.length === 0) continue;
    // Each filter on its own, so that one value from an old address does not take the others with it.
    if (searchFilters.safeParse({ [name]: values }).success) found[name] = values;
  }
  const documentId = count(given.get('open'));
  return {
    query: given.get('q') ?? '',
    filters: searchFilters.parse(found),
    documentId: documentId === 0 ? null : documentId,
    row: count(given.get('row')),
    top: count(given.get('top')) ?? 0,
  };
}

/** The address that shows this; give only what is not empty. */
export function searchAddress(shown: Partial<SearchAddress>): string {
  const { query = '', filters = {}, documentId = null, row = null, top = 0 } = shown;
  const given = new URLSearchParams();
  given.set('q', query);
  for (const name of filterNames) {
    for (const value of filters[name] ?? []) given.append(parameters[name], String(value));
  }
  if (documentId !== null) given.set('open', String(documentId));
  if (row !== null) given.set('row', String(row));
  if (top > 0) given.set('top', String(Math.round(top)));
  return `/search?${given.toString()}`;
}

export const hasFilters = (filters: SearchFilters): boolean =>
  filterNames.some((name) => (filters[name]?.length ?? 0) > 0);

/** The filters with a value taken in, or taken out where it stood. */
export function toggleFilter(filters: SearchFilters, name: FilterName, value: string | number): SearchFilters {
  const before: readonly (string | number)[] = filters[name] ?? [];
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const { [name]: _, ...others } = filters;
  return searchFilters.parse(after.length === 0 ? others : { ...others, [name]: after });
}

/** Whether two addresses ask the same question, wherever their lists stand. */
export const sameQuestion = (
  a: Pick<SearchAddress, 'query' | 'filters'>,
  b: Pick<SearchAddress, 'query' | 'filters'>,
) => searchAddress({ query: a.query, filters: a.filters }) === searchAddress({ query: b.query, filters: b.filters });
