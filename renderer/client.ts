/**
 * The window's side of the bridge: the only file that touches `window.station` and `window.desktop`.
 *
 * Reading goes through `useStation`, whose answer is asked for again when the station tells that one of the call's
 * topics changed; changing goes through `useStationAction`; long calls through app/tasks.ts. A refusal is a `Failure`
 * with its sentences, never an exception that nobody catches.
 */
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  type CallArgs,
  type CallName,
  type CallProgress,
  type CallResult,
  contract,
  type EventName,
  type EventPayload,
  type Topic,
} from '../shared/contract.ts';
import type { DesktopBridge, StationBridge } from '../shared/desktop.ts';
import type { Failure, Result } from '../shared/result.ts';

declare global {
  interface Window {
    readonly station: StationBridge;
    readonly desktop: DesktopBridge;
  }
}

/** A refusal on its way through TanStack Query, which knows thrown errors only. */
export class StationFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'StationFailure';
    this.failure = failure;
  }
}

/** What went wrong, from anything that was thrown; whatever is not a refusal is a bug of the window. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StationFailure) return error.failure;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'bug', message: detail, params: { detail } };
}

export type CallOptions = { signal?: AbortSignal | undefined; onProgress?: (progress: CallProgress) => void };

/** Asks the station once. Never rejects. */
export async function callStation<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<CallResult<N>>> {
  const callId = crypto.randomUUID();
  const stop = (): void => window.station.cancel(callId);
  const unsubscribe =
    onProgress && window.station.onProgress((told, progress) => told === callId && onProgress(progress));
  signal?.addEventListener('abort', stop);
  try {
    return await window.station.call(name, args, callId);
  } finally {
    signal?.removeEventListener('abort', stop);
    unsubscribe?.();
  }
}

/** The same, for code that goes on only when it went well. @throws StationFailure */
export async function askStation<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  options?: CallOptions,
): Promise<CallResult<N>> {
  const result = await callStation(name, args, options);
  if (!result.ok) throw new StationFailure(result.error);
  return result.value;
}

export const desktop = (): DesktopBridge => window.desktop;

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // The station tells what changed; there is nothing to poll, and a refusal does not go away by asking again.
      queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** The key under which an answer is kept; ask for it to write an answer ahead of the station. */
export const stationKey = <N extends CallName>(name: N, args: CallArgs<N>): readonly [N, CallArgs<N>] => [name, args];

export const stationQuery = <N extends CallName>(name: N, args: CallArgs<N>) => ({
  queryKey: stationKey(name, args),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<CallResult<N>> => askStation(name, args, { signal }),
});

/** The answer to a reading call, kept up to date. `keep` shows the last answer while another one is on its way. */
export function useStation<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<CallResult<N>> {
  return useQuery({
    ...stationQuery(name, args),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<CallResult<N>>;
}

/** A changing call. `run` answers with the result, refusals included; `failure` stays until the next run. */
export function useStationAction<N extends CallName>(name: N) {
  const mutation = useMutation({ mutationFn: (args: CallArgs<N>) => askStation(name, args) });
  return {
    run: async (args: CallArgs<N>): Promise<Result<CallResult<N>>> => {
      try {
        return { ok: true, value: await mutation.mutateAsync(args) };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    pending: mutation.isPending,
    failure: mutation.error === null ? null : failureOf(mutation.error),
    reset: mutation.reset,
  };
}

/** Whether an answer rests on one of these topics. */
export const restsOn = (name: unknown, topics: readonly Topic[]): boolean =>
  typeof name === 'string' &&
  name in contract &&
  contract[name as CallName].topics.some((topic) => topics.includes(topic));

/** Keeps every answer true: asks again for what the station says has changed. Once, at the root. */
export function useStationChanges(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      window.station.on('changed', ({ topics }) => {
        void client.invalidateQueries({ predicate: (query) => restsOn(query.queryKey[0], topics) });
      }),
    [client],
  );
}

export function useStationEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  useEffect(() => window.station.on(event, listener), [event, listener]);
}

type PictureSize = 'thumbnail' | 'view' | 'full';

/** The address of a picture of a page; `version` changes whenever the picture does, so that nothing stale is shown. */
export const pagePicture = (pageId: number, size: PictureSize, version = 0): string =>
  `app://pages/${pageId}/${size}?v=${version}`;

/** The address of a part of a page: pixels of the upright page. */
export const pageCrop = (pageId: number, box: readonly [number, number, number, number], version = 0): string =>
  `app://pages/${pageId}/crop?box=${box.map((n) => Math.round(n)).join(',')}&v=${version}`;

/** One thing that ships with the program and is not ours; written by scripts/licences.ts when the window is built. */
export type ShippedLicence = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

/** @throws where the window was built without the list */
export async function shippedLicences(): Promise<readonly ShippedLicence[]> {
  const answer = await fetch('/licences.json');
  if (!answer.ok) throw new Error(`licences.json: ${answer.status}`);
  return (await answer.json()) as readonly ShippedLicence[];
}
