/**
 * Who signed, and by what right: authority marks and positions in capitals at the lower right, the name below them
 * (boxes 7a to 7c of Decree 30/2020/NĐ-CP; the Party writes T/M for TM.).
 *
 * Promise: the caption of an electronic signature and names inside the text are no signers; of several blocks the one
 * beside "Nơi nhận", with nothing of the text below it, speaks for the paper, wherever attachments end. Of several
 * signers side by side it is the one furthest to the right, where the body that leads signs, and of minutes who presided.
 */
import { distance } from 'fastest-levenshtein';
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { fold } from '../../shared/vietnamese.ts';
import { askPerson, REPAIRED, suggest } from './confidence.ts';
import {
  capitalShare,
  centre,
  compact,
  evidence,
  type Piece,
  pieceOf,
  type Sheet,
  startsWith,
  type Token,
} from './layout.ts';
import { type Name, nameBelow, readName } from './names.ts';
import type { Vocabulary } from './profiles.ts';
import type { Spelling } from './spelling.ts';

type SignatureBlock = {
  readonly sheet: Sheet;
  readonly titles: readonly Piece[];
  readonly name: Name | null;
  readonly score: number;
};

/** `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` of the State and the Front; `T/M`, `K/T`, `T/L`, `T/UQ` or `TU/Q` of the Party. */
const AUTHORITY_MARK =
  /^\P{L}*(?:(?:TM|KT|TL|TUQ|TU|Q)\s?[.,:]|QUYỀN\s|(?:T\s?\/\s?M|K\s?\/\s?T|T\s?\/\s?L|T\s?\/\s?U\s?Q|TU\s?\/\s?Q)\b)/u;
/** The hand and the stamp take up to 55 mm between position and name: about 14 units. */
const ROOM_FOR_THE_HAND = 16;

/** The tokens of a piece from its authority mark or position on; null where it holds neither. */
function titleIn(piece: Piece, vocabulary: Vocabulary): Piece | null {
  // One scrap of the hand or the stamp may stand before the words.
  for (const from of [0, 1]) {
    const tokens = piece.tokens.slice(from);
    const [first] = tokens;
    if (first === undefined || (from === 1 && !isScrap(piece.tokens[0]))) continue;
    const part = pieceOf(tokens);
    const petitioner = vocabulary.petitionerPositions.some((position) => compact(position) === compact(part.text));
    if (!petitioner && (capitalShare(part.text) < 0.7 || compact(part.text).length < 5)) continue;
    if (petitioner || AUTHORITY_MARK.test(part.text) || beginsWithPosition(compact(part.text), vocabulary)) return part;
  }
  return null;
}

const isScrap = (token: Token | undefined): boolean =>
  token !== undefined && (token.text.length <= 3 || token.confidence < 30);

const beginsWithPosition = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.positions.some((position) => {
    const wanted = compact(position);
    if (text.startsWith(wanted)) return true;
    return wanted.length > 7 && distance(text.slice(0, wanted.length), wanted) <= Math.floor(wanted.length * 0.15);
  });

const isRecipients = (piece: Piece): boolean => {
  const text = compact(piece.text).slice(0, 8);
  return (
    text.length >= 7 &&
    distance(text, 'noinhan'.slice(0, text.length)) <= 2 &&
    /^\P{L}*[\p{L}]{2,4}\s/u.test(piece.text)
  );
};

/** All places of a page where someone may have signed. */
function blocksOf(sheet: Sheet, vocabulary: Vocabulary): SignatureBlock[] {
  const { unit, width } = sheet;
  const recipients = sheet.pieces.find(isRecipients);
  const titles = sheet.pieces
    .flatMap((piece) => titleIn(piece, vocabulary) ?? [])
    .filter((piece) => centre(piece) > 0.15 * width);
  const used = new Set<Piece>();
  const blocks: SignatureBlock[] = [];
  for (const first of titles) {
    if (used.has(first)) continue;
    const block = [first];
    used.add(first);
    for (const next of titles) {
      const last = block.at(-1) ?? first;
      if (used.has(next) || next.middle <= last.middle || Math.abs(centre(next) - centre(first)) > 0.13 * width)
        continue;
      if (next.middle - last.middle > ROOM_FOR_THE_HAND * unit) break;
      // A second title far below is the office in which the same person signs; a name between them parts two signers.
      if (nameBelow(sheet, last, vocabulary, next.middle - 0.5 * unit) !== null) break;
      block.push(next);
      used.add(next);
    }
    const last = block.at(-1) ?? first;
    const name = nameBelow(sheet, last, vocabulary, last.middle + ROOM_FOR_THE_HAND * unit);
    blocks.push({ sheet, titles: block, name, score: scoreOf(sheet, block, name, recipients, vocabulary) });
  }
  return blocks;
}

function scoreOf(
  sheet: Sheet,
  titles: readonly Piece[],
  name: Name | null,
  recipients: Piece | undefined,
  vocabulary: Vocabulary,
): number {
  const { unit, width } = sheet;
  const [first] = titles;
  const last = titles.at(-1);
  if (first === undefined || last === undefined) return 0;
  let score = 0;
  if (name !== null) score += 3 * name.chance;
  if (centre(first) > 0.56 * width) score += 2;
  else score -= centre(first) > 0.42 * width ? 1 : 1.5;
  if (recipients !== undefined && centre(recipients) < centre(first)) {
    score += Math.abs(recipients.middle - first.middle) < 5 * unit ? 4 : 1;
  }
  if (titles.some((piece) => AUTHORITY_MARK.test(piece.text))) score += 1;
  const says = (list: readonly string[]) => titles.some((piece) => list.some((entry) => startsWith(piece.text, entry)));
  if (says(vocabulary.presidingPositions)) score += 0.5;
  if (says(vocabulary.petitionerPositions)) score += 2;
  // Text right across the page below the block: a specimen, or a heading inside the text.
  const below = sheet.pieces.filter(
    (piece) =>
      piece.middle > last.middle + 2 * unit && piece.right - piece.left > 0.55 * width && piece.tokens.length > 6,
  );
  if (below.length > 1) score -= 4;
  return score;
}

// --- suggestions -----------------------------------------------------------------------------------------------

/**
 * Authority with position, and signer, from the block that speaks for the paper.
 * @param own the paper's own bodies and place of issue: what the seal repeats of them is nobody's name
 */
export function describeSignature(
  sheets: readonly Sheet[],
  vocabulary: Vocabulary,
  spelling: Spelling,
  own: readonly string[] = [],
): Suggestion[] {
  let best: SignatureBlock | null = null;
  for (const block of sheets.flatMap((sheet) => blocksOf(sheet, vocabulary))) {
    if (block.score < 2) continue;
    if (best === null || block.score > best.score + 0.25) best = block;
  }
  if (best === null) return loneName(sheets, vocabulary, own);
  const { sheet, titles } = best;
  const name = best.name === null || repeats(best.name.text, own) ? null : best.name;
  const suggestions: Suggestion[] = [];
  const trust = best.score >= 6 ? 0.96 : best.score >= 4 ? 0.9 : 0.7;
  const petition = titles.some((piece) =>
    vocabulary.petitionerPositions.some((position) => startsWith(piece.text, position)),
  );
  let text = '';
  let chance = trust;
  let above: Piece | null = null;
  for (const [at, piece] of titles.entries()) {
    const spelt = spelling.spell(cleaned(piece.tokens));
    const deputy = deputyLine(text, spelt.text);
    const markLost = standsForDeputy(piece, titles[at + 1]);
    const joint = above === null ? '' : piece.middle - above.middle > 3.5 * sheet.unit ? '; ' : ' ';
    const mark = markLost ? (/^[TK]\//u.test(text) ? 'K/T ' : 'KT. ') : '';
    text += joint + mark + tidyMark(deputy ?? spelt.text);
    chance *= spelt.chance * (deputy === null && !markLost ? 1 : REPAIRED);
    above = piece;
  }
  const printed = evidence(
    sheet,
    titles.flatMap((piece) => piece.tokens),
  );
  // Who signs for another says what he is himself; where that line is missing it was not read.
  const forAnother = titles.length === 1 && /^(?:TM\.|TL\.|T\/L|TUQ\.|T\/UQ|TU\/Q) /u.test(text);
  const incomplete = forAnother || (/(?:KT\.|K\/T) [^;]*$/u.test(text) && !/PHÓ|THỨ/u.test(text));
  if (incomplete) suggestions.push(askPerson('authority', printed));
  else if (!petition) suggestions.push(suggest('authority', text, chance, printed));
  if (name !== null) suggestions.push(suggest('signer', name.text, name.chance * trust, evidence(sheet, name.tokens)));
  else if (best.score >= 3) suggestions.push(askPerson('signer', placeOfName(printed, sheet)));
  return suggestions;
}

/** Whether words stand in the paper's own bodies or place, whole words of them. */
const repeats = (text: string, own: readonly string[]): boolean =>
  own.some((one) => ` ${fold(one)} `.includes(` ${fold(text)} `));

/** Where the name must stand that stamp and hand made unreadable: below the title, as wide and half as wide again. */
function placeOfName(title: Evidence, sheet: Sheet): Evidence {
  const [left, top, width, height] = title.box;
  const room = Math.min(ROOM_FOR_THE_HAND * sheet.unit, sheet.height - top - height);
  return { page: title.page, box: [left - width / 4, top + height, width * 1.5, Math.max(1, room)], text: '' };
}

/** Where somebody must have signed when nothing of it was read: at the right, beside the recipients. */
function placeBeside(recipients: Piece, sheet: Sheet): Evidence {
  const top = Math.max(0, recipients.top - 2 * sheet.unit);
  const room = Math.min((ROOM_FOR_THE_HAND + 4) * sheet.unit, sheet.height - top);
  return { page: sheet.page, box: [0.5 * sheet.width, top, 0.45 * sheet.width, Math.max(1, room)], text: '' };
}

/** Where stamp and hand hid the title, a name beside the recipients is still the signer's. */
function loneName(sheets: readonly Sheet[], vocabulary: Vocabulary, own: readonly string[]): Suggestion[] {
  for (const sheet of sheets) {
    const recipients = sheet.pieces.find(isRecipients);
    if (recipients === undefined) continue;
    for (const piece of sheet.pieces) {
      const beside = piece.middle > recipients.middle && piece.middle - recipients.middle < 25 * sheet.unit;
      if (!beside || centre(piece) < 0.56 * sheet.width) continue;
      const name = readName(piece, vocabulary);
      if (name !== null && name.chance > 0.5 && !repeats(name.text, own))
        return [suggest('signer', name.text, name.chance * 0.85, evidence(sheet, name.tokens))];
    }
    return [askPerson('signer', placeBeside(recipients, sheet))];
  }
  return [];
}

/** Words without the specks around them; a dash between two offices of one person stays (PHÓ CHỦ TỊCH - TỔNG THƯ KÝ). */
function cleaned(tokens: readonly Token[]): Token[] {
  const isWord = (token: Token | undefined) => token !== undefined && /\p{Lu}{2}/u.test(token.text);
  return tokens.flatMap((token, at) => {
    if (/^[-–—]$/u.test(token.text) && token.confidence >= 60 && isWord(tokens[at - 1]) && isWord(tokens[at + 1]))
      return [{ ...token, text: '-' }];
    const text = token.text.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N}).,/]+$/gu, '');
    return /\p{L}/u.test(text) ? [{ ...token, text }] : [];
  });
}

/** An office directly above its own deputy was signed for: `CHỦ TỊCH` over `PHÓ CHỦ TỊCH` has lost its `KT.`. */
function standsForDeputy(line: Piece, below: Piece | undefined): boolean {
  const office = compact(pieceOf(cleaned(line.tokens)).text);
  return below !== undefined && office.length >= 5 && compact(below.text) === `pho${office}`;
}

/** Below `KT. CHỦ TỊCH` the same words again can only be `PHÓ CHỦ TỊCH` with its first word spoilt. */
function deputyLine(above: string, line: string): string | null {
  const office = /(?:KT\.|K\/T) ([^;]+)$/u.exec(above)?.[1];
  return office !== undefined && compact(line) === compact(office) ? `PHÓ ${line}` : null;
}

/** `TM . ỦY BAN`, `TM.ỦY BAN` -> `TM. ỦY BAN`; the Party's `T/M` stays. */
const tidyMark = (text: string): string =>
  text
    .replace(/^(TM|KT|TL|TUQ|Q)\s*[.,:]\s*/u, '$1. ')
    .replace(/^(T\/M|K\/T|T\/L|T\/UQ|TU\/Q)\s*\.?\s*/u, '$1 ')
    .trim();
