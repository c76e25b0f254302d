/** Answers to a request for part of a file (RFC 9110, one range), for pages that are loaded piece by piece. */

export type Range = { readonly start: number; readonly end: number };

/** `null`: the whole; `'unsatisfiable'`: nothing of what is asked for exists. `end` is the last byte, inclusive. */
export function byteRange(header: string | null, size: number): Range | null | 'unsatisfiable' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  // Several ranges, other units and nonsense may be ignored; then the whole is the answer.
  if (asked === null || (asked[1] === '' && asked[2] === '')) return null;
  const [, from = '', to = ''] = asked;
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
