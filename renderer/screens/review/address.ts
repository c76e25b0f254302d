/** The address of the review screen: which paper, and the list it is one of. Other screens link with `reviewAddress`. */

export const queueFilters = ['review', 'needs-person', 'splits', 'sent-back', 'all'] as const;

export type QueueFilter = (typeof queueFilters)[number];

export type Queue = { readonly dossierId: number | null; readonly filter: QueueFilter };

/** Without a document the first that waits is opened. */
export function reviewAddress(to: {
  documentId?: number | null;
  dossierId?: number | null;
  filter?: QueueFilter;
}): string {
  const query = new URLSearchParams();
  if (typeof to.dossierId === 'number') query.set('dossier', String(to.dossierId));
  if (to.filter !== undefined && to.filter !== 'review') query.set('filter', to.filter);
  const path = typeof to.documentId === 'number' ? `/review/${to.documentId}` : '/review';
  return query.size === 0 ? path : `${path}?${query}`;
}

export function readQueue(search: string): Queue {
  const query = new URLSearchParams(search);
  const dossierId = Number(query.get('dossier'));
  const filter = queueFilters.find((one) => one === query.get('filter')) ?? 'review';
  return { dossierId: Number.isInteger(dossierId) && dossierId > 0 ? dossierId : null, filter };
}

/** As the station's calls take it. */
export const queueArgs = ({ dossierId, filter }: Queue): { dossierId?: number; filter: QueueFilter } => ({
  ...(dossierId === null ? {} : { dossierId }),
  filter,
});
