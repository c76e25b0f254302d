/**
 * Turns the marks of a set page into an SVG drawing in points: print and typing as outlines, the pen, the seal and the
 * urgency stamp as drawn shapes. Colours multiply, so a seal lets the signature through as on paper.
 */
import { type Random, randomFrom } from './random.ts';
import { type Mark, type SetPage, SHEET } from './setting.ts';
import { outlinesOf, widthOf } from './typefaces.ts';

const BLUE = '#1f3f9c';
const RED = '#d8323c';

const n = (value: number): string => value.toFixed(2);

function glyphs(mark: Extract<Mark, { kind: 'text' }>, typed: boolean, random: Random): string {
  return outlinesOf(mark.text, mark.face, mark.size)
    .map(({ path, dx, scale }) => {
      // A typebar never strikes at quite the same height or strength twice.
      const lift = typed ? random.bell() * 0.28 : 0;
      const strength = typed ? ` opacity="${n(random.between(0.72, 1))}"` : '';
      const at = (shift: number) =>
        `<path d="${path}" transform="translate(${n(mark.x + dx + shift)} ${n(mark.y + lift)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})"${strength}/>`;
      return mark.struckTwice ? at(0) + at(0.45) : at(0);
    })
    .join('');
}

/** Digits in ballpoint: each a little turned and lifted. */
function handwriting(mark: Extract<Mark, { kind: 'hand' }>, random: Random): string {
  if (mark.outline !== undefined) {
    return `<path d="${mark.outline}" fill="${mark.colour ?? BLUE}" stroke="none" transform="translate(${n(mark.x)} ${n(mark.y)})"/>`;
  }
  return outlinesOf(mark.text, 'hand', mark.size)
    .map(({ path, dx, scale }) => {
      const place = `translate(${n(mark.x + dx)} ${n(mark.y + 1 + random.bell() * 0.6)}) rotate(${n(random.bell() * 3)})`;
      return `<path d="${path}" transform="${place} scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})"/>`;
    })
    .join('');
}

/** A scrawl that belongs to nobody: a few loops running to the right and a long last stroke. */
function signature(mark: Extract<Mark, { kind: 'signature' }>): string {
  const random = randomFrom(mark.seed);
  let x = mark.x - random.between(34, 50);
  let d = `M${n(x)} ${n(mark.y + random.between(-8, 10))}`;
  const loops = Math.round(random.between(2.6, 6.4));
  const lean = random.between(-0.5, 0.9);
  const tall = random.between(12, 26);
  for (let loop = 0; loop < loops; loop++) {
    const reach = random.between(10, 74 / loops);
    const rise = random.between(tall * 0.3, loop === 0 ? 36 : tall);
    d += ` C${n(x + reach * lean)} ${n(mark.y - rise)} ${n(x + reach * (1 + lean))} ${n(mark.y - rise * random.between(0.5, 1.2))} ${n(x + reach * 0.7)} ${n(mark.y + random.between(-4, 9))}`;
    x += reach * 0.7;
  }
  d += ` Q${n(x + 8)} ${n(mark.y + 14)} ${n(x + random.between(40, 62))} ${n(mark.y - random.between(8, 24))}`;
  d += ` M${n(mark.x - 34)} ${n(mark.y + 9)} q34 ${n(random.between(-12, 0))} ${n(random.between(60, 84))} -6`;
  return `<path d="${d}" fill="none" stroke="${mark.colour ?? BLUE}" stroke-width="1.35" stroke-linecap="round"/>`;
}

const STAR = Array.from({ length: 10 }, (_, corner) => {
  const radius = corner % 2 === 0 ? 13 : 5.2;
  const angle = (corner * Math.PI) / 5 - Math.PI / 2;
  return `${n(radius * Math.cos(angle))},${n(radius * Math.sin(angle))}`;
}).join(' ');

/** A round seal of 36 mm whose wording (an invented body and MẪU, "specimen") can be mistaken for no real one. */
function seal(mark: Extract<Mark, { kind: 'seal' }>, random: Random): string {
  const radius = 41;
  const size = 9.4;
  const letters = [...mark.text];
  const length = widthOf(mark.text, 'bold', size) + letters.length * 0.8;
  let along = -length / 2;
  const ring = letters
    .map((letter) => {
      const width = widthOf(letter, 'bold', size) + 0.8;
      const angle = ((along + width / 2) / radius) * (180 / Math.PI);
      along += width;
      const [outline] = outlinesOf(letter, 'bold', size);
      if (!outline) return '';
      const scale = outline.scale.toFixed(5);
      return `<path d="${outline.path}" transform="rotate(${n(angle)}) translate(${n(-width / 2)} ${-radius}) scale(${scale} -${scale})"/>`;
    })
    .join('');
  const specimen = outlinesOf('MẪU', 'bold', 9)
    .map(
      ({ path, dx, scale }) =>
        `<path d="${path}" transform="translate(${n(dx - 12)} 27) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})"/>`,
    )
    .join('');
  // Rubber never takes ink evenly: holes of many sizes are punched out of the impression.
  const holes = Array.from({ length: 420 }, () => {
    const at = random.between(0, 2 * Math.PI);
    const far = 53 * Math.sqrt(random.between(0, 1));
    return `<circle cx="${n(far * Math.cos(at))}" cy="${n(far * Math.sin(at))}" r="${n(random.between(0.2, 0.95))}" fill="black"/>`;
  }).join('');
  const id = `seal-${n(mark.x)}-${n(mark.y)}`.replace(/\./g, '_');
  return `<g transform="translate(${n(mark.x)} ${n(mark.y)}) rotate(${n(random.bell() * 5)})" style="mix-blend-mode:multiply">
<mask id="${id}" maskUnits="userSpaceOnUse" x="-56" y="-56" width="112" height="112"><rect x="-56" y="-56" width="112" height="112" fill="white"/>${holes}</mask>
<g mask="url(#${id})" fill="${RED}" opacity="0.86"><circle r="51" fill="none" stroke="${RED}" stroke-width="1.9"/><circle r="48.4" fill="none" stroke="${RED}" stroke-width="0.7"/>
<circle r="33" fill="none" stroke="${RED}" stroke-width="0.8"/>${ring}<polygon points="${STAR}" transform="translate(0 -4)"/>${specimen}</g></g>`;
}

function urgency(mark: Extract<Mark, { kind: 'urgency' }>): string {
  const size = 15;
  const width = widthOf(mark.text, 'bold', size);
  const letters = outlinesOf(mark.text, 'bold', size)
    .map(
      ({ path, dx, scale }) =>
        `<path d="${path}" transform="translate(${n(dx - width / 2)} 0) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})"/>`,
    )
    .join('');
  return `<g transform="translate(${n(mark.x)} ${n(mark.y + 8)}) rotate(-1.5)" fill="${RED}" opacity="0.9"><rect x="${n(-width / 2 - 9)}" y="-17" width="${n(width + 18)}" height="24" fill="none" stroke="${RED}" stroke-width="1.6"/>${letters}</g>`;
}

export type Impression = {
  /** Degrees by which the sheet lay askew. */
  readonly skew: number;
  readonly typed: boolean;
  readonly seed: string;
  /** Leave out whatever is not print: what shines through from the other side of the sheet is mostly print. */
  readonly printOnly?: true;
};

type Layers = { readonly print: string[]; readonly pen: string[]; readonly over: string[] };

/** A stamp or caption in one ink: whatever belongs to it is drawn in its own order, the pen's strokes in the pen's colour. */
function group(mark: Extract<Mark, { kind: 'group' }>, typed: boolean, random: Random): string {
  const layers: Layers = { print: [], pen: [], over: [] };
  for (const part of mark.marks) draw(part, layers, typed, random, mark.colour);
  return `<g transform="translate(${n(mark.x)} ${n(mark.y)}) rotate(${n(mark.turn)})"><g fill="${mark.colour}" opacity="${n(mark.strength)}">${layers.print.join('')}</g><g fill="${BLUE}" stroke="${BLUE}" stroke-width="18">${layers.pen.join('')}</g></g>`;
}

function draw(mark: Mark, { print, pen, over }: Layers, typed: boolean, random: Random, ink = '#111'): void {
  switch (mark.kind) {
    case 'text':
      print.push(glyphs(mark, typed, random));
      break;
    case 'rule': {
      const end = mark.upright ? `v${n(mark.length)}` : `h${n(mark.length)}`;
      print.push(`<path d="M${n(mark.x)} ${n(mark.y)} ${end}" stroke="${ink}" stroke-width="0.75"/>`);
      break;
    }
    case 'hand':
      pen.push(handwriting(mark, random));
      break;
    case 'signature':
      over.push(signature(mark));
      break;
    case 'seal':
      over.push(seal(mark, random));
      break;
    case 'urgency':
      over.push(urgency(mark));
      break;
    case 'frame':
      print.push(
        `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="none" stroke="${ink}" stroke-width="${n(mark.thick)}"/>`,
      );
      break;
    case 'group':
      over.push(group(mark, typed, random));
  }
}

/** The page as an SVG of the given size in pixels; transparent where the paper is bare. */
export function drawPage(page: SetPage, width: number, height: number, impression: Impression): Buffer {
  const random = randomFrom(impression.seed);
  const layers: Layers = { print: [], pen: [], over: [] };
  for (const mark of page.marks) draw(mark, layers, impression.typed, random);
  const { print, pen, over } = layers;
  const sheet = page.size ?? SHEET;
  const inked = impression.printOnly
    ? ''
    : `<g fill="${BLUE}" stroke="${BLUE}" stroke-width="18">${pen.join('')}</g>${over.join('')}`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${sheet.width} ${sheet.height}"><g transform="rotate(${impression.skew} ${sheet.width / 2} ${sheet.height / 2})"><g fill="#111">${print.join('')}</g>${inked}</g></svg>`,
  );
}
