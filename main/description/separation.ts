/**
 * Several documents in one file: the pages on which another document begins, found from letterheads, number lines and
 * page numbers, with the reasons and the chance that it is so. Pure.
 *
 * Promises: nothing is separated here, a person decides; a page is looked at once and only a few facts of it are kept,
 * so a document of a thousand pages needs no more memory than one of ten. Annexes, forms, certified-copy forms, second
 * copies of the same page and letterheads quoted within a text begin nothing. Blank pages go with what stands before
 * them, because the beginning is the page with the letterhead.
 */
import { type PageText, wordsOf } from '../../shared/page-text.ts';
import { fold } from '../../shared/vietnamese.ts';
import type { BoundaryReason } from '../../shared/views.ts';
import { findArrival } from './arrival.ts';
import { findDateLine } from './date-line.ts';
import { capitalShare, centre, compact, findPhrase, layOut, type Piece, type Sheet, startsWith } from './layout.ts';
import { findHeading, type Heading } from './letterhead.ts';
import { findNumberLine, type NumberLine } from './number-line.ts';
import type { Profile } from './profiles.ts';
import { findTitle } from './title.ts';

/** What one page says about whether a document begins on it; null for a page without words. */
export type PageHead = {
  /** The national title or the Party's name at its top. */
  readonly heading: boolean;
  /** The name of a body in capitals at the top left. */
  readonly body: boolean;
  /** `TTr-UBND`, as printed behind the stroke; empty where the line has a number and no symbol; null without a line. */
  readonly symbol: string | null;
  /** Printed digits of the number line; null where a hand wrote them or nobody has yet. */
  readonly number: string | null;
  readonly date: boolean;
  readonly title: string | null;
  /** Printed alone at the middle of the top or the bottom. */
  readonly pageNumber: number | null;
  /** `Phụ lục`, `Mẫu số 2`, `(Kèm theo Quyết định số …)` at its top. */
  readonly annex: boolean;
  /** Dotted lines to be filled in. */
  readonly form: boolean;
  /** A form that certifies a copy: `SAO Y`. */
  readonly copyForm: boolean;
  readonly draft: boolean;
  /** Lines of running text above the letterhead: it is quoted. */
  readonly quoted: boolean;
  /** Recipients or a signature stand on it: a document may end here. */
  readonly ends: boolean;
  /** Folded words of the page, to know a second copy of the same page. */
  readonly words: ReadonlySet<string>;
};

export type Boundary = {
  /** Position of the page with which the other document begins, counted as the heads were given, 1 = first. */
  readonly page: number;
  /** 0…1. */
  readonly confidence: number;
  readonly reasons: readonly BoundaryReason[];
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
};

const COPY = ['sao y', 'sao lục', 'trích sao', 'sao y bản chính'];
// Folded: marks are what recognition loses first.
const ANNEX =
  /^[^a-z]*(?:phu luc|phu bieu|bieu(?: mau)?(?: so)? ?\d|mau(?: so)? ?[\d.:]|mau bieu|danh sach kem|tai lieu kem)/;
const ENCLOSED = /^[^a-z]*(?:ban hanh )?kem theo /;
/** Two pages whose words agree this much are two copies of one. */
const SAME_PAGE = 0.75;

/** The facts of one page. */
export function readPageHead(page: PageText, profiles: readonly Profile[]): PageHead | null {
  const [anyProfile] = profiles;
  if (anyProfile === undefined || wordsOf(page).length === 0) return null;
  const { vocabulary } = anyProfile;
  const laid = layOut(page, 1);
  const sheet = findArrival(laid)?.rest ?? laid;
  const { unit, height, pieces } = sheet;
  // Only what may be part of a heading is compared with headings: most pages are running text.
  const short = pieces.filter(
    (piece) => piece.middle < 0.35 * height && (capitalShare(piece.text) > 0.5 || piece.tokens.length <= 8),
  );
  const heading = findHeading({ ...sheet, pieces: short }, [
    ...new Set(profiles.flatMap((profile) => profile.headings)),
  ]);
  const textTop = topOfText(sheet);
  const quoted =
    heading !== null && pieces.filter((piece) => isText(sheet, piece) && piece.middle < heading.top).length > 1;
  const headTop = heading === null ? 0 : heading.top - 3 * unit;
  const headEnd = heading === null ? Math.min(textTop, 0.3 * height) : heading.bottom + 9 * unit;
  const date = findDateLine(sheet, headTop, headEnd);
  const number = findNumberLine(sheet, headTop, headEnd, date);
  const titleTop = Math.max(heading?.bottom ?? 0, number?.middle ?? 0, date?.middle ?? 0);
  const title = findTitle(sheet, vocabulary, titleTop + 0.4 * unit, Math.min(0.6 * height, titleTop + 14 * unit));
  const top = pieces.filter((piece) => piece.middle < Math.min(textTop, 0.5 * height));
  return {
    heading: heading !== null && !quoted,
    body: top.some((piece) => isBody(sheet, piece, heading, vocabulary.bodyHeads)),
    symbol: number === null ? null : (number.symbol?.symbol ?? ''),
    number: number === null ? null : digitsOf(number),
    date: date !== null,
    title: title?.type ?? null,
    pageNumber: pageNumberOf(sheet),
    annex:
      top.some((piece) => ANNEX.test(fold(piece.text))) ||
      pieces.some((piece) => piece.middle < 0.5 * height && isCentred(sheet, piece) && ENCLOSED.test(fold(piece.text))),
    form: pieces.filter((piece) => /(?:\.{5,}|…{2,}|_{5,}|(?:\. ){5,})/u.test(piece.text)).length >= 4,
    copyForm: top.some((piece) => COPY.some((copy) => compact(copy) === compact(piece.text))),
    draft: top.some((piece) => startsWith(piece.text, 'dự thảo') && piece.tokens.length <= 4),
    quoted,
    ends: pieces.some((piece) => isEnding(sheet, piece)),
    words: new Set(
      pieces.flatMap((piece) => piece.tokens.map((token) => token.folded)).filter((word) => word.length > 2),
    ),
  };
}

const isText = (sheet: Sheet, piece: Piece): boolean =>
  piece.right - piece.left > 0.55 * sheet.width && piece.tokens.length > 6 && capitalShare(piece.text) < 0.6;

/** Where the running text begins: the first of two long lines that follow each other. */
function topOfText(sheet: Sheet): number {
  const long = sheet.pieces.filter((piece) => isText(sheet, piece));
  const first = long.find((piece, at) => {
    const next = long[at + 1];
    return next !== undefined && next.middle - piece.middle < 2.6 * sheet.unit;
  });
  return first === undefined ? sheet.height : first.middle - 0.6 * sheet.unit;
}

const isCentred = (sheet: Sheet, piece: Piece): boolean =>
  Math.abs(centre(piece) - 0.52 * sheet.width) < 0.14 * sheet.width && /^\P{L}*[({[]/u.test(piece.text);

function isBody(sheet: Sheet, piece: Piece, heading: Heading | null, bodyHeads: readonly string[]): boolean {
  const reach = heading === null ? 0.2 * sheet.height : heading.bottom + 3 * sheet.unit;
  const left = piece.left < 0.42 * sheet.width && piece.middle < reach;
  return left && capitalShare(piece.text) > 0.7 && bodyHeads.some((head) => startsWith(piece.text, head));
}

const digitsOf = (number: NumberLine): string | null => {
  const sure = number.numberTokens.every((token) => token.confidence >= 85);
  return sure ? (/^\d{1,5}\p{L}?/u.exec(number.numberText)?.[0] ?? null) : null;
};

/** `2`, `- 3 -`, `Trang 4`, `2/5`. */
function pageNumberOf({ pieces, width, height }: Sheet): number | null {
  for (const piece of pieces) {
    const edge = piece.middle < 0.1 * height || piece.middle > 0.92 * height;
    if (!edge || Math.abs(centre(piece) - 0.52 * width) > 0.12 * width) continue;
    const [, figure] =
      /^[^\p{L}\p{N}]*(?:trang\s*)?(\d{1,3})(?:\s*\/\s*\d{1,3})?[^\p{L}\p{N}]*$/iu.exec(piece.text) ?? [];
    if (figure !== undefined) return Number(figure);
  }
  return null;
}

const AUTHORITY = /^\P{L}*(?:TM|KT|TL|TUQ|T\s?\/\s?M|K\s?\/\s?T|T\s?\/\s?L)\s?[.,:]?\s*\p{Lu}{2}/u;

function isEnding(sheet: Sheet, piece: Piece): boolean {
  if (piece.left < 0.45 * sheet.width && findPhrase(piece.tokens.slice(0, 2), 'nơi nhận', 0.2) !== null) return true;
  if (centre(piece) < 0.42 * sheet.width) return false;
  return AUTHORITY.test(piece.text) || /^\P{L}*người (?:làm|viết) đơn/iu.test(piece.text);
}

/**
 * The pages with which other documents begin.
 * @param heads every page of the document in order, as `readPageHead` gave them
 */
export function findBoundaries(heads: readonly (PageHead | null)[]): Boundary[] {
  const boundaries: Boundary[] = [];
  let opener: PageHead | null = null;
  let ended = false;
  let pagesSince = 0;
  let lastNumber = 1;
  for (const [at, head] of heads.entries()) {
    if (head === null) {
      pagesSince += 1;
      continue;
    }
    const found: ReturnType<typeof beginningAt> =
      opener === null ? null : beginningAt(head, { opener, ended, pagesSince, lastNumber });
    if (found !== null) boundaries.push({ page: at + 1, ...found });
    if (opener === null || found !== null) {
      opener = head;
      ended = false;
      pagesSince = 0;
      lastNumber = 1;
    }
    lastNumber = head.pageNumber ?? lastNumber;
    ended ||= head.ends;
    pagesSince += 1;
  }
  return boundaries;
}

type Before = {
  readonly opener: PageHead;
  readonly ended: boolean;
  readonly pagesSince: number;
  /** The last page number printed since the document began. */
  readonly lastNumber: number;
};

/**
 * Weights in the manner of log odds, set by the rules of the layout and not by counting: a letterhead alone is likely a
 * beginning (Decree 30/2020/NĐ-CP gives one to every document and none to a following page), one with its own number
 * line surely; a page number above 1, an annex's mark or a form speak against it more strongly.
 */
function beginningAt(head: PageHead, before: Before): Omit<Boundary, 'page'> | null {
  const { opener, ended, pagesSince, lastNumber } = before;
  const numbered = head.symbol !== null && head.symbol !== '';
  // Without a letterhead only body, number and date together make one: offices that print no national title.
  if (!head.heading && !(numbered && head.body && head.date)) return null;
  if (isCopyOf(head, opener)) return null;
  const reasons: BoundaryReason[] = [];
  let score = 0;
  const weigh = (holds: boolean, weight: number, reason?: BoundaryReason): void => {
    if (!holds) return;
    score += weight;
    if (reason !== undefined) reasons.push(reason);
  };
  weigh(head.heading, 2, 'letterhead');
  weigh(head.body, 0.8);
  weigh(numbered, 2, 'number-line');
  weigh(head.date, 0.8);
  weigh(head.title !== null, 0.7);
  weigh(numbered && (opener.symbol ?? '') !== '' && opener.symbol !== head.symbol, 0.5, 'other-symbol');
  weigh(ended, 1.2, 'after-signature');
  weigh(!ended, -0.6);
  weigh(head.pageNumber === 1 && pagesSince > 1, 0.5, 'pages-restart');
  const goesOn = head.pageNumber === pagesSince + 1 || head.pageNumber === lastNumber + 1;
  weigh(head.pageNumber !== null && head.pageNumber > 1, goesOn ? -7 : -3);
  weigh(head.annex, numbered ? -3 : -5);
  weigh(head.form, -3);
  weigh(head.copyForm, -5);
  weigh(head.quoted, -4);
  weigh(head.draft, -0.5, 'draft');
  if (score < LEAST) return null;
  const confidence = Math.min(0.98, 1 / (1 + Math.exp(1.6 - 0.8 * (score - LEAST + 1))));
  return {
    confidence: Math.round(confidence * 1000) / 1000,
    reasons,
    type: head.title,
    number: head.number,
    symbol: numbered ? head.symbol : null,
  };
}

const LEAST = 3;

/** The same page scanned twice: same symbol, nearly the same words. */
function isCopyOf(head: PageHead, other: PageHead): boolean {
  if (head.symbol !== other.symbol || (head.number !== null && other.number !== null && head.number !== other.number))
    return false;
  const both = [...head.words].filter((word) => other.words.has(word)).length;
  const either = head.words.size + other.words.size - both;
  return either > 0 && both / either >= SAME_PAGE;
}
