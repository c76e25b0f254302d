/**
 * Words of a page that a person puts right, and what becomes of them when the page is read anew.
 *
 * Promises: a person's word stands with confidence 100 and says whose it is; the plain text, and by trigger the index,
 * follow in the same transaction; a new reading never drops a person's words without saying so.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { StationError } from '../../shared/errors.ts';
import {
  type Box,
  type Line,
  meanConfidence,
  type PageText,
  plainText,
  type Word,
  wordsOf as wordsInOrder,
} from '../../shared/page-text.ts';
import { nfc } from '../../shared/vietnamese.ts';
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import type { WordsPart } from './changes.ts';
import type { Edits } from './edits.ts';
import type { Steps } from './steps.ts';

/** `word` counts in reading order from 0; an empty text takes the word out. */
export type Correction = { readonly word: number; readonly read: string; readonly text: string };

export type WordRecords = {
  /** @throws `not-found`, `not-allowed`, `word-changed` when the page no longer reads as the person saw it */
  correctWords(pageId: number, corrections: readonly Correction[], actor: string): void;
};

export const wordsOf = (words: Buffer): PageText => JSON.parse(inflateSync(words).toString('utf8'));
export const wordsAsStored = (text: PageText): Buffer => deflateSync(JSON.stringify(text));

export function openWords(parts: {
  db: Database;
  audit: Audit;
  steps: Steps;
  edits: Edits;
  describeWhenRead(documentId: number): void;
}): WordRecords {
  const { db, audit, steps, edits, describeWhenRead } = parts;
  const find = db.prepare<[number], { documentId: number | null; ordinal: number; words: Buffer | null }>(
    'select document_id as documentId, ordinal, words from page where id = ?',
  );
  const store = db.prepare('update page set words = :words, text = :plain, confidence = :confidence where id = :page');

  function write(page: number, documentId: number, text: PageText): void {
    store.run({ page, words: wordsAsStored(text), plain: plainText(text), confidence: meanConfidence(text) });
    describeWhenRead(documentId);
  }

  function standing(page: number): { documentId: number; ordinal: number; text: PageText } {
    const row = find.get(page);
    if (row === undefined) throw new StationError('not-found', { kind: 'trang', id: page });
    const { documentId, ordinal, words } = row;
    const refuse = (state: string): never => {
      throw new StationError('not-allowed', { step: 'sửa', kind: 'trang', id: page, state });
    };
    if (documentId === null) return refuse('không nằm trong văn bản nào');
    if (words === null) return refuse('chưa đọc xong');
    return { documentId, ordinal, text: wordsOf(words) };
  }

  edits.keep('words', {
    subjects: ({ page }) => [{ kind: 'document', id: standing(page).documentId }],
    allow: ({ page }) => steps.requireDocument(standing(page).documentId, 'correct', 'sửa'),
    stands(change, side) {
      const { text } = standing(change.page);
      const { at, blocks, takenOut } = change[side];
      return (
        JSON.stringify(text.blocks.slice(at, at + blocks.length)) === JSON.stringify(blocks) &&
        JSON.stringify(text.takenOut ?? []) === JSON.stringify(takenOut)
      );
    },
    put(change, side) {
      const { documentId, text } = standing(change.page);
      const { at, blocks, takenOut } = change[side];
      const replaced = change[side === 'after' ? 'before' : 'after'].blocks.length;
      const put = [...text.blocks.slice(0, at), ...blocks, ...text.blocks.slice(at + replaced)];
      write(change.page, documentId, withTakenOut({ ...text, blocks: put }, takenOut));
    },
  });

  return {
    correctWords(page, corrections, actor) {
      const documentId = find.get(page)?.documentId ?? undefined;
      edits.run({ call: 'page.correctWords', actor, count: corrections.length, documentId }, (note) => {
        const { documentId: document, ordinal, text } = standing(page);
        steps.requireDocument(document, 'correct', 'sửa');
        const corrected = correct(text, corrections);
        note('words', { page, ...difference(text, corrected) });
        write(page, document, corrected);
        audit.record({
          actor,
          action: 'page.correct-words',
          subjectKind: 'document',
          subjectId: document,
          before: { page, ordinal, words: corrections.map(({ read }) => read) },
          after: { words: corrections.map(({ text: word }) => nfc(word)) },
        });
      });
    },
  };
}

const withTakenOut = (text: PageText, takenOut: readonly Word[]): PageText => {
  const { takenOut: _, ...rest } = text;
  return takenOut.length === 0 ? rest : { ...rest, takenOut };
};

/** Only what differs, so that an edit of one word is not a copy of two pages. */
function difference(before: PageText, after: PageText): { before: WordsPart; after: WordsPart } {
  const [a, b] = [before.blocks, after.blocks];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  return {
    before: { at: head, blocks: a.slice(head, a.length - tail), takenOut: before.takenOut ?? [] },
    after: { at: head, blocks: b.slice(head, b.length - tail), takenOut: after.takenOut ?? [] },
  };
}

// --- a person's words ---------------------------------------------------------------------------------------------

/** @throws `word-changed` */
function correct(text: PageText, corrections: readonly Correction[]): PageText {
  const words = wordsInOrder(text);
  const wanted = new Map<Word, string>();
  for (const { word, read, text: put } of corrections) {
    const found = words[word];
    if (found === undefined || found.text !== nfc(read)) {
      throw new StationError('word-changed', { word: word + 1, read, found: found?.text ?? '' });
    }
    wanted.set(found, nfc(put).trim());
  }
  const removed = [...wanted].flatMap(([word, put]) => (put === '' ? [word] : []));
  return withTakenOut(
    replaced(text, (word) => {
      const put = wanted.get(word);
      return put === undefined ? [word] : personsWords(put, word.box);
    }),
    [...(text.takenOut ?? []), ...removed],
  );
}

/** A word into which a person put a blank is two words; each takes its share of the box. */
function personsWords(text: string, [left, top, width, height]: Box): Word[] {
  if (text === '') return [];
  const parts = text.split(/\s+/);
  const share = width / (parts.join('').length + parts.length - 1);
  let at = left;
  return parts.map((part) => {
    const box: Box = [at, top, share * part.length, height];
    at += share * (part.length + 1);
    return { text: part, box, confidence: 100, byPerson: true };
  });
}

/** Each word replaced by some or none; blocks that keep all their words stay the same object. */
function replaced(text: PageText, by: (word: Word) => readonly Word[]): PageText {
  const line = (each: Line): Line => {
    const words = each.words.flatMap(by);
    return words.length === each.words.length && words.every((word, n) => word === each.words[n])
      ? each
      : { ...each, words };
  };
  const blocks = text.blocks.flatMap((block) => {
    const lines = block.lines.map(line);
    if (lines.every((each, n) => each === block.lines[n])) return [block];
    const left = lines.filter(({ words }) => words.length > 0);
    return left.length === 0 ? [] : [{ ...block, lines: left }];
  });
  return { ...text, blocks };
}

// --- read anew ----------------------------------------------------------------------------------------------------

/** Boxes that share more of their area than this lie in the same place: print is read a few pixels apart each time. */
const SAME_PLACE = 0.5;

/**
 * The new reading of a page with the words that a person had put right on the old one.
 * @param turn clockwise degrees by which the page stands differently now
 * @returns `lost`: words of a person that find no word in their place any more
 */
export function withPersonsWords(
  before: PageText | null,
  reading: PageText,
  turn: number,
): { text: PageText; lost: readonly Word[] } {
  const theirs = before === null ? [] : wordsInOrder(before).filter(({ byPerson }) => byPerson);
  const takenOut = before?.takenOut ?? [];
  if (before === null || theirs.length + takenOut.length === 0) return { text: reading, lost: [] };
  const place = turned(before, reading, turn);
  const words = wordsInOrder(reading);
  const taken = new Set<Word>();
  const inPlace = (old: Word): Word | undefined => {
    const box = place(old.box);
    const found = words.find(
      (word) => !taken.has(word) && shared(word.box, box) > (word.text === old.text ? 0.1 : SAME_PLACE),
    );
    if (found) taken.add(found);
    return found;
  };
  const put = new Map<Word, readonly Word[]>();
  const lost: Word[] = [];
  for (const old of theirs) {
    const found = inPlace(old);
    if (found) put.set(found, [{ text: old.text, box: found.box, confidence: 100, byPerson: true }]);
    else lost.push(old);
  }
  // Where nothing is read any more there is nothing left to take out.
  const gone = takenOut.flatMap((old) => inPlace(old) ?? []);
  for (const word of gone) put.set(word, []);
  return {
    text: withTakenOut(
      replaced(reading, (word) => put.get(word) ?? [word]),
      gone,
    ),
    lost,
  };
}

/** Places of the old upright page in pixels of the new one. */
function turned(before: PageText, after: PageText, turn: number): (box: Box) => Box {
  const { width, height } = before;
  const sideways = turn === 90 || turn === 270;
  const scale = after.width / (sideways ? height : width);
  return ([x, y, w, h]) => {
    const box: Box =
      turn === 90
        ? [height - y - h, x, h, w]
        : turn === 180
          ? [width - x - w, height - y - h, w, h]
          : turn === 270
            ? [y, width - x - w, h, w]
            : [x, y, w, h];
    return [box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale];
  };
}

/** The area two boxes share, of the area they cover together. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a[2] * a[3] + b[2] * b[3] - width * height);
}
