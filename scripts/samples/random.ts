/**
 * Chance that can be repeated: the samples must come out byte for byte the same every time they are made, so nothing
 * here may use Math.random or the clock.
 */

export type Random = {
  /** Evenly spread in [from, to). */
  between(from: number, to: number): number;
  /** Bell-shaped around 0 with standard deviation 1 (sum of four even draws: cheap, good enough for noise). */
  bell(): number;
};

/** A generator that depends on nothing but its name (mulberry32 over an FNV-1a hash of the name). */
export function randomFrom(name: string): Random {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (from, to) => from + (to - from) * next(),
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
