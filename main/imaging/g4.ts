/**
 * Writes a black-and-white picture as CCITT Group 4 (ITU-T T.6), the form in which PDF and TIFF keep bilevel scans.
 * The image library writes it only in bands of 256 rows, which a PDF image cannot take.
 *
 * Pure. One strip, no end-of-line codes, ends with EOFB; white is the colour a row starts with.
 */

/** Codes of run lengths as bit strings: index 0…63 terminating, then 64, 128 … 1728 make-up (T.4 tables 2 and 3). */
const WHITE = (
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 ' +
  '101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 ' +
  '00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 ' +
  '00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 ' +
  '00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100 ' +
  '11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 ' +
  '011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 ' +
  '010011010 011000 010011011'
).split(' ');

const BLACK = (
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 ' +
  '0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 ' +
  '00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 ' +
  '000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 ' +
  '000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 ' +
  '000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 ' +
  '000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 ' +
  '0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 ' +
  '0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 ' +
  '0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 ' +
  '0000001011011 0000001100100 0000001100101'
).split(' ');

/** Make-up codes of either colour for 1792, 1856 … 2560 (T.4 table 3b). */
const LONG = (
  '00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111 ' +
  '000000011100 000000011101 000000011110 000000011111'
).split(' ');

const PASS = '0001';
const HORIZONTAL = '001';
/** By how far the change lies from the one above, -3…3 (T.6 table 1). */
const VERTICAL = ['0000010', '000010', '010', '1', '011', '000011', '0000011'];
const END_OF_BLOCK = '000000000001000000000001';

type Code = { readonly bits: number; readonly length: number };
const code = (text: string): Code => ({ bits: Number.parseInt(text, 2), length: text.length });
const tables = { white: WHITE.map(code), black: BLACK.map(code), long: LONG.map(code) };
const modes = { pass: code(PASS), horizontal: code(HORIZONTAL), vertical: VERTICAL.map(code) };

class BitWriter {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;
  #held = 0;
  #count = 0;

  put({ bits, length }: Code): void {
    this.#held = (this.#held << length) | bits;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#push((this.#held >> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  end(): Buffer {
    if (this.#count > 0) this.#push((this.#held << (8 - this.#count)) & 0xff);
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes[this.#length++] = byte;
  }
}

function putRun(out: BitWriter, run: number, black: boolean): void {
  const table = black ? tables.black : tables.white;
  let left = run;
  while (left >= 2560) {
    out.put(tables.long[12] as Code);
    left -= 2560;
  }
  if (left >= 1792) out.put(tables.long[(left - 1792) >> 6] as Code);
  else if (left >= 64) out.put(table[63 + (left >> 6)] as Code);
  out.put(table[left & 63] as Code);
}

/** Where the colour changes along a row, starting from white, then the width three times so that looking ahead is safe. */
function changes(pixels: Uint8Array, from: number, width: number, into: Int32Array): void {
  let count = 0;
  let black = false;
  for (let x = 0; x < width; x++) {
    if ((pixels[from + x] as number) < 128 === black) continue;
    black = !black;
    into[count++] = x;
  }
  into.fill(width, count, count + 4);
}

/**
 * The Group 4 strip of a picture.
 * @param pixels one byte a pixel, below 128 is black; rows without padding
 */
export function encodeG4(pixels: Uint8Array, width: number, height: number): Buffer {
  const out = new BitWriter();
  let above = new Int32Array(width + 5).fill(width);
  let here = new Int32Array(width + 5);
  for (let y = 0; y < height; y++) {
    changes(pixels, y * width, width, here);
    // a0 is where coding stands, a1 the next change here, b1 the first change above beyond a0 to the other colour.
    let a0 = -1;
    let black = false;
    let a = 0;
    let b = 0;
    while (a0 < width) {
      while (a > 0 && (here[a - 1] as number) > a0) a--;
      while ((here[a] as number) <= a0 && (here[a] as number) < width) a++;
      if (a0 === -1) a = 0;
      const a1 = here[a] as number;
      // Changes above alternate white-to-black (even) and black-to-white (odd).
      while (b > 0 && (above[b - 1] as number) > a0) b--;
      while ((above[b] as number) < width && ((above[b] as number) <= a0 || (b & 1) !== (black ? 1 : 0))) b++;
      const b1 = above[b] as number;
      const b2 = b1 < width ? (above[b + 1] as number) : width;
      if (b2 < a1) {
        out.put(modes.pass);
        a0 = b2;
        continue;
      }
      const distance = a1 - b1;
      if (distance >= -3 && distance <= 3) {
        out.put(modes.vertical[distance + 3] as Code);
        a0 = a1;
        black = !black;
        continue;
      }
      const a2 = a1 < width ? (here[a + 1] as number) : width;
      out.put(modes.horizontal);
      putRun(out, a1 - Math.max(a0, 0), black);
      putRun(out, a2 - a1, !black);
      a0 = a2;
    }
    [above, here] = [here, above];
  }
  out.put(code(END_OF_BLOCK.slice(0, 12)));
  out.put(code(END_OF_BLOCK.slice(12)));
  return out.end();
}
