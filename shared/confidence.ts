/** When a machine's value is shown as sure. One limit for the window that shows it and the evaluation that judges it. */
import type { Suggestion } from './fields.ts';

/**
 * From this chance of being exactly right on a value is shown without asking a person to look. Below it a value must be
 * looked at before it is passed. What is shown as sure must be right in 99 of 100: on papers that the calibration had not
 * seen 99.4 of 100 were right from 0.9 on and 99.5 from 0.95 on, which are nine values of ten (2026-11, RESULTS.md); the
 * higher limit, because papers of offices nobody has seen yet are harder. `evaluate` says how far it is.
 */
export const SURE = 0.95;

/** Whether a value is shown as sure; handwriting and what else only a person can read never is. */
export const isSure = (
  given: Pick<Suggestion, 'value' | 'needsPerson'> & { readonly confidence: number | null },
): boolean => given.value !== null && !given.needsPerson && (given.confidence ?? 0) >= SURE;
