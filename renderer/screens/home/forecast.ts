/** What can be said about when 100 % will be reached, from the figures of the station. Pure. */
import type { HomeView } from '../../../shared/views.ts';
import type { texts } from './texts.ts';

type Sentences = (typeof texts)['vi']['forecast'];

export type ForecastPart = { readonly text: string; readonly tone: 'plain' | 'doubt' | 'quiet' };

export type ForecastWords = {
  readonly parts: readonly ForecastPart[];
  /** Whether a deadline would say more. */
  readonly deadlineMissing: boolean;
};

export function forecastWords(
  forecast: HomeView['forecast'],
  t: Sentences,
  { figure, day }: { figure: (n: number) => string; day: (iso: string) => string },
  now = new Date(),
): ForecastWords {
  const only = (text: string): ForecastWords => ({ parts: [{ text, tone: 'quiet' }], deadlineMissing: false });
  if (forecast === null) return only(t.none);
  const { remainingPages, pagesPerDay, finish, deadline, neededPerDay } = forecast;
  if (remainingPages <= 0) return only(t.done);
  const parts: ForecastPart[] =
    pagesPerDay === null || finish === null
      ? [{ text: t.noPace(figure(remainingPages)), tone: 'plain' }]
      : [{ text: t.finish(figure(pagesPerDay), day(finish)), tone: 'plain' }];
  if (deadline === null) {
    return { parts: [...parts, { text: t.noDeadline, tone: 'quiet' }], deadlineMissing: true };
  }
  const until = day(deadline);
  if (deadline < localDay(now)) parts.push({ text: t.late(until), tone: 'doubt' });
  else if (finish !== null && finish.slice(0, 10) <= deadline) parts.push({ text: t.inTime(until), tone: 'plain' });
  // Rounded up: one page a day too few is not enough.
  else if (neededPerDay !== null) {
    parts.push({ text: t.needed(figure(Math.ceil(neededPerDay)), until), tone: finish === null ? 'plain' : 'doubt' });
  }
  return { parts, deadlineMissing: false };
}

/** The day it is here, as the station writes days. */
function localDay(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
