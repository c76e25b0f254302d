/** The ways in which papers reach an archive as pictures. Each is one row of the report. */
import type { Mark, SetPage } from '../samples/setting.ts';
import { bilevel, type Light, type Picture, photocopied, photographed, type Side, scanSide, turned } from './camera.ts';
import { type Chance, chanceOf } from './chance.ts';

export type Output = 'jpeg' | 'png' | 'tiff-g4' | 'pdf' | 'photos';
export type Condition = {
  readonly name: string;
  readonly output: Output;
  readonly quality: number;
  /** How the light falls, drawn once for a paper. */
  light(chance: Chance): Light;
  /** What happens to the picture after the scan. */
  after?(picture: Picture, light: Light, seed: string): Picture | Promise<Picture>;
  /** What is laid over the print before the scan. */
  over?(page: SetPage, chance: Chance): readonly Mark[];
  /** Two documents lie in one file. */
  readonly two?: true;
  /** The paper runs over several pages. */
  readonly long?: true;
  /** Odd and even pages share a sheet although the file may hold one page only. */
  readonly backed?: true;
};

const clean = (chance: Chance): Light => ({
  dpi: 300,
  colour: false,
  paper: [250, 250, 249],
  skew: chance.between(-0.25, 0.25),
  blur: 0.7,
  spread: 0.1,
  noise: 2,
  shade: 0.03,
  ink: 0.95,
  uneven: 0.05,
  showThrough: 0,
  specks: 6,
});
const grey =
  (quarters: number) =>
  (picture: Picture): Promise<Picture> =>
    turned(picture, quarters);

/** A seal where none should be: across the name, or in the middle of the text. */
function sealsOver(page: SetPage, chance: Chance): Mark[] {
  const texts = page.marks.filter((mark) => mark.kind === 'text');
  const deep = texts.filter((mark) => mark.y > 300);
  const places = [chance.pick(deep.length > 0 ? deep : texts), chance.pick(texts)];
  const seals = places.map(
    (mark): Mark => ({ kind: 'seal', x: Math.min(520, mark.x + 25), y: mark.y - 4, text: 'MẪU * DẤU GIÁP LAI * MẪU' }),
  );
  const names = page.marks.filter((mark) => mark.kind === 'signature');
  return [...seals, ...names.map((mark): Mark => ({ ...mark, y: mark.y + 26, seed: `${mark.seed} again` }))];
}

export const conditions: readonly Condition[] = [
  { name: 'clean 300 dpi', output: 'pdf', quality: 80, light: clean },
  {
    name: 'colour 200 dpi',
    output: 'pdf',
    quality: 62,
    light: (c) => ({ ...clean(c), dpi: 200, colour: true, blur: 0.6, noise: 2.5, skew: c.between(-0.6, 0.6) }),
  },
  {
    name: 'grey 150 dpi',
    output: 'jpeg',
    quality: 68,
    light: (c) => ({ ...clean(c), dpi: 150, blur: 0.55, noise: 3, paper: [240, 240, 240] }),
  },
  {
    name: '100 dpi',
    output: 'jpeg',
    quality: 60,
    light: (c) => ({ ...clean(c), dpi: 100, blur: 0.45, noise: 2.5, spread: 0.2, colour: c.likely(0.5) }),
  },
  {
    name: '70 dpi',
    output: 'jpeg',
    quality: 72,
    light: (c) => ({ ...clean(c), dpi: 72, blur: 0.4, noise: 2, spread: 0.25 }),
  },
  {
    name: '1-bit 200 dpi',
    output: 'tiff-g4',
    quality: 0,
    light: (c) => ({ ...clean(c), dpi: 200, noise: 7, skew: c.between(-0.7, 0.7) }),
    after: (picture, _light, seed) => bilevel(picture, 150, 0.1, seed),
  },
  {
    name: '1-bit 300 dpi, dropout',
    output: 'tiff-g4',
    quality: 0,
    light: (c) => ({ ...clean(c), noise: 9, ink: 0.88, uneven: 0.14, spread: 0 }),
    after: (picture, _light, seed) => bilevel(picture, 140, 0.4, seed),
  },
  {
    name: 'skew',
    output: 'pdf',
    quality: 66,
    light: (c) => ({
      ...clean(c),
      dpi: 200,
      colour: c.likely(0.5),
      skew: (c.likely(0.5) ? 1 : -1) * c.pick([0.4, 0.9, 1.7, 2.8, 3.9, 5]),
    }),
  },
  { name: 'turned 90', output: 'jpeg', quality: 72, light: (c) => ({ ...clean(c), dpi: 200 }), after: grey(1) },
  {
    name: 'turned 180',
    output: 'pdf',
    quality: 72,
    light: (c) => ({ ...clean(c), dpi: 200, colour: true }),
    after: grey(2),
  },
  { name: 'turned 270', output: 'jpeg', quality: 72, light: (c) => ({ ...clean(c), dpi: 200 }), after: grey(3) },
  {
    name: 'yellowed, uneven light',
    output: 'jpeg',
    quality: 64,
    light: (c) => ({
      ...clean(c),
      dpi: 200,
      colour: true,
      paper: c.pick([
        [226, 208, 168],
        [216, 196, 160],
        [232, 220, 190],
      ] as const),
      shade: c.between(0.2, 0.42),
      ink: 0.8,
      uneven: 0.25,
      blur: 0.8,
      noise: 4.5,
      specks: 70,
      skew: c.between(-1, 1),
    }),
  },
  {
    name: 'show-through',
    output: 'jpeg',
    quality: 64,
    backed: true,
    light: (c) => ({
      ...clean(c),
      dpi: 200,
      colour: c.likely(0.5),
      paper: [238, 236, 230],
      showThrough: c.between(0.2, 0.38),
      shade: 0.1,
      noise: 3,
      skew: c.between(-0.6, 0.6),
    }),
  },
  {
    name: 'seal over text',
    output: 'pdf',
    quality: 66,
    light: (c) => ({ ...clean(c), dpi: 200, colour: c.likely(0.65), skew: c.between(-0.4, 0.4) }),
    over: sealsOver,
  },
  {
    name: 'photocopy',
    output: 'jpeg',
    quality: 70,
    light: (c) => ({
      ...clean(c),
      dpi: c.pick([200, 300]),
      spread: 0.5,
      blur: 0.9,
      skew: c.between(-1.6, 1.6),
      specks: 90,
      shade: 0.12,
    }),
    after: (picture, light, seed) => photocopied(picture, light.dpi, seed),
  },
  {
    name: 'carbon copy',
    output: 'jpeg',
    quality: 70,
    light: (c) => ({
      ...clean(c),
      dpi: 200,
      colour: true,
      paper: [233, 224, 200],
      ink: c.between(0.42, 0.58),
      uneven: 0.4,
      blur: 1.1,
      spread: 0.3,
      noise: 5,
      shade: 0.15,
      showThrough: 0.12,
      specks: 40,
      skew: c.between(-1, 1),
    }),
  },
  {
    name: 'phone photo',
    output: 'photos',
    quality: 74,
    light: (c) => ({ ...clean(c), dpi: 190, colour: true, paper: [244, 243, 240], noise: 1.5, blur: 0.6, skew: 0 }),
    after: (picture, _light, seed) => photographed(picture, seed),
  },
  {
    name: 'several pages in a PDF',
    output: 'pdf',
    quality: 60,
    long: true,
    light: (c) => ({
      ...clean(c),
      dpi: c.pick([150, 200]),
      colour: c.likely(0.5),
      showThrough: c.likely(0.4) ? 0.12 : 0,
      skew: c.between(-0.9, 0.9),
      paper: [246, 246, 242],
    }),
  },
  {
    name: 'two documents in a PDF',
    output: 'pdf',
    quality: 62,
    two: true,
    light: (c) => ({ ...clean(c), dpi: 200, colour: true, skew: c.between(-0.5, 0.5) }),
  },
];

/** One page through a condition. */
export async function take(
  condition: Condition,
  side: Side,
  paperSeed: string,
): Promise<{ picture: Picture; dpi: number }> {
  const light = condition.light(chanceOf(`${paperSeed} light`));
  const over = condition.over?.(side.page, chanceOf(`${side.seed} over`)) ?? [];
  const page = over.length > 0 ? { ...side.page, marks: [...side.page.marks, ...over] } : side.page;
  // Pages of one paper do not lie askew alike.
  const skew = light.skew + 0.15 * chanceOf(`${side.seed} skew`).bell();
  const scanned = await scanSide({ ...side, page }, { ...light, skew });
  return { picture: condition.after ? await condition.after(scanned, light, side.seed) : scanned, dpi: light.dpi };
}
