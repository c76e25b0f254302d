/** When a machine's value is shown as sure. One limit for the window that shows it and the evaluation that judges it. */
import type { Suggestion } from './fields.ts';

/**
 * From this chance of being exactly right on a value is shown without asking a person to look. Below it a value must be
 * looked at before it is passed. What is shown as sure must be right in 99 of 100: `evaluate` says how far it is.
 */
export const SURE = 0.8;

/** Whether a value is shown as sure; handwriting and what else only a person can read never is. */
export const isSure = (
  given: Pick<Suggestion, 'value' | 'needsPerson'> & { readonly confidence: number | null },
): boolean => given.value !== null && !given.needsPerson && (given.confidence ?? 0) >= SURE;
