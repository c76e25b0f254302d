/**
 * Vietnamese text of the years before Unicode: TCVN3 (fonts named .VnTime …) and VNI (VNI-Times …). A file of those
 * years, opened today, shows `MÆt trËn` or `Maët traän` for `Mặt trận`.
 *
 * Promise: text is converted only when it reads as Vietnamese afterwards and did not before; Unicode is left alone.
 */
import { nfc } from '../../shared/vietnamese.ts';

export type LegacyEncoding = 'TCVN3' | 'VNI';

// Each row: the first byte and the letters that follow it, byte by byte; a space is a byte without a letter here.
const TCVN3_ROWS: readonly [number, string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'],
];

const tcvn3 = new Map<string, string>();
for (const [first, letters] of TCVN3_ROWS) {
  for (const [at, letter] of [...letters].entries()) {
    if (letter !== ' ') tcvn3.set(String.fromCharCode(first + at), letter);
  }
}

const [GRAVE, ACUTE, TILDE, HOOK, DOT] = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const [ROOF, BOWL] = ['\u0302', '\u0306'];

/** What a VNI mark stands for after its base letter. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: ROOF,
  á: ROOF + ACUTE,
  à: ROOF + GRAVE,
  å: ROOF + HOOK,
  ã: ROOF + TILDE,
  ä: ROOF + DOT,
  ê: BOWL,
  é: BOWL + ACUTE,
  è: BOWL + GRAVE,
  ú: BOWL + HOOK,
  ü: BOWL + TILDE,
  ë: BOWL + DOT,
};
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ö: 'ư',
  ô: 'ơ',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};
const VNI_PAIR = /([aeouyöô])([ùøûõïâáàåãäêéèúüë])|([öôñíìæóòî])/giu;

function fromVni(text: string): string {
  return text.replace(VNI_PAIR, (whole: string, base?: string, mark?: string, single?: string) => {
    const letter = (base ?? single ?? '').toLowerCase();
    const unicode = nfc((VNI_LETTERS[letter] ?? letter) + (mark ? (VNI_MARKS[mark.toLowerCase()] ?? mark) : ''));
    return whole[0] === whole[0]?.toUpperCase() ? unicode.toUpperCase() : unicode;
  });
}

const fromTcvn3 = (text: string): string => [...text].map((letter) => tcvn3.get(letter) ?? letter).join('');

/** Converts text whose bytes were taken for Latin-1 letters. */
export const fromLegacy = (text: string, encoding: LegacyEncoding): string =>
  nfc(encoding === 'VNI' ? fromVni(text) : fromTcvn3(text));

/** The encoding a font speaks, by its name; `capitals` for the …H fonts, which print small letters as capitals. */
export function encodingOfFont(font: string): { readonly encoding: LegacyEncoding; readonly capitals: boolean } | null {
  if (/^\.vn/i.test(font)) return { encoding: 'TCVN3', capitals: /[a-z]H$/.test(font) };
  return /^vni-/i.test(font) ? { encoding: 'VNI', capitals: false } : null;
}

const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

function isSyllable(word: string): boolean {
  const tones = word.normalize('NFD').match(TONE) ?? [];
  const bare = word.normalize('NFD').replace(TONE, '').normalize('NFC').toLowerCase();
  // A syllable closed by c, ch, p or t has no tone but sắc and nặng: what gives mojibake like "quèc" away.
  if (/(?:c|ch|p|t)$/.test(bare) && tones.some((tone) => tone !== ACUTE && tone !== DOT)) return false;
  return tones.length <= 1 && SYLLABLE.test(bare);
}

/** Of the words that hold a letter beyond ASCII, the share that can be Vietnamese, 0…1; null when there are none. */
export function vietnameseShare(text: string): number | null {
  const words = text
    .split(/[\s\d.,;:()/"“”!?+*-]+/u)
    .filter((word) => [...word].some((letter) => (letter.codePointAt(0) ?? 0) > 127));
  if (words.length === 0) return null;
  return words.filter((word) => isSyllable(word.normalize('NFC'))).length / words.length;
}

/** The encoding in which the text reads as Vietnamese although it does not as it stands; null when it is fine. */
export function legacyEncoding(text: string): LegacyEncoding | null {
  const asItStands = vietnameseShare(text);
  if (asItStands === null || asItStands >= 0.7) return null;
  const [best] = (['TCVN3', 'VNI'] as const)
    .map((encoding) => ({ encoding, share: vietnameseShare(fromLegacy(text, encoding)) ?? 1 }))
    .sort((a, b) => b.share - a.share);
  return best !== undefined && best.share >= 0.7 && best.share > asItStands ? best.encoding : null;
}
