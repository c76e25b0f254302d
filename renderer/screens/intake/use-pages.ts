/**
 * The pages of a dossier in the window: the parts in sight are asked for and kept up to date, others when an action
 * needs to know them. What is in sight is always the truth of the station, never a guess.
 */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallArgs } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/result.ts';
import { failureOf, stationQuery } from '../../client.ts';
import { PART, type PageOrder, type PagePart, pageOrder, partsCovering } from './page-order.ts';

export type Pages = {
  /** null until the station has answered once. */
  readonly total: number | null;
  readonly order: PageOrder;
  readonly failure: Failure | null;
  readonly askAgain: () => void;
  /** Makes sure that the pages between two places are known as they stand now. @throws StationFailure */
  readonly load: (first: number, last: number) => Promise<PageOrder>;
};

const asked = (dossierId: number, offset: number): CallArgs<'page.list'> => ({ dossierId, offset, limit: PART });

/** @param first @param last places in sight */
export function usePages(dossierId: number, first: number, last: number): Pages {
  const client = useQueryClient();
  const [total, setTotal] = useState<number | null>(null);
  /** Parts that actions asked for; what is in sight is newer and wins. */
  const [loaded, setLoaded] = useState<readonly PagePart[]>([]);
  const offsets = partsCovering(first, last, total ?? 0);
  const answers = useQueries({ queries: offsets.map((offset) => stationQuery('page.list', asked(dossierId, offset))) });

  const parts = offsets.flatMap((offset, i): (PagePart & { total: number; at: number })[] => {
    const answer = answers[i];
    return answer?.data === undefined ? [] : [{ offset, ...answer.data, at: answer.dataUpdatedAt }];
  });
  const newest = parts.reduce<(typeof parts)[number] | null>(
    (best, part) => (best === null || part.at > best.at ? part : best),
    null,
  );
  // The number last told stays while the next part is on its way: the room keeps its height.
  if (newest !== null && newest.total !== total) setTotal(newest.total);

  const load = async (from: number, to: number): Promise<PageOrder> => {
    const fresh = await Promise.all(
      partsCovering(from, to, total ?? 0).map(async (offset) => {
        // An answer that nothing has changed since is as good as a new one.
        const query = { ...stationQuery('page.list', asked(dossierId, offset)), staleTime: Number.POSITIVE_INFINITY };
        return { offset, ...(await client.fetchQuery(query)) };
      }),
    );
    setLoaded((before) => [...before.filter((part) => !fresh.some((other) => other.offset === part.offset)), ...fresh]);
    return pageOrder(fresh.at(-1)?.total ?? 0, fresh);
  };

  const failed = answers.find((answer) => answer.isError);
  return {
    total,
    order: pageOrder(total ?? 0, [...loaded, ...parts]),
    failure: failed === undefined ? null : failureOf(failed.error),
    askAgain: () => void failed?.refetch(),
    load,
  };
}
