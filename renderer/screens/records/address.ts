/** What the records screen shows, as its address: part of the tree, filter, words, the row, and the open dossier. Pure. */

export const dossierFilters = [
  'all',
  'untouched',
  'open',
  'differing',
  'ready',
  'not-ready',
  'sealed',
  'delivered',
  'unlisted',
  'listed',
  'listed-untouched',
  'listed-captured',
  'listed-approved',
  'listed-delivered',
] as const;
export type DossierFilter = (typeof dossierFilters)[number];

export const dossierTabs = ['documents', 'reconciliation', 'history', 'proof'] as const;
export type DossierTab = (typeof dossierTabs)[number];

/** A part of the tree; null: all of it. */
export type Branch = { readonly kind: 'fonds' | 'inventory'; readonly id: number } | null;

export type RecordsAddress = {
  readonly branch: Branch;
  readonly filter: DossierFilter;
  /** Part of a code or a title. */
  readonly typed: string;
  /** The row the list began or was left at. */
  readonly row: number;
  readonly dossierId: number | null;
  readonly tab: DossierTab;
};

const oneOf = <T extends string>(values: readonly T[], given: string | null, otherwise: T): T =>
  values.find((value) => value === given) ?? otherwise;

const id = (text: string | null | undefined): number | null =>
  text != null && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : null;

function branchOf(kind: string | null | undefined, of: string | null | undefined): Branch {
  const found = id(of);
  return found !== null && (kind === 'fonds' || kind === 'inventory') ? { kind, id: found } : null;
}

/** @param path what stands for `:kind` and `:id` in the address */
export function readRecords(
  path: { kind?: string | undefined; id?: string | undefined },
  search: string,
): RecordsAddress {
  const given = new URLSearchParams(search);
  const [kind, of] = (given.get('within') ?? '').split(':');
  const row = given.get('row') ?? '';
  return {
    branch: path.kind === 'dossier' ? branchOf(kind, of) : branchOf(path.kind, path.id),
    filter: oneOf(dossierFilters, given.get('filter'), 'all'),
    typed: given.get('typed') ?? '',
    row: /^\d{1,9}$/.test(row) ? Number(row) : 0,
    dossierId: path.kind === 'dossier' ? id(path.id) : null,
    tab: oneOf(dossierTabs, given.get('tab'), 'documents'),
  };
}

/** The address that shows this; give only what is not the beginning. */
export function recordsAddress(shown: Partial<RecordsAddress>): string {
  const { branch = null, filter = 'all', typed = '', row = 0, dossierId = null, tab = 'documents' } = shown;
  const given = new URLSearchParams();
  if (dossierId !== null && branch !== null) given.set('within', `${branch.kind}:${branch.id}`);
  if (filter !== 'all') given.set('filter', filter);
  if (typed !== '') given.set('typed', typed);
  if (row > 0) given.set('row', String(row));
  if (dossierId !== null && tab !== 'documents') given.set('tab', tab);
  const path = dossierId !== null ? `/dossier/${dossierId}` : branch !== null ? `/${branch.kind}/${branch.id}` : '';
  // Always with its question mark: what stood behind it before belongs to another address.
  return `/records${path}?${given.toString()}`;
}
