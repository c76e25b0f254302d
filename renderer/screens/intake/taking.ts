/**
 * Papers on their way in: what was chosen and waits for the word to begin, the intake that runs, and what came of the
 * last one. It stands outside the screen, so that nothing is forgotten when another screen is opened meanwhile.
 */
import { useSyncExternalStore } from 'react';
import type { CallArgs } from '../../../shared/contract.ts';
import type { Grant } from '../../../shared/desktop.ts';
import type { Failure } from '../../../shared/result.ts';
import type { IntakeReport } from '../../../shared/views.ts';
import { startTask, type Task, useTasks } from '../../app/tasks.ts';

export type DossierChoice = { readonly id: number; readonly code: string; readonly title: string };

export type DocumentRule = 'file' | 'page' | 'folder';

export type Taking = {
  /** Whose this is: another archive or another person begins with nothing in hand. */
  readonly owner: string;
  /** Files and folders that a person chose. */
  readonly staged: readonly Grant[];
  readonly documents: DocumentRule;
  /** false: each into the dossier that its folder suggests. */
  readonly oneDossier: boolean;
  readonly into: DossierChoice | null;
  readonly running: boolean;
  readonly outcome: { readonly report: IntakeReport; readonly into: DossierChoice | null } | null;
  readonly failure: Failure | null;
};

const begin: Taking = {
  owner: '',
  staged: [],
  documents: 'file',
  oneDossier: false,
  into: null,
  running: false,
  outcome: null,
  failure: null,
};

let taking: Taking = begin;
const listeners = new Set<() => void>();

export function setTaking(change: Partial<Taking>): void {
  taking = { ...taking, ...change };
  for (const listener of listeners) listener();
}

/** Forgets everything when it was another's. */
export function ownTaking(owner: string): void {
  if (taking.owner !== owner) setTaking({ ...begin, owner });
}

/**
 * Adds to what was chosen. Folders suggest their dossiers by their names; loose files say nothing, so one dossier is
 * asked for.
 */
export function stage(grants: readonly Grant[]): void {
  const known = new Set(taking.staged.map((grant) => grant.id));
  if (known.size === 0 && !taking.oneDossier) {
    setTaking({ oneDossier: !grants.some((grant) => grant.kind === 'folder') });
  }
  setTaking({ staged: [...taking.staged, ...grants.filter((grant) => !known.has(grant.id))] });
}

export const unstage = (id: string): void => setTaking({ staged: taking.staged.filter((grant) => grant.id !== id) });

/** Chooses nothing after all. */
export const unstageAll = (): void => setTaking({ staged: [], oneDossier: false });

/** Takes what was chosen. Answers when it is over; what came of it stands in the store. */
export async function takeStaged(title: string): Promise<void> {
  const { staged, documents, running, owner, oneDossier } = taking;
  const into = oneDossier ? taking.into : null;
  if (running || staged.length === 0) return;
  const args: CallArgs<'intake.take'> = {
    roots: staged.map((grant) => grant.id),
    documents,
    ...(into === null ? {} : { dossierId: into.id }),
  };
  setTaking({ staged: [], oneDossier: false, running: true, outcome: null, failure: null });
  const result = await startTask('intake.take', args, title);
  if (taking.owner !== owner) return;
  if (result.ok) setTaking({ running: false, outcome: { report: result.value, into } });
  // What was chosen comes back, so that trying again takes one key.
  else setTaking({ running: false, staged, oneDossier, failure: result.error });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTaking = (): Taking => useSyncExternalStore(subscribe, () => taking);

/** The running intake as the bar at the foot knows it. */
export const useIntakeTask = (): Task | null =>
  useTasks().find((task) => task.call === 'intake.take' && (task.state === 'running' || task.state === 'cancelling')) ??
  null;
