/** What is put on a paper after it was printed: stamps, the caption of an electronic signature, remarks of a reader. */
import type { Mark, SetPage } from '../samples/setting.ts';
import { widthOf } from '../samples/typefaces.ts';
import type { Chance } from './chance.ts';
import type { Arrival, Letter } from './letter.ts';
import type { Shop } from './shop.ts';

/** Letters of rubber in a frame, a little aslant, the ink uneven. */
function rubber(text: string, size: number, x: number, y: number, turn: number, colour: string, framed: boolean): Mark {
  const width = widthOf(text, 'bold', size);
  const letters: Mark = { kind: 'text', text, face: 'bold', size, x: -width / 2, y: 0, struckTwice: false };
  const frame: Mark = {
    kind: 'frame',
    x: -width / 2 - size * 0.6,
    y: -size * 1.15,
    width: width + size * 1.2,
    height: size * 1.6,
    thick: 1.5,
  };
  return { kind: 'group', x, y, turn, colour, strength: 0.88, marks: framed ? [letters, frame] : [letters] };
}

export function setStamps({ galley, letter, chance, left, inks }: Shop): void {
  for (const word of [letter.secrecy, letter.urgency]) {
    if (word === null) continue;
    galley.y += 16;
    const turn = chance.between(-4, 4);
    galley.page.marks.push(
      rubber(
        word,
        chance.between(13, 16),
        left + chance.between(-25, 25),
        galley.y,
        turn,
        inks.stamp,
        chance.likely(0.8),
      ),
    );
    galley.note('stamp', word);
    galley.y += 14;
  }
  if (letter.draft) {
    galley.y += 12;
    galley.centred('stamp', 'DỰ THẢO', left, 12);
    galley.y += 6;
  }
}

/** The stamp of the office that received the paper: printed words, number and day by hand; in the free top of the page. */
export function setArrival(shop: Shop, arrival: Arrival): void {
  const { galley, chance, pen, inks } = shop;
  const marks: Mark[] = [];
  // 50 mm by 30 to 35 mm (Nghị định 30/2020, Phụ lục IV); older stamps are a little smaller.
  const wide = chance.between(122, 144);
  const label = wide / 13.2;
  let y = 15;
  const put = (text: string, size: number, x: number | null): void => {
    const width = widthOf(text, 'bold', size);
    marks.push({ kind: 'text', text, face: 'bold', size, x: x ?? (wide - width) / 2, y, struckTwice: false });
    galley.note('stamp', text);
  };
  for (const line of arrival.head) {
    const size = Math.min(line.length < 18 ? label * 1.15 : 8.5, ((wide - 8) / widthOf(line, 'bold', 10)) * 10);
    put(line, size, null);
    y += 15;
  }
  const dotted = chance.likely(0.6);
  const written = (name: string, text: string): void => {
    const size = label;
    put(name, size, 6);
    if (dotted) {
      const dots = '.'.repeat(Math.floor((wide - 18 - widthOf(name, 'bold', size)) / widthOf('.', 'roman', size)));
      marks.push({
        kind: 'text',
        text: dots,
        face: 'roman',
        size,
        x: 8 + widthOf(name, 'bold', size),
        y,
        struckTwice: false,
      });
    }
    const strokes = pen(text, chance.between(10, 14));
    const x = 10 + widthOf(name, 'bold', size);
    marks.push({ kind: 'hand', text, size: 12, x, y: y + 1, outline: strokes.outline, colour: inks.pen });
    const lines = galley.page.blocks.get('stamp') ?? [];
    lines[lines.length - 1] = `${name} ${text}`;
    galley.page.handwritten.push(text);
    y += 18;
  };
  written('Số:', arrival.number);
  written('Ngày:', arrival.day);
  if (chance.likely(0.6)) {
    put('Chuyển:', label, 6);
    y += 15;
  }
  marks.push({ kind: 'frame', x: 0, y: 0, width: wide, height: y - 4, thick: 1.3 });
  const free = galley.y + 12;
  const x = galley.margin.left + chance.between(-30, 10);
  galley.page.marks.push({
    kind: 'group',
    x,
    y: free,
    turn: chance.between(-5, 5),
    colour: arrival.colour,
    strength: 0.85,
    marks,
  });
  // The stamp takes the room at the left below the letterhead where there is some; otherwise it lands on what is there.
  if (chance.likely(0.3)) return;
  galley.y = Math.max(galley.y, free + y - (shop.letter.to.length > 0 ? 8 : 16));
}

/** The caption of an electronic signature on the first page: no text of the document. */
export function caption(letter: Letter, width: number): Mark {
  const lines = [
    `Người ký: ${letter.signedDigitally}`,
    `Email: vanthu@${letter.kind}.gov.vn`,
    `Thời gian ký: ${letter.gold.ngay.split('-').reverse().join('.')} 15:42:36 +07:00`,
  ];
  return {
    kind: 'group',
    x: width - 190,
    y: 16,
    turn: 0,
    colour: '#1a2ea0',
    strength: 1,
    marks: lines.map((text, index) => ({
      kind: 'text',
      text,
      face: 'sans',
      size: 6.5,
      x: 0,
      y: index * 8,
      struckTwice: false,
    })),
  };
}

/** What the head of the receiving office writes across the top or the margin of a paper: quick lines, no text of it. */
export function remarks(page: SetPage, letter: Letter, chance: Chance): void {
  const colour = chance.pick(['#1f3f9c', '#1c1c22', '#b02030']);
  const atTop = chance.likely(0.6);
  const x = atTop ? chance.between(250, 500) : chance.between(34, 60);
  const first = atTop ? chance.between(22, 34) : chance.between(260, 420);
  for (let line = 0; line < chance.whole(1, 3); line++) {
    const seed = `${letter.id} remark ${line}`;
    page.marks.push({ kind: 'signature', x: x + chance.between(-12, 12), y: first + line * 22, seed, colour });
  }
}
