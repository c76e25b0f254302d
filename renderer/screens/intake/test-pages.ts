/** Cards of invented pages for the tests of the sorting room. */
import type { PageCard } from '../../../shared/views.ts';
import { type PageOrder, pageOrder } from './page-order.ts';

/** A dossier whose documents have so many pages each. Ids count from 1 in order; document ids are 10, 20, 30 … */
export function cardsOf(...documents: number[]): PageCard[] {
  let id = 0;
  return documents.flatMap((pages, i) =>
    Array.from({ length: pages }, (_, j): PageCard => {
      id += 1;
      return {
        id,
        documentId: (i + 1) * 10,
        documentOrdinal: i + 1,
        page: j + 1,
        state: 'read',
        failure: null,
        blank: false,
        aside: false,
        approved: false,
        fileName: `quét-${id}.jpg`,
        sha256: String(id).padStart(64, '0'),
        opensAnother: false,
        pictureVersion: 0,
      };
    }),
  );
}

export const orderOf = (...documents: number[]): PageOrder => {
  const rows = cardsOf(...documents);
  return pageOrder(rows.length, [{ offset: 0, rows }]);
};

export const chosen = (...ids: number[]): ReadonlySet<number> => new Set(ids);
