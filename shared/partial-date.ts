/**
 * Dates as old papers give them: a day, a month of a year, or only a year. Kept as partial ISO text (`1998-03-05`,
 * `1998-03`, `1998`), which sorts as text, says no more than the paper says, and needs no time zone.
 *
 * Promise: what leaves this module is a day that existed (Gregorian calendar) between the years 1800 and 2199, or null.
 */

/** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`, checked. */
export type PartialDate = string;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const SEPARATOR = '\\s*[-/.\u2010-\u2015]\\s*';
const FULL = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4}|\\d{2})$`);
const MONTH = new RegExp(`^(?:tháng\\s*)?(\\d{1,2})${SEPARATOR}(\\d{4})$`, 'u');
const WORDS = /^(?:ngày\s*(\d{1,2})\s*)?tháng\s*(\d{1,2})\s*năm\s*(\d{4})$/u;
const YEAR = /^(?:năm\s*)?(\d{4})$/u;

const pad = (n: number): string => String(n).padStart(2, '0');
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Puts a partial date together from its numbers; null when there is no such year, month or day. */
export function partialDate(year: number, month?: number, day?: number): PartialDate | null {
  if (!Number.isInteger(year) || year < 1800 || year > 2199) return null;
  if (month === undefined) return day === undefined ? String(year) : null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === undefined) return `${year}-${pad(month)}`;
  if (!Number.isInteger(day) || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Two digits mean the last such year that is not in the future: a paper in an archive has been written already. */
const century = (year: number, latest: number): number => {
  const candidate = Math.floor(latest / 100) * 100 + year;
  return candidate > latest ? candidate - 100 : candidate;
};

/**
 * Reads a date as people write it in Vietnam: `ngày 05 tháng 3 năm 1998`, `05/3/1998`, `5-3-98`, `5.3.1998`,
 * `tháng 3/1998`, `tháng 3 năm 1998`, `3/1998`, `1998`, `năm 1998`, and partial ISO. Day before month, always.
 * @param options.latestYear the year beyond which two digits belong to the century before (default: this year)
 * @returns the partial date, or null when the text is nothing of the kind or no such day exists
 */
export function parsePartialDate(text: string, options: { readonly latestYear?: number } = {}): PartialDate | null {
  const given = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const iso = ISO.exec(given);
  if (iso) return fromParts(iso[1], iso[2], iso[3]);
  const full = FULL.exec(given);
  if (full) {
    const short = full[3]?.length === 2;
    const year = Number(full[3]);
    const latest = options.latestYear ?? new Date().getFullYear();
    return fromParts(String(short ? century(year, latest) : year), full[2], full[1]);
  }
  const words = WORDS.exec(given);
  if (words) return fromParts(words[3], words[2], words[1]);
  const month = MONTH.exec(given);
  if (month) return fromParts(month[2], month[1], undefined);
  const year = YEAR.exec(given);
  return year ? fromParts(year[1], undefined, undefined) : null;
}

function fromParts(year: string | undefined, month: string | undefined, day: string | undefined): PartialDate | null {
  const number = (part: string | undefined) => (part === undefined ? undefined : Number(part));
  return partialDate(Number(year), number(month), number(day));
}

/** True for checked partial ISO text, and nothing else. */
export const isPartialDate = (text: string): boolean => ISO.test(text) && parsePartialDate(text) !== null;

/** As lists and packages write it: `05/03/1998`, `03/1998`, `1998`. */
export const formatPartialDate = (date: PartialDate): string => date.split('-').reverse().join('/');

/** As a letterhead writes it (Decree 30/2020: days below 10 and the months 1 and 2 take a leading zero). */
export function spellPartialDate(date: PartialDate): string {
  const [year, month, day] = date.split('-');
  if (month === undefined) return `năm ${year}`;
  const spoken = Number(month) < 3 ? month : String(Number(month));
  return day === undefined ? `tháng ${spoken} năm ${year}` : `ngày ${day} tháng ${spoken} năm ${year}`;
}

/** The first day the date may mean, full ISO: for ranges, where a start reaches back as far as it may. */
export const earliestDay = (date: PartialDate): string => {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
};

/** The last day the date may mean, full ISO. */
export const latestDay = (date: PartialDate): string => {
  const [year, month = '12', day] = date.split('-');
  return `${year}-${month}-${day ?? pad(daysIn(Number(year), Number(month)))}`;
};

/**
 * Order for lists: by the first day a date may mean; of two that begin alike the less precise comes first
 * (`1998` < `1998-01` < `1998-01-01`).
 */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  if (a === b) return 0;
  const [first, second] = [earliestDay(a), earliestDay(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.length - b.length;
}
