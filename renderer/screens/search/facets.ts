/** What the facets show: what the station counted, with what is chosen kept in sight even where nothing is left of it. Pure. */
import type { SearchFilters } from '../../../shared/search-filters.ts';
import type { Facet } from '../../../shared/views.ts';
import { type FilterName, filterNames } from './address.ts';

export type FacetValue = {
  readonly value: string | number;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
  /** Of a body: whether it has forerunners or successors, and whether they are asked for as well. */
  readonly lineage?: boolean;
  readonly widened?: boolean;
};

export type FacetGroup = { readonly name: Facet['facet']; readonly values: readonly FacetValue[] };

/** Names of values as the station told them; an id in an address has none until it was counted once. */
export type Labels = ReadonlyMap<string, string>;

const key = (name: FilterName, value: string | number): string => `${name}:${value}`;

/** Behind a body that is asked for with its forerunners and successors. */
const WIDENED = '+';

export const isWidened = (name: FilterName, value: string | number): value is string =>
  name === 'issuers' && typeof value === 'string' && value.endsWith(WIDENED);

/** A body as a filter: alone, or with its forerunners and successors. */
export const bodyFilter = (body: string | number, widened: boolean): string | number =>
  widened ? `${body}${WIDENED}` : body;

export const labelOf = (labels: Labels, name: FilterName, value: string | number): string => {
  const own = isWidened(name, value) ? value.slice(0, -1) : value;
  return labels.get(key(name, own)) ?? String(own);
};

/** The names known so far with those of a newer answer. */
export function learnLabels(known: Labels, facets: readonly Facet[]): Labels {
  const labels = new Map(known);
  for (const { facet, values } of facets) {
    for (const { value, label } of values) labels.set(key(facet, value), label);
  }
  return labels;
}

const order: readonly Facet['facet'][] = [
  'types',
  'years',
  'issuers',
  'senders',
  'groups',
  'fondsIds',
  'inventoryIds',
  'states',
];

/** Groups in their fixed order; one with nothing to choose from is left out. */
export function facetGroups(facets: readonly Facet[], filters: SearchFilters, labels: Labels): FacetGroup[] {
  return order.flatMap((name) => {
    const counted = facets.find((facet) => facet.facet === name)?.values ?? [];
    const given: readonly (string | number)[] = filters[name] ?? [];
    const chosen = given.map((value) => (isWidened(name, value) ? value.slice(0, -1) : value));
    const gone = chosen.filter((value) => !counted.some((each) => each.value === value));
    const values = [
      ...counted.map((each) => ({
        ...each,
        chosen: chosen.includes(each.value),
        ...(given.includes(bodyFilter(each.value, true)) ? { widened: true } : {}),
      })),
      ...gone.map((value) => ({ value, label: labelOf(labels, name, value), count: 0, chosen: true })),
    ];
    return values.length === 0 ? [] : [{ name, values }];
  });
}

/** The chosen values over the list, one chip each. */
export const chips = (filters: SearchFilters): { name: FilterName; value: string | number }[] =>
  filterNames.flatMap((name) => (filters[name] ?? []).map((value) => ({ name, value })));

/** Values in sight before "more": the first ones, and what is chosen wherever it stands. */
export const shortened = (values: readonly FacetValue[], most: number): readonly FacetValue[] =>
  values.length <= most + 1 ? values : values.filter((value, i) => i < most || value.chosen);
