/**
 * Sets whole papers for tests from what stands on them: two columns of a head, title and subject broken into lines,
 * body, recipients, signers side by side. `manner` moves all of it as typists do (columns, distances, measures), the
 * same number always in the same way. Not used outside tests.
 *
 * `spoil` makes of such a page what recognition makes of a poor scan: marks lost, words broken and joined, scraps of
 * seals and strokes, the rows of two columns read as one line.
 */
import { readFileSync } from 'node:fs';
import { type FieldName, fieldNames } from '../../shared/fields.ts';
import { around, type Block, type PageText, type Word } from '../../shared/page-text.ts';
import { advance, broken, type Line, typesetPage } from './typeset-page.ts';

export type Signer = { readonly titles: readonly string[]; readonly name: string };

/** A paper in one object: `|` parts printed lines. */
export type Paper = {
  readonly about: string;
  /** At the right; the national title where nothing is said. */
  readonly right?: string;
  readonly superior?: string;
  readonly issuer?: string;
  /** Under the bodies: a star of the Party, a rule. */
  readonly rule?: string;
  readonly number?: string;
  readonly date?: string;
  readonly type?: string;
  readonly subject?: string;
  /** Subject of a letter, under the number. */
  readonly letter?: string;
  /** Capitals below the subject: the body that decides. */
  readonly decides?: string;
  readonly addressee?: string;
  readonly body?: string;
  readonly signers?: readonly Signer[];
  /** Stamps and notes in the head: at the left, under everything else of it. */
  readonly stamp?: string;
  /** What must be described; undefined: nothing, null: a place that a person must read. */
  readonly want: Partial<Record<FieldName, string | null | undefined>>;
};

const PARTS = [
  'right',
  'superior',
  'issuer',
  'rule',
  'number',
  'date',
  'letter',
  'stamp',
  'type',
  'subject',
  'decides',
  'addressee',
  'body',
] as const;

/** The papers of country-papers.txt; its head says how they are written down. */
export function countryPapers(): Paper[] {
  const text = readFileSync(new URL('./country-papers.txt', import.meta.url), 'utf8');
  return text
    .split(/^\[/mu)
    .slice(1)
    .map((block): Paper => {
      const [about = '', ...rows] = block.split('\n');
      const entries = rows
        .filter((row) => row !== '')
        .map((row): [string, string] => {
          const at = row.indexOf(': ');
          return at < 0 ? [row.replace(/:$/u, ''), ''] : [row.slice(0, at), row.slice(at + 2)];
        });
      const printed = new Map(entries);
      const parts = PARTS.flatMap((part) => (printed.has(part) ? [[part, printed.get(part) ?? '']] : []));
      const signers = entries
        .filter(([part]) => part === 'sign')
        .map(([, value]) => ({ titles: value.split('|').slice(0, -1), name: value.split('|').at(-1) ?? '' }));
      const want = fieldNames.flatMap((field) => {
        const value = printed.get(`= ${field}`);
        return value === undefined ? [] : [[field, value === '-' ? undefined : value === '?' ? null : value]];
      });
      return {
        about: about.replace(/\]$/u, ''),
        ...Object.fromEntries(parts),
        signers,
        want: Object.fromEntries(want),
      };
    });
}

/** Numbers from 0 to 1 that look like chance and are the same every time (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc';
const TEXT =
  'các cơ quan, đơn vị và địa phương khẩn trương rà soát, bổ sung kế hoạch, bố trí kinh phí và phân công cán bộ theo ' +
  'dõi để tổ chức thực hiện bảo đảm chất lượng, đúng tiến độ, gắn trách nhiệm của người đứng đầu với kết quả được giao';

const lines = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split('|'));

/** The page of a paper; one page holds all of it. */
export function typesetPaper(paper: Paper, manner = 0): PageText {
  const next = chances(manner * 7919 + 17);
  const between = (low: number, high: number): number =>
    manner === 0 ? (low + high) / 2 : low + (high - low) * next();
  const set: Line[] = [];
  const pitch = between(58, 72);
  const top = between(150, 330);
  const right = between(0.67, 0.7);
  const heading = lines(paper.right ?? STATE);
  const bodies = [...lines(paper.superior), ...lines(paper.issuer)];
  const widest = Math.max(...bodies.map((text) => advance(text) + 14 * text.split(' ').length), 0);
  // A wide name moves its column to the left, as far as the margin lets it.
  const left = Math.max(between(0.25, 0.29), Math.min(0.33, (widest / 2 + 190) / 2480));
  const headingStart = right * 2480 - advance(heading[0] ?? '') / 2 - 60;
  const fits = left * 2480 + widest / 2 + 50 < headingStart;
  for (const [at, text] of heading.entries()) set.push([fits ? right : 0.71, top + at * pitch, text]);
  let y = top + between(-8, 8);
  for (const text of bodies) {
    set.push([left, y, text]);
    y += pitch;
  }
  for (const text of lines(paper.rule)) {
    set.push([left, y, text]);
    y += 0.7 * pitch;
  }
  y += between(10, 50);
  const numberAt = Math.max(y, top + 1.4 * pitch);
  const dateAt = Math.max(top + (heading.length + 0.6) * pitch, manner % 3 === 1 ? 0 : numberAt - 2);
  for (const [at, text] of lines(paper.number).entries()) set.push([left, numberAt + at * pitch, text]);
  if (paper.date !== undefined) set.push([right, dateAt, paper.date]);
  y = numberAt + lines(paper.number).length * pitch + between(10, 40);
  if (paper.letter !== undefined) {
    for (const text of broken(paper.letter, between(560, 760))) {
      set.push([left, y, text]);
      y += pitch;
    }
  }
  for (const text of lines(paper.stamp)) {
    y += 30;
    set.push([left, y, text]);
    y += pitch + 20;
  }
  y = Math.max(y, dateAt + pitch) + between(60, 130);
  const middle = between(0.52, 0.54);
  for (const text of lines(paper.type)) {
    set.push([middle, y, text]);
    y += between(68, 84);
  }
  if (paper.subject !== undefined) {
    const measure = between(1150, 1650);
    for (const part of lines(paper.subject)) {
      for (const text of broken(part, measure)) {
        set.push([middle, y, text]);
        y += between(1.02, 1.04) * pitch;
      }
    }
    y += between(50, 100);
  }
  for (const text of lines(paper.decides)) {
    set.push([middle, y, text]);
    y += pitch;
  }
  if (paper.decides !== undefined) y += between(40, 80);
  for (const text of lines(paper.addressee)) {
    set.push([middle, y, text]);
    y += pitch;
  }
  if (paper.addressee !== undefined) y += between(30, 70);
  const body = `${paper.body ?? 'Thực hiện chương trình công tác năm,'} ${TEXT} ${TEXT} ${TEXT}`;
  const [first = '', ...rest] = broken(body, 1860);
  const flowing = [first, ...broken(rest.join(' '), 1980)];
  const room = Math.max(3, Math.min(flowing.length, Math.floor((2350 - y) / 75)));
  flowing.slice(0, room).forEach((text, at) => {
    set.push([at === 0 ? 470 : 350, y, text]);
    y += between(70, 80);
  });
  const end = Math.min(y + between(60, 120), 2500);
  const signers = paper.signers ?? [];
  if (signers.length === 1 && manner % 4 !== 3) {
    const recipients = ['Nơi nhận:', '- Như trên;', '- Các đơn vị có liên quan;', '- Lưu: VT, TH.'];
    for (const [at, text] of recipients.entries()) set.push([350, end + at * 60, text]);
  }
  signers.forEach(({ titles, name }, at) => {
    const axis = signers.length === 1 ? between(0.7, 0.74) : 0.26 + (0.48 * at) / (signers.length - 1);
    for (const [line, text] of titles.entries()) set.push([axis, end + line * pitch, text]);
    set.push([axis + between(-0.01, 0.01), end + titles.length * pitch + between(260, 380), name]);
  });
  return typesetPage(set, { skew: manner === 0 ? 0 : between(-1.5, 1.5) });
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');

/**
 * A page as a poor reading gives it.
 * @param amount share of words that suffer something
 */
export function spoil(page: PageText, seed: number, amount = 0.03): PageText {
  const next = chances(seed * 104729 + 1);
  const rows: Word[][] = [];
  for (const block of page.blocks) {
    for (const line of block.lines) {
      const words: Word[] = [];
      for (const word of line.words) {
        const [x, y, width, height] = word.box;
        const fate = next();
        const letters = /^\p{L}{2,}/u.test(word.text);
        if (fate < amount * 0.5 && letters) {
          words.push({ ...word, text: bare(word.text), confidence: 55 + Math.floor(next() * 35) });
        } else if (fate < amount * 0.65 && word.text.length > 3 && letters) {
          const at = 1 + Math.floor(next() * (word.text.length - 2));
          const share = at / word.text.length;
          words.push({ text: word.text.slice(0, at), box: [x, y, width * share, height], confidence: 70 });
          words.push({
            text: word.text.slice(at),
            box: [x + width * share + 4, y, width * (1 - share) - 4, height],
            confidence: 70,
          });
        } else if (fate < amount * 0.8 && words.length > 0 && letters) {
          const before = words.pop() as Word;
          const box = around([before.box, word.box]) ?? word.box;
          words.push({ text: before.text + word.text, box, confidence: 75 });
        } else if (fate < amount && x > 100) {
          words.push(word, {
            text: ['.', '‘', '|', 'y', '`', '-'][Math.floor(next() * 6)] ?? '.',
            box: [x + width + 8, y + height * 0.4, 9, 12],
            confidence: 15 + Math.floor(next() * 30),
          });
        } else words.push(word);
      }
      if (words.length > 0) rows.push(words);
    }
  }
  const blocks = (next() < 0.5 ? joinedRows(rows) : rows).map((words): Block => {
    const box = around(words.map((word) => word.box)) ?? [0, 0, 0, 0];
    return { box, lines: [{ box, words }] };
  });
  return { ...page, blocks };
}

/** Rows that stand on one line are read as one. */
function joinedRows(rows: readonly Word[][]): Word[][] {
  const result: Word[][] = [];
  const middle = (words: readonly Word[]) => (words[0]?.box[1] ?? 0) + (words[0]?.box[3] ?? 0) / 2;
  for (const words of rows) {
    const same = result.find((other) => Math.abs(middle(other) - middle(words)) < 14);
    if (same === undefined) result.push([...words]);
    else same.push(...words);
  }
  return result;
}
