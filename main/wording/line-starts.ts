/**
 * What stands at the start of lines and has a form of its own: numbers of headings in Roman figures, strokes of lists.
 *
 * Promise: only the first word of a line is changed; a Roman number only where a heading in capitals follows it, its
 * strokes were read as letters, and the headings about it do not say otherwise; a sign only in a list whose other lines
 * begin with a hyphen.
 */

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** Strokes as the engine takes them for letters: two with a bar are an H, a single one an l, an L, a 1 or a bar. */
const STROKES: Readonly<Record<string, string>> = { H: 'II', L: 'I', l: 'I', '1': 'I', '|': 'I', T: 'I' };
// A T is a stroke before V only: TL., TT. and TM. stand before capitals too.
const LABEL = /^(TV|[HILlVX1|]{1,5})([.,:)/]?)$/;
/** Letters that are labels in their own right where the letter before them heads a line. */
const LETTER_BEFORE: Readonly<Record<string, string>> = { H: 'G', L: 'K', I: 'H', V: 'U', X: 'V' };

/** Signs that open no line of print; a hyphen on a poor copy is read so. */
const STRAY = /^[~:;=»¬_]$/;

type Heading = {
  readonly at: number;
  readonly label: string;
  readonly stop: string;
  value: number;
  readonly read: string;
};

/** The texts of the lines of one page in reading order, with their first words put right. */
export function withLineStarts(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const put = new Map<number, string>();
  for (const { at, value, stop, read } of headingsOf(lines)) {
    const numeral = NUMERALS[value - 1];
    if (numeral !== undefined && numeral + stop !== read) put.set(at, numeral + stop);
  }
  lines.forEach(([first = '', second], at) => {
    const listed = [lines[at - 1], lines[at + 1]].some((line) => /^-/.test(line?.[0] ?? ''));
    if (STRAY.test(first) && listed && second !== undefined && /^[\p{L}\d]/u.test(second)) put.set(at, '-');
  });
  return lines.map((line, at) => {
    const first = put.get(at);
    return first === undefined ? line : [first, ...line.slice(1)];
  });
}

function headingsOf(lines: readonly (readonly string[])[]): Heading[] {
  const labels = new Set(lines.map(([first = '']) => first.replace(/[.,:)/]$/, '')));
  const headings = lines.flatMap(([first = '', ...rest], at): Heading[] => {
    const [, label = '', stop = ''] = LABEL.exec(first) ?? [];
    if (label === '' || /^1+$/.test(label) || !isCapitals(rest.join(''))) return [];
    if (labels.has(LETTER_BEFORE[label] ?? '')) return [];
    const strokes = [...label].map((letter) => STROKES[letter] ?? letter).join('');
    const value = NUMERALS.indexOf(strokes) + 1;
    // A single letter without a stop is a word or a scrap.
    if (value === 0 || (stop === '' && label.length < 2)) return [];
    return [{ at, label, stop, value, read: first }];
  });
  // Between II and IV stands III, whatever was read.
  headings.forEach((heading, n) => {
    const [before, after] = [headings[n - 1]?.value, headings[n + 1]?.value];
    if (before !== undefined && after === before + 2) heading.value = before + 1;
  });
  return headings;
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters.replace(/[^\p{Lu}]/gu, '').length >= 0.8 * letters.length;
}
