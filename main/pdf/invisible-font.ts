/**
 * The font of the text layer: two empty glyphs, nothing to see, every character half an em wide. A TrueType program
 * of a few hundred bytes generated here, so that no licence and no real letter shapes travel inside the papers.
 *
 * How characters become searchable: each distinct character gets the next free CID when it first appears; all CIDs
 * show glyph 1, and the ToUnicode map, written when the last page is done, says which character each CID stands for
 * (characters beyond the basic plane included). Glyph 0 is .notdef, which ISO 19005-2 (6.2.11.8) forbids to show.
 * Facts: table layouts of the OpenType specification; ISO 32000-1, 9.7.4 (CIDFonts), 9.10.3 (ToUnicode).
 */
import { deflateSync } from 'node:zlib';
import type { PdfFile } from './pdf-file.ts';

/** Advance of every character, and how the em divides around the baseline, in thousandths. */
export const ADVANCE = 500;
export const ASCENT = 800;
export const DESCENT = -200;

const LAST_CID = 65535;

export type CharacterNumbers = {
  /** The CIDs of a text as hexadecimal digits, four a character. */
  encode(text: string): string;
  /** How many characters have a number. */
  readonly size: number;
  /** The characters in the order of their CIDs, the first being CID 1. */
  characters(): Iterable<string>;
};

export function characterNumbers(): CharacterNumbers {
  const numbers = new Map<string, number>();
  return {
    get size() {
      return numbers.size;
    },
    characters: () => numbers.keys(),
    encode(text) {
      let hex = '';
      for (const character of text) {
        // A document with more distinct characters than CIDs is noise; what comes last then shares the last number.
        const number = numbers.get(character) ?? Math.min(numbers.size + 1, LAST_CID);
        if (numbers.size < LAST_CID) numbers.set(character, number);
        hex += number.toString(16).toUpperCase().padStart(4, '0');
      }
      return hex;
    },
  };
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

/** The map from CIDs to text, at most 100 lines a section as the CMap format asks. */
export function toUnicodeMap(numbers: CharacterNumbers): string {
  const lines = [...numbers.characters()].map(
    (character, i) => `<${(i + 1).toString(16).toUpperCase().padStart(4, '0')}> <${utf16(character)}>`,
  );
  const sections: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const section = lines.slice(from, from + 100);
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

const shorts = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, i * 2);
  return bytes;
};

const longs = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
};

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** The font program: glyphs 0 and 1, both empty, both half an em wide. */
export function fontProgram(): Buffer {
  const box = [0, DESCENT, ADVANCE, ASCENT];
  const tables: [string, Buffer][] = [
    ['glyf', Buffer.alloc(4)],
    [
      'head',
      Buffer.concat([
        longs(0x00010000, 0x00010000, 0, 0x5f0f3cf5), // version, revision, checksum adjustment (below), magic number
        shorts(0x000b, 1000), // flags, units an em
        Buffer.alloc(16), // created, modified
        shorts(...box, 0, 8, 2, 0, 0), // box, style, smallest size, direction hint, short offsets, glyph format
      ]),
    ],
    [
      'hhea',
      Buffer.concat([longs(0x00010000), shorts(ASCENT, DESCENT, 0, ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, 2)]),
    ],
    ['hmtx', shorts(ADVANCE, 0, ADVANCE, 0)],
    ['loca', shorts(0, 0, 0)],
    ['maxp', Buffer.concat([longs(0x00010000), shorts(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
    ['post', Buffer.concat([longs(0x00030000, 0), shorts(0, 0), longs(1, 0, 0, 0, 0)])], // version 3: no glyph names
  ];
  const directory: Buffer[] = [longs(0x00010000), shorts(tables.length, 64, 2, tables.length * 16 - 64)];
  const bodies: Buffer[] = [];
  let position = 12 + tables.length * 16;
  let headAt = 0;
  for (const [name, body] of tables) {
    if (name === 'head') headAt = position;
    directory.push(Buffer.from(name, 'latin1'), longs(checksum(padded(body)), position, body.length));
    bodies.push(padded(body));
    position += padded(body).length;
  }
  const font = Buffer.concat([...directory, ...bodies]);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

/** Writes the font under the number that the pages already refer to. */
export async function writeInvisibleFont(pdf: PdfFile, font: number, numbers: CharacterNumbers): Promise<void> {
  const [descendant, descriptor, program, glyphs, unicode] = [
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
  ];
  const name = '/TramSoHoaInvisible';
  await pdf.object(
    font,
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H` +
      ` /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  await pdf.object(
    descendant,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name}` +
      ' /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>' +
      ` /FontDescriptor ${descriptor} 0 R /DW ${ADVANCE} /CIDToGIDMap ${glyphs} 0 R >>`,
  );
  // The name has no subset tag and the program is whole, so no CIDSet is due (ISO 19005-1, 6.3.5).
  await pdf.object(
    descriptor,
    `<< /Type /FontDescriptor /FontName ${name} /Flags 5 /FontBBox [0 ${DESCENT} ${ADVANCE} ${ASCENT}] /ItalicAngle 0` +
      ` /Ascent ${ASCENT} /Descent ${DESCENT} /CapHeight ${ASCENT} /StemV 80 /FontFile2 ${program} 0 R >>`,
  );
  const font2 = fontProgram();
  await pdf.stream(program, `/Length1 ${font2.length} /Filter /FlateDecode`, deflateSync(font2));
  const map = Buffer.alloc((numbers.size + 1) * 2);
  for (let cid = 1; cid <= numbers.size; cid += 1) map.writeUInt16BE(1, cid * 2);
  await pdf.stream(glyphs, '/Filter /FlateDecode', deflateSync(map));
  await pdf.stream(unicode, '/Filter /FlateDecode', deflateSync(Buffer.from(toUnicodeMap(numbers), 'latin1')));
}
