/**
 * Long calls: taking papers in, sealing, delivering, checking. They go on when the screen changes, show how far they
 * are and how long they take yet, and can be cancelled. One store for the whole window; the bar at the foot shows it.
 */
import { useSyncExternalStore } from 'react';
import type { CallArgs, CallName, CallProgress, CallResult } from '../../shared/contract.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { callStation } from '../client.ts';

export type Task = {
  readonly id: string;
  readonly call: CallName;
  /** What is being done, in the words of the screen that asked. */
  readonly title: string;
  readonly startedAt: number;
  readonly progress: CallProgress | null;
  readonly state: 'running' | 'cancelling' | 'done' | 'failed';
  readonly failure: Failure | null;
};

let tasks: readonly Task[] = [];
const listeners = new Set<() => void>();
const stops = new Map<string, AbortController>();

function put(id: string, change: Partial<Task>): void {
  tasks = tasks.map((task) => (task.id === id ? { ...task, ...change } : task));
  for (const listener of listeners) listener();
}

/** Starts a long call; answers with its result when it is over. An earlier try of the same that failed leaves the bar. */
export async function startTask<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  title: string,
): Promise<Result<CallResult<N>>> {
  const id = crypto.randomUUID();
  const stop = new AbortController();
  stops.set(id, stop);
  const others = tasks.filter((task) => task.state !== 'failed' || task.call !== name || task.title !== title);
  tasks = [
    ...others,
    { id, call: name, title, startedAt: Date.now(), progress: null, state: 'running', failure: null },
  ];
  for (const listener of listeners) listener();
  const result = await callStation(name, args, {
    signal: stop.signal,
    onProgress: (progress) => put(id, { progress }),
  });
  stops.delete(id);
  if (result.ok || result.error.code === 'cancelled') dismissTask(id);
  else put(id, { state: 'failed', failure: result.error });
  return result;
}

export function cancelTask(id: string): void {
  put(id, { state: 'cancelling' });
  stops.get(id)?.abort();
}

/** Takes a finished or failed task off the bar. */
export function dismissTask(id: string): void {
  tasks = tasks.filter((task) => task.id !== id);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTasks = (): readonly Task[] => useSyncExternalStore(subscribe, () => tasks);

/** Seconds a task takes yet at its pace so far; null while nothing can be said. */
export function secondsLeft(task: Task, now = Date.now()): number | null {
  const { progress, startedAt } = task;
  if (progress === null || progress.total === null || progress.done <= 0) return null;
  const elapsed = (now - startedAt) / 1000;
  return elapsed < 3 ? null : (elapsed / progress.done) * Math.max(0, progress.total - progress.done);
}
