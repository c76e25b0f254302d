/**
 * The one shape in which every call of the station answers. `Error` objects never cross a boundary: a refusal is
 * a value with a code from the closed list in errors.ts, so that the window, the command line and a test can all
 * tell refusal from emptiness.
 */
import type { ErrorCode, ErrorParams, StationError } from './errors.ts';

export type Failure = {
  readonly code: ErrorCode;
  /** Vietnamese sentence: what happened, to which paper. English stands beside it in errors.ts. */
  readonly message: string;
  readonly params: ErrorParams;
};

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (error: StationError): Failure => ({
  code: error.code,
  message: error.message,
  params: error.params,
});

export const failed = (error: StationError): Result<never> => ({ ok: false, error: failure(error) });
