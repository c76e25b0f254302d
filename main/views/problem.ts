/** A stored failure as callers see it. */
import type { ErrorCode } from '../../shared/errors.ts';
import type { Problem } from '../../shared/views.ts';

export const problem = (code: string | null, params: string | null): Problem | null =>
  code === null ? null : { code: code as ErrorCode, params: params === null ? {} : JSON.parse(params) };
