/** Figures, dates and order the Vietnamese way: 1.040; 99,6 %; 05/3/2025 (a day below 10 and a month below 3 carry a zero). */
import type { Language } from './language.tsx';

const localeOf: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

const whole = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

export const figure = (n: number, language: Language = 'vi'): string => whole[language].format(Math.round(n));

/** Cut off, never rounded up: 99,96 % of 100 is 99,9 %, and only the whole is 100 %. */
export function percent(part: number, all: number, language: Language = 'vi'): string {
  if (all <= 0) return '–';
  const tenths = Math.floor((part / all) * 1000);
  const text = tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
  return `${language === 'vi' ? text.replace('.', ',') : text} %`;
}

/** A partial ISO date as an office writes it: `1998-03-05` → 05/3/1998, `1998-03` → 3/1998. */
export function documentDate(iso: string | null): string {
  if (iso === null) return '';
  const [year, month, day] = iso.split('-');
  if (month === undefined) return year ?? '';
  const m = Number(month) < 3 ? month : String(Number(month));
  return day === undefined ? `${Number(month)}/${year}` : `${day}/${m}/${year}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A moment of the program, in local time: 14:05 23/11/2026. */
export function moment(iso: string): string {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())} ${day(iso)}`;
}

export function day(iso: string): string {
  const at = new Date(iso);
  const month = at.getMonth() + 1;
  return `${two(at.getDate())}/${month < 3 ? two(month) : month}/${at.getFullYear()}`;
}

const units = {
  vi: { hours: 'giờ', minutes: 'phút', seconds: 'giây', soon: 'chưa đầy một phút' },
  en: { hours: 'h', minutes: 'min', seconds: 's', soon: 'less than a minute' },
};

/** How long something takes yet, as people say it: "27 phút", "3 giờ 5 phút". */
export function duration(seconds: number, language: Language = 'vi'): string {
  const words = units[language];
  if (seconds < 60) return words.soon;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${words.minutes}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} ${words.hours}${rest === 0 ? '' : ` ${rest} ${words.minutes}`}`;
}

export function bytes(n: number, language: Language = 'vi'): string {
  const steps = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = n;
  let step = 0;
  while (value >= 1024 && step < steps.length - 1) {
    value /= 1024;
    step += 1;
  }
  const digits = value < 10 && step > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: digits }).format(value)} ${steps[step]}`;
}

const vietnamese = new Intl.Collator('vi', { numeric: true });

/** Order of names and codes: HS-2 before HS-10, a à ả ã á ạ ă â b … đ after d. */
export const compareText = (a: string, b: string): number => vietnamese.compare(a, b);
