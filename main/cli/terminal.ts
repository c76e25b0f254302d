/**
 * What the command line shows. On a terminal: bars with pages a minute and time left. Elsewhere (a log, a scheduled
 * job): plain lines, now and then. With --json: one JSON document on standard output and nothing else there.
 *
 * Results go to standard output; progress and errors to standard error, so a result can be piped on.
 */
import { Presets, SingleBar } from 'cli-progress';
import type { CallProgress } from '../../shared/contract.ts';
import { sentencesOf } from '../../shared/errors.ts';
import type { Failure } from '../../shared/result.ts';
import type { Problem } from '../../shared/views.ts';

export type Output = {
  readonly json: boolean;
  /** A line for people; nothing with --json. */
  say(line?: string): void;
  /** The answer of a command: JSON, or what `render` makes of it. */
  answer<T>(value: T, render: (value: T) => void): void;
  fail(error: Failure): void;
  progress(progress: CallProgress): void;
  /** Ends the bar that is up, if any. */
  endProgress(): void;
};

const stages: Readonly<Record<CallProgress['stage'], { title: string; unit: string }>> = {
  intake: { title: 'Nhập tệp', unit: 'tệp' },
  reading: { title: 'Nhận dạng', unit: 'trang' },
  sealing: { title: 'Đóng gói', unit: 'trang' },
  delivering: { title: 'Giao nộp', unit: 'tệp' },
  verifying: { title: 'Kiểm tra', unit: 'tệp' },
  indexing: { title: 'Lập chỉ mục', unit: 'văn bản' },
  learning: { title: 'Học nhóm hồ sơ', unit: '%' },
  saving: { title: 'Lưu PDF', unit: 'trang' },
  backup: { title: 'Sao lưu', unit: 'tệp' },
};

/** Seconds between two plain lines: seldom enough for a log that runs all night. */
const PLAIN_LINE_SECONDS = 10;

export function openTerminal(options: { json: boolean; out?: NodeJS.WriteStream; err?: NodeJS.WriteStream }): Output {
  const { json, out = process.stdout, err = process.stderr } = options;
  let bar: SingleBar | null = null;
  let stage: {
    name: CallProgress['stage'];
    started: number;
    firstDone: number;
    lastLine: number;
    /** What the last plain line said; null before the first. */
    told: number | null;
    last: CallProgress;
  } | null = null;

  function pace(progress: CallProgress): string {
    if (stage === null) return '';
    const minutes = (Date.now() - stage.started) / 60_000;
    const rate = minutes > 0 ? (progress.done - stage.firstDone) / minutes : 0;
    if (rate <= 0 || minutes < 0.02) return '';
    const parts = [`${Math.round(rate)} ${stages[progress.stage].unit}/phút`];
    if (progress.total !== null && progress.total > progress.done)
      parts.push(`còn ${duration((progress.total - progress.done) / rate)}`);
    return parts.join(' · ');
  }

  function plainLine(progress: CallProgress): void {
    const { title, unit } = stages[progress.stage];
    const of = progress.total === null ? '' : `/${progress.total}`;
    const tail = pace(progress);
    err.write(`${title}: ${progress.done}${of} ${unit}${tail === '' ? '' : ` · ${tail}`}\n`);
  }

  function endProgress(): void {
    bar?.stop();
    // A stage that took no longer than one line's wait goes without lines.
    if (bar === null && stage !== null && stage.told !== null && stage.told !== stage.last.done) plainLine(stage.last);
    bar = null;
    stage = null;
  }

  return {
    json,
    say(line = '') {
      if (json) return;
      endProgress();
      out.write(`${line}\n`);
    },
    answer(value, render) {
      endProgress();
      if (json) out.write(`${JSON.stringify({ ok: true, value }, null, 2)}\n`);
      else render(value);
    },
    fail(error) {
      endProgress();
      if (json) out.write(`${JSON.stringify({ ok: false, error }, null, 2)}\n`);
      else err.write(`${problemLines(error).join('\n')}\n`);
    },
    progress(progress) {
      if (json && !err.isTTY) return;
      if (stage?.name !== progress.stage) {
        endProgress();
        stage = {
          name: progress.stage,
          started: Date.now(),
          firstDone: progress.done,
          lastLine: Date.now(),
          told: null,
          last: progress,
        };
        if (err.isTTY) {
          const { title, unit } = stages[progress.stage];
          bar = new SingleBar(
            {
              format: `${title} {bar} {value}/{total} ${unit} {pace}`,
              stream: err,
              hideCursor: true,
              barsize: 24,
              fps: 5,
            },
            Presets.rect,
          );
          bar.start(progress.total ?? progress.done, progress.done, { pace: '' });
        }
      }
      stage.last = progress;
      if (bar !== null) {
        bar.setTotal(progress.total ?? progress.done);
        bar.update(progress.done, { pace: pace(progress) });
      } else if (Date.now() - stage.lastLine >= PLAIN_LINE_SECONDS * 1000) {
        stage.lastLine = Date.now();
        stage.told = progress.done;
        plainLine(progress);
      }
    },
    endProgress,
  };
}

/** What happened, in Vietnamese and English, and what to do next. */
export function problemLines(problem: Problem): string[] {
  const { vi, en, remedy } = sentencesOf(problem);
  return [`Lỗi: ${vi}`, `     ${en}`, `  → ${remedy.vi}`, `    ${remedy.en}`];
}

/** One line for a list of things that went wrong. */
export const problemLine = (problem: Problem): string => `${sentencesOf(problem).vi} (${problem.code})`;

/** Minutes as people say them: "40 giây", "27 phút", "3 giờ 10 phút". */
export function duration(minutes: number): string {
  if (minutes < 1) return `${Math.max(1, Math.round(minutes * 60))} giây`;
  if (minutes < 60) return `${Math.round(minutes)} phút`;
  return `${Math.floor(minutes / 60)} giờ ${Math.round(minutes % 60)} phút`;
}

/** Columns padded to their widest cell; widths count characters as they stand in a terminal (composed Vietnamese: one each). */
export function table(rows: readonly (readonly string[])[], options: { right?: readonly number[] } = {}): string {
  const width = (text: string): number => [...text.normalize('NFC')].length;
  const widths: number[] = [];
  for (const row of rows) for (const [n, cell] of row.entries()) widths[n] = Math.max(widths[n] ?? 0, width(cell));
  return rows
    .map((row) =>
      row
        .map((cell, n) => {
          const padding = ' '.repeat((widths[n] ?? 0) - width(cell));
          return options.right?.includes(n) ? padding + cell : cell + padding;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
