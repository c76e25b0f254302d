/** Which page of the paper lies in view: turned by a person, or by the field whose words stand on it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type FieldName, fieldNames } from '../../../shared/fields.ts';
import type { Box } from '../../../shared/page-text.ts';
import type { DocumentView, PageView } from '../../../shared/views.ts';
import { isDoubtful, type ReviewState } from './review-state.ts';

export type Sheet = {
  readonly page: PageView | undefined;
  /** The words of the field with the keyboard, on this page. */
  readonly lit: readonly Box[];
  /** Pages with something to look at, by position. */
  readonly doubtful: ReadonlySet<number>;
  show(position: number): void;
  /** One page on or back; false when there is none. */
  turn(way: 1 | -1): boolean;
};

/** A page read less well than this on the whole carries a dot (mean confidence, 0…100). */
const POOR_PAGE = 75;

const NONE: readonly Box[] = [];

export function useSheet(paper: DocumentView | undefined, state: ReviewState | null): Sheet {
  const [turned, setTurned] = useState<{ documentId: number; position: number } | null>(null);
  const spot = state === null || state.documentId !== paper?.id ? 'approve' : state.spot;
  const evidence = spot === 'approve' ? undefined : state?.fields[spot].evidence;
  const standsOn = evidence?.[0]?.page;
  const documentId = paper?.id;
  const pages = paper?.pages;

  useEffect(() => {
    if (documentId !== undefined && standsOn !== undefined) setTurned({ documentId, position: standsOn });
  }, [documentId, standsOn]);

  const wanted = turned !== null && turned.documentId === documentId ? turned.position : standsOn;
  const page = pages?.find((one) => one.page === wanted) ?? pages?.find((one) => !one.aside) ?? pages?.[0];
  const position = page?.page;
  const lit = useMemo(
    () => evidence?.filter((one) => one.page === position).map((one) => one.box) ?? NONE,
    [evidence, position],
  );
  const doubtful = useMemo(() => {
    const found = new Set<number>();
    for (const one of pages ?? []) {
      if (one.state === 'failed' || (one.confidence !== null && one.confidence < POOR_PAGE)) found.add(one.page);
    }
    for (const field of state === null ? [] : fieldNames.filter((name: FieldName) => isDoubtful(state, name))) {
      for (const one of state?.fields[field].evidence ?? []) found.add(one.page);
    }
    return found;
  }, [pages, state]);

  const show = useCallback(
    (next: number): void => {
      if (documentId !== undefined) setTurned({ documentId, position: next });
    },
    [documentId],
  );
  const turn = useCallback(
    (way: 1 | -1): boolean => {
      const index = pages?.findIndex((one) => one.page === position) ?? -1;
      const next = index < 0 ? undefined : pages?.[index + way];
      if (next === undefined) return false;
      show(next.page);
      return true;
    },
    [pages, position, show],
  );
  return { page, lit, doubtful, show, turn };
}
