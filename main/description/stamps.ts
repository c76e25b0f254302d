/**
 * Stamps for secrecy and urgency (boxes 10a and 10b of Decree 30/2020/NĐ-CP).
 *
 * Promise: only a stamp standing alone on its line counts, with its marks: MẬT (secret) is not MẶT (the Front's own
 * name, on every one of its letterheads). A wrong alarm locks a paper away, a missed one lets a secret out, so both
 * are shown to a person where letters are doubtful.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { searchForm } from '../../shared/vietnamese.ts';
import { allRight, REPAIRED, suggest } from './confidence.ts';
import { centre, compact, evidence, type Piece, type Sheet, startsWith } from './layout.ts';
import type { Vocabulary } from './profiles.ts';

/** Letters with their marks, without blanks: stamps are often spaced (H Ỏ A  T Ố C) or framed. */
const bare = (text: string): string => searchForm(text.replace(/[^\p{L}]/gu, ''));
/** From this length on a stamp is known even without its marks; MẬT and KHẨN are not. */
const KNOWN_WITHOUT_MARKS = 6;

/** Half of a stamp laid askew; the words mean nothing else when they stand alone in the head. */
const HALF_READ = new Set(['TỐC', 'HỎA', 'HÓA'].map(bare));

function standsAlone(sheet: Sheet, piece: Piece): boolean {
  const { unit } = sheet;
  return !sheet.pieces.some((other) => {
    if (other === piece) return false;
    const sameLine = Math.abs(other.middle - piece.middle) < 0.6 * unit;
    const close = Math.max(other.left - piece.right, piece.left - other.right) < 1.2 * unit;
    // "MẶT" misread as "MẬT" at the end of a line goes on as "TRẬN TỔ QUỐC" in the next.
    const goesOn =
      other.middle > piece.middle && other.middle - piece.middle < 2.5 * unit && startsWith(other.text, 'trận');
    return (sameLine && close && /\p{L}{2}/u.test(other.text)) || goesOn;
  });
}

/** Secrecy and urgency of the first page. */
export function describeStamps(sheet: Sheet, vocabulary: Vocabulary): Suggestion[] {
  const find = (
    field: 'secrecy' | 'urgency',
    values: Readonly<Record<string, string>>,
    inReach: (piece: Piece) => boolean,
  ) => {
    for (const piece of sheet.pieces) {
      const text = bare(piece.text);
      const half =
        field === 'urgency' && HALF_READ.has(text) && piece.tokens.every(({ text: word }) => /\p{Lu}{2}/u.test(word));
      const exact = Object.keys(values).find((candidate) => bare(candidate) === text);
      const stamp =
        exact ??
        Object.keys(values).find(
          (candidate) =>
            (compact(candidate).length >= KNOWN_WITHOUT_MARKS && compact(candidate) === compact(text)) ||
            (half && candidate === 'HỎA TỐC'),
        );
      const capitals = piece.text.replace(/[^\p{L}]/gu, '');
      if (stamp === undefined || capitals !== capitals.toUpperCase()) continue;
      if (!inReach(piece) || !standsAlone(sheet, piece)) continue;
      const value = values[stamp] ?? stamp;
      const chance = allRight(piece.tokens) * (half ? 0.6 : exact === undefined ? REPAIRED : 1) * 0.95;
      return [suggest(field, value, chance, evidence(sheet, piece.tokens))];
    }
    return [];
  };
  return [
    ...find('secrecy', vocabulary.secrecy, (p) => centre(p) < 0.5 * sheet.width && p.middle < 0.35 * sheet.height),
    ...find('urgency', vocabulary.urgency, (p) => p.middle < 0.45 * sheet.height),
  ];
}
