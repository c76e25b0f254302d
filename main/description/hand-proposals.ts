/**
 * Which readings of handwriting are worth proposing: those that are likely enough, that make a possible number or a
 * day of that month, and that nothing else on the line speaks against.
 *
 * Promise: a proposal is never print; whoever uses it marks it as handwriting for a person to confirm. Below the
 * limits the place is shown empty: a wrong figure that looks finished costs more than typing it.
 */
import type { Evidence } from '../../shared/fields.ts';
import type { Handwriting } from '../../shared/page-text.ts';
import { partialDate } from '../../shared/partial-date.ts';
import type { Sheet } from './layout.ts';

export type Proposal = {
  readonly value: string;
  readonly chance: number;
  /** A place for each part that was written by hand, the last part of the value first. */
  readonly evidence: readonly Evidence[];
};

/**
 * From this chance on a reading is proposed. On 2,960 composed strips of unseen hands 98.6 of 100 such readings were
 * right (from 0.8 on 97.2, from 0.7 on 95.6; 2026-11). The limit was set there, not on real papers.
 */
const CERTAIN = 0.9;
/** The same where recognition of print, which knows nothing of it, made out the same figures. */
const CERTAIN_TWICE = 0.5;
/**
 * A single digit must be surer: below ten a nought is written before it (Decree 30/2020/NĐ-CP, and custom before it),
 * so a digit alone is mostly half of two that touch.
 */
const CERTAIN_ALONE = 0.97;
/** By itself a reading is at least this likely. */
const LEAST = 0.35;

const entryOf = (sheet: Sheet, part: Handwriting['part']): Handwriting | null =>
  sheet.handwriting.find((entry) => entry.part === part) ?? null;

/** The place of the writing on the page, where it was looked for. */
export function handPlace(sheet: Sheet, part: Handwriting['part']): Evidence | null {
  const entry = entryOf(sheet, part);
  return entry === null ? null : { page: sheet.page, box: entry.box, text: '' };
}

/** The same with what was read there. */
function read(sheet: Sheet, part: Handwriting['part'], text: string): Evidence[] {
  const place = handPlace(sheet, part);
  return place === null ? [] : [{ ...place, text, handwriting: true }];
}

/** @param asPrint what recognition of print made of it */
export function handwrittenNumber(sheet: Sheet, asPrint: string): Proposal | null {
  const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text) && !/^0+$/.test(text);
  const best = likeliest(entryOf(sheet, 'number'), isNumber, asPrint);
  return best === null ? null : { value: best.text, chance: best.chance, evidence: read(sheet, 'number', best.text) };
}

/**
 * @param month null where it is not print: then it must be in the same hand
 */
export function handwrittenDay(sheet: Sheet, year: number, month: number | null, asPrint: string): Proposal | null {
  const isMonth = (text: string): boolean => /^\d{1,2}$/.test(text) && partialDate(year, Number(text)) !== null;
  const written = month === null ? likeliest(entryOf(sheet, 'month'), isMonth, '') : null;
  const known = month ?? (written === null ? null : Number(written.text));
  if (known === null) return null;
  const isDay = (text: string): boolean => /^\d{1,2}$/.test(text) && partialDate(year, known, Number(text)) !== null;
  const best = likeliest(entryOf(sheet, 'day'), isDay, asPrint);
  if (best === null) return null;
  const value = partialDate(year, known, Number(best.text));
  const evidence = [...read(sheet, 'day', best.text), ...(written === null ? [] : read(sheet, 'month', written.text))];
  return value === null ? null : { value, chance: best.chance * (written?.chance ?? 1), evidence };
}

/**
 * The likeliest of the possible readings if it is certain. The impossible ones are remains of print beside the writing
 * (a 27 before "tháng" reads as 271) and lend it their chance, as long as it is worth something by itself.
 */
function likeliest(entry: Handwriting | null, possible: (text: string) => boolean, asPrint: string) {
  const readings = entry?.readings ?? [];
  const best = readings.find(({ text }) => possible(text));
  if (best === undefined || best.chance < LEAST) return null;
  const impossible = readings.filter(({ text }) => !possible(text)).reduce((sum, { chance }) => sum + chance, 0);
  const chance = best.chance / (1 - impossible);
  const limit = best.text.length === 1 ? CERTAIN_ALONE : asPrint.trim() === best.text ? CERTAIN_TWICE : CERTAIN;
  return chance >= limit ? { text: best.text, chance: Math.min(chance, 1) } : null;
}
