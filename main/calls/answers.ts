/** The shapes that the files of this folder share: what an answer gets, and how a part of the contract is answered. */
import type { CallName, CallProgress, CallResult, ParsedArgs } from '../../shared/contract.ts';
import type { Session } from '../people/people.ts';

/** Who asks, how a long call is stopped and how it says where it is. */
export type Run = {
  actor: string;
  session: Session;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: CallProgress) => void) | undefined;
};

export type Answer<N extends CallName> = (args: ParsedArgs<N>, run: Run) => CallResult<N> | Promise<CallResult<N>>;

/** The answers to all calls whose names begin so: `AnswersOf<'page' | 'edit'>`. */
export type AnswersOf<Noun extends string> = { [N in Extract<CallName, `${Noun}.${string}`>]: Answer<N> };

export type Answers = { [N in CallName]: Answer<N> };

/** For calls whose answer is only that nothing went wrong. */
export const done = null as never;
