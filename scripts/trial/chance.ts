/** Drawing by lot from a named seed: the same name gives the same draws for ever. */
import { type Random, randomFrom } from '../samples/random.ts';

export type Chance = Random & {
  /** True in the given share of cases. */
  likely(share: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** Different entries in the order drawn; fewer where the list is shorter. */
  several<T>(list: readonly T[], count: number): T[];
};

export function chanceOf(seed: string): Chance {
  const random = randomFrom(seed);
  const whole = (from: number, to: number): number => Math.floor(random.between(from, to + 1));
  return {
    ...random,
    whole,
    likely: (share) => random.between(0, 1) < share,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to draw from');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    several(list, count) {
      const left = [...list];
      const drawn: (typeof list)[number][] = [];
      while (drawn.length < count && left.length > 0) drawn.push(...left.splice(whole(0, left.length - 1), 1));
      return drawn;
    },
  };
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');
/** Capitals the Vietnamese way. */
export const capitals = (text: string): string => text.toLocaleUpperCase('vi');
