/** What an office is: the letterhead it prints, the letters of its symbols, who signs there and in whose name. */
import { type Chance, capitals } from './chance.ts';
import type { District, Province } from './places.ts';

export type Regime = 'state' | 'front' | 'party' | 'youth';

export type Office = {
  readonly regime: Regime;
  /** Printed lines of the superior body; none where the office names none. */
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  /** The letters after the type: `UBND`, `MTTQ-BTT`, `TU`. */
  readonly code: string;
  /** The letters of a công văn, where they differ from `code`; `-NC` and the like follow. */
  readonly letterCode?: string;
  readonly units: readonly string[];
  readonly place: string;
  readonly tm?: string;
  readonly position: string;
  readonly deputy: string;
  /** Who signs by order (TL.). */
  readonly clerk?: string;
  readonly title?: 'military' | 'academic';
  /** Who decides, in capitals, above the grounds of a decision. */
  readonly decides: string;
  readonly seal: string;
  /** Where its addressees lie, in running text. */
  readonly realm: string;
  readonly types: readonly string[];
};
/** `ỦY BAN NHÂN DÂN / TỈNH X`: the name of a body in one line or two. */
export const inTwo = (body: string, realm: string): string[] => [body, capitals(realm)];

/** Makes an office of one kind as it stood in a year. */
export type Maker = (province: Province, year: number, chance: Chance) => Office;
/** A district of the province; after 01/7/2025 a nameless one that holds its communes. */
export const districtOf = (province: Province, chance: Chance): District =>
  province.districts.length > 0 ? chance.pick(province.districts) : { name: '', communes: province.communes };
