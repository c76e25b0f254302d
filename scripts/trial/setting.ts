/**
 * Sets a letter on its sheets: the zones of the regime it belongs to, in margins and sizes that differ from office to
 * office. Every printed line is noted in its block while it is set, and the description is completed with what only
 * the setting knows (on which page the signature stands).
 */
import { type BlockId, Galley, type SetPage, SHEET, setTable } from '../samples/setting.ts';
import { widthOf } from '../samples/typefaces.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Letter, Signer } from './letter.ts';
import { broken, fitting, type Pen, type Shop } from './shop.ts';
import { caption, remarks, setArrival, setStamps } from './stamps.ts';

export type SetLetter = {
  readonly pages: SetPage[];
  /** 1 = first. */
  readonly signaturePage: number;
  /** Pages that lie sideways, stored turned a quarter. */
  readonly sideways: readonly number[];
};

function setLetterhead({ galley, letter, chance, left, right }: Shop): void {
  const typed = letter.family === 'typewriter';
  const size = typed ? 9 : letter.family === 'sans' ? chance.between(10.5, 11.5) : chance.between(11.5, 12.6);
  const top = galley.y;
  let lowest = top;
  const sides: readonly [BlockId, Letter['left'], number][] = [
    ['header_left', letter.left, left],
    ['header_right', letter.right, letter.left.lines.length === 0 ? galley.margin.left + galley.measure / 2 : right],
  ];
  // A gap stays between the columns: the left one ends where the right one, as wide as its widest line, begins.
  const widest = Math.max(...letter.right.lines.map((line) => galley.lineWidth(galley.words(line, size), size)));
  const room = right - Math.min(widest / 2, galley.sheet.width - 24 - right) - 14;
  const limit = {
    header_left: 2 * Math.min(room - left, left - 30),
    header_right: 2 * (galley.sheet.width - 24 - right),
  };
  for (const [block, side, centre] of sides) {
    galley.y = top;
    let width = 0;
    const isLeft = block === 'header_left';
    for (const line of side.lines) {
      const strong = line.startsWith('**');
      const plain = line.replaceAll('*', '');
      for (const part of broken(
        galley,
        plain,
        size,
        limit[isLeft ? 'header_left' : 'header_right'],
        strong ? '**' : '',
        true,
      )) {
        width = galley.centred(block, part, centre, size);
        galley.y += size * 1.22;
      }
    }
    galley.y -= size * 1.22;
    if (side.closing === 'stars') {
      galley.y += size * 1.1;
      galley.ornament('***', centre, size);
    } else galley.close(side.closing, centre, width, size);
    galley.y += side.below.length > 0 ? size * chance.between(1.5, 2.2) : 0;
    if (letter.left.lines.length > 0 && !isLeft)
      galley.y = Math.max(galley.y, lowest - size * 1.25 * letter.left.below.length);
    for (const line of side.below) {
      const own = Math.min(typed ? size : 13, ...fitting(galley, line, limit[isLeft ? 'header_left' : 'header_right']));
      galley.centred(block, line, centre, own);
      galley.y += size * 1.25;
    }
    if (isLeft && letter.matter !== null) {
      const small = typed ? size : chance.between(11.5, 12.5);
      const italic = letter.left.closing === 'star' ? '__' : '';
      for (const line of broken(
        galley,
        letter.matter,
        small,
        chance.between(150, Math.min(205, limit.header_left)),
        italic,
        chance.likely(0.5),
      )) {
        galley.centred(block, line, centre, small);
        galley.y += small * 1.18;
      }
    }
    lowest = Math.max(lowest, galley.y);
  }
  galley.y = lowest;
}

function setTitle({ galley, letter, chance }: Shop): void {
  const { title } = letter;
  if (title === null) return;
  const centre = galley.margin.left + galley.measure / 2;
  const size = letter.family === 'typewriter' ? letter.size : chance.between(13.5, 14.5);
  galley.y += size * chance.between(1.5, 2.2);
  galley.centred('title', `**${title.type}**`, centre, size + (letter.left.closing === 'star' ? 1.5 : 0));
  const italic = letter.left.closing === 'star' && chance.likely(0.3);
  let width = 0;
  for (const line of broken(
    galley,
    title.subject,
    size,
    galley.measure * chance.between(0.66, 0.92),
    italic ? '__' : '**',
    chance.likely(0.6),
  )) {
    galley.y += size * 1.22;
    width = galley.centred('title', line, centre, size);
  }
  galley.close(title.closing, centre, width, size);
  galley.y += 8;
}

function setAddressees({ galley, letter, chance }: Shop): void {
  const { to, size } = letter;
  if (to.length === 0) return;
  galley.y += size * 1.6;
  const centre = galley.margin.left + galley.measure / 2;
  const lead = chance.likely(0.8) ? 'Kính gửi:' : '__Kính gửi:__';
  const [only = ''] = to;
  const oneLine = `${lead} ${only}`;
  if (to.length === 1 && galley.lineWidth(galley.words(oneLine, size), size) < galley.measure) {
    galley.centred('body', oneLine, centre, size);
  } else {
    const x = galley.margin.left + chance.between(90, 130);
    galley.flush('body', lead, x - 66, size);
    for (const [index, receiver] of to.entries()) {
      const end = index === to.length - 1 ? '.' : ';';
      for (const line of broken(galley, `- ${receiver}${end}`, size, galley.margin.left + galley.measure - x)) {
        galley.y += size * 1.25;
        galley.flush('body', line, x, size);
      }
    }
  }
  galley.y += 8;
}

function setBody({ galley, letter }: Shop): void {
  const centre = galley.margin.left + galley.measure / 2;
  for (const part of letter.body) {
    galley.y += letter.size * 0.35;
    if ('table' in part) {
      const size = Math.min(letter.size - 2, 11);
      setTable(galley, part, letter.family === 'typewriter' ? 8 : size);
    } else if ('centred' in part) {
      if (galley.room() < letter.size * 4) galley.turnPage();
      for (const line of broken(galley, part.centred.replaceAll('*', ''), letter.size, galley.measure, '**')) {
        galley.y += letter.size * letter.leading;
        galley.centred('body', line, centre, letter.size);
      }
    } else galley.paragraph(part.text, letter.size, letter.leading, part.keep ? 0 : 32);
  }
}

function setSigner(shop: Shop, signer: Signer, centre: number, block: BlockId, seed: string): number {
  const { galley, letter, chance, inks } = shop;
  const size = letter.family === 'typewriter' ? letter.size : Math.min(letter.size, 13.5);
  const gap = chance.between(66, 94);
  for (const line of signer.lines) {
    const fitted = Math.min(size, ...fitting(galley, line, 225));
    galley.centred(block, line, centre, fitted);
    galley.y += size * 1.22;
  }
  galley.page.marks.push({ kind: 'signature', x: centre, y: galley.y + gap * 0.42, seed, colour: inks.pen });
  // The seal covers the left third of the signature, and with it the edges of what stands above and below.
  if (signer.seal !== null) {
    const y = galley.y + gap * 0.45 + chance.bell() * 5;
    galley.page.marks.push({ kind: 'seal', x: centre - chance.between(50, 78), y, text: signer.seal.slice(0, 44) });
  }
  galley.y += gap;
  galley.centred(block, signer.name, centre, size);
  return galley.y;
}

function setFoot(shop: Shop): void {
  const { galley, letter, chance } = shop;
  const small = letter.family === 'typewriter' ? letter.size - 1 : 11;
  const main = letter.signers.at(-1);
  if (!main) throw new Error(`${letter.id} is signed by nobody`);
  const deepest = Math.max(...letter.signers.map((signer) => signer.lines.length));
  const recipients = letter.recipients.length * small * 1.25;
  const two = letter.signers.length > 1;
  const need = (deepest + 2) * 17 + 100 + (two ? recipients + 12 : 0);
  if (galley.room() < Math.max(need, recipients + 24)) galley.turnPage();
  galley.y += letter.size * 2;
  const top = galley.y;
  const right = galley.margin.left + galley.measure * chance.between(0.7, 0.76);
  if (letter.dated !== null) {
    galley.centred('footer_right', letter.dated, right, letter.size);
    galley.y += letter.size * 1.25;
  }
  let bottom = setSigner(shop, main, right, 'footer_right', `${letter.id} signature`);
  const [beside] = letter.signers;
  if (two && beside) {
    galley.y = top;
    bottom = Math.max(
      bottom,
      setSigner(shop, beside, galley.margin.left + galley.measure * 0.22, 'footer_left', `${letter.id} beside`),
    );
    galley.y = bottom + 14;
  } else galley.y = top;
  for (const [index, line] of letter.recipients.entries()) {
    const size = index === 0 ? small + 1 : small;
    const y = galley.y;
    const width = galley.flush('footer_left', line, galley.margin.left, size);
    if (index === 0 && letter.left.closing === 'star') galley.rule(galley.margin.left + width / 2, width, y + 2);
    galley.y += small * 1.25;
  }
  galley.y = Math.max(bottom, galley.y);
  if (letter.copied !== null && galley.room() > 200) setCopy(shop, letter.copied);
  if (letter.address !== null && galley.room() > 4) {
    galley.y = galley.sheet.height - galley.margin.bottom + 22;
    galley.centred('footer_left', letter.address, galley.margin.left + galley.measure / 2, 9.5);
  }
}

/** The certificate of an office that copied the paper: a number, a day and a name that are not the paper's own. */
function setCopy(shop: Shop, copied: NonNullable<Letter['copied']>): void {
  const { galley, letter, chance } = shop;
  const centre = galley.margin.left + galley.measure * 0.72;
  galley.y += 34;
  for (const line of copied.left) {
    galley.flush('footer_left', line, galley.margin.left, 11.5);
    galley.y += 15;
  }
  galley.y -= 15 * copied.left.length;
  galley.centred('body', copied.dated, centre, Math.min(12.5, letter.size));
  galley.y += 16;
  galley.page.marks.push({
    kind: 'signature',
    x: centre,
    y: galley.y + 62,
    seed: `${letter.id} copy`,
    colour: shop.inks.pen,
  });
  galley.page.marks.push({
    kind: 'seal',
    x: centre - chance.between(55, 75),
    y: galley.y + 62,
    text: 'MẪU * BẢN SAO * MẪU',
  });
  for (const line of copied.lines) {
    galley.centred('body', line, centre, Math.min(12.5, letter.size));
    galley.y += 15;
  }
  galley.y += 68;
  galley.centred('body', copied.name, centre, Math.min(12.5, letter.size));
}

/** The table that was too wide for the page: set across, stored sideways. */
function setAnnex(letter: Letter, number: number): SetPage {
  const size = { width: SHEET.height, height: SHEET.width };
  const galley = new Galley({ family: letter.family, size, margin: { left: 50, right: 50, top: 60, bottom: 40 } });
  const { annex } = letter;
  if (annex === null) throw new Error('no annex to set');
  galley.centred('title', `**${annex.title}**`, size.width / 2, 13);
  galley.y += 18;
  galley.centred('title', `__(Kèm theo văn bản số ${letter.gold.so_ky_hieu})__`, size.width / 2, 12);
  galley.y += 10;
  setTable(
    galley,
    { table: annex.rows, widths: [0.07, 0.27, 0.12, 0.2, 0.18, 0.16] },
    letter.family === 'typewriter' ? 9 : 12,
  );
  const [page] = galley.pages;
  if (!page || galley.pages.length > 1) throw new Error(`${letter.id}: the annex runs over page ${number}`);
  return page;
}

/** Pen strokes for what was written into the gaps of the letterhead: larger or smaller than print, not quite in place. */
function writtenIn(page: SetPage, pen: Pen, colour: string, chance: Chance): void {
  for (const [index, mark] of page.marks.entries()) {
    if (mark.kind !== 'hand' || mark.outline !== undefined) continue;
    const print = mark.size / 1.55;
    const gap = widthOf(mark.text, 'hand', mark.size);
    const tall = print * chance.between(0.72, 1.15);
    const strokes = pen(mark.text, tall);
    const squeeze = Math.min(1, (gap * 1.15) / strokes.width);
    const final = squeeze < 1 ? pen(mark.text, tall * squeeze) : strokes;
    const x = mark.x + (gap - final.width) / 2 + chance.bell() * 1.2;
    page.marks[index] = { ...mark, x, y: mark.y + chance.bell() * 1.1, outline: final.outline, colour };
  }
}

/** Old machines had no dotted zero, many none at all: the capital O served. */
function withoutZero(page: SetPage): void {
  for (const [index, mark] of page.marks.entries()) {
    if (mark.kind === 'text') page.marks[index] = { ...mark, text: mark.text.replaceAll('0', 'O') };
  }
}

/**
 * Sets a letter; gives its pages with marks and truth. A typist draws lines closer rather than leave a signature alone
 * on its page; now and then it stays alone all the same.
 */
export function setLetter(letter: Letter, seed: string, penOf: () => Pen): SetLetter {
  for (const closer of [1, 0.94, 0.88, 0.82]) {
    const set = setOnce({ ...letter, leading: Math.max(1.08, letter.leading * closer) }, seed, penOf());
    const last = set.pages[set.signaturePage - 1];
    if (last?.blocks.has('body') === true) return set;
  }
  return setOnce(letter, seed, penOf());
}

function setOnce(letter: Letter, seed: string, pen: Pen): SetLetter {
  const chance = chanceOf(`${seed} setting`);
  const margin = {
    left: chance.between(66, 90),
    right: chance.between(36, 52),
    top: chance.between(48, 64),
    bottom: 58,
  };
  const galley = new Galley({ family: letter.family, margin, pageNumbers: letter.pageNumbers === 'top' });
  const share = chance.between(0.19, 0.23);
  const ink = chance.pick(['#1f3f9c', '#1f3f9c', '#16327e', '#1c1c22', '#1c1c22']);
  const shop: Shop = {
    galley,
    letter,
    chance,
    left: margin.left + galley.measure * share,
    right: margin.left + galley.measure * chance.between(0.69, 0.73),
    inks: { pen: ink, stamp: chance.pick(['#d0303a', '#d0303a', '#d0303a', '#2a48a8', '#222222']) },
    pen,
  };
  setLetterhead(shop);
  setStamps(shop);
  if (letter.arrival) setArrival(shop, letter.arrival);
  setTitle(shop);
  setAddressees(shop);
  setBody(shop);
  setFoot(shop);
  const pages = [...galley.pages];
  const signaturePage = pages.length;
  if (letter.signedDigitally !== null) pages[0]?.marks.push(caption(letter, galley.sheet.width));
  const [first] = pages;
  if (first && letter.arrival !== null && chance.likely(0.35)) remarks(first, letter, chance);
  const sideways: number[] = [];
  if (letter.annex !== null) {
    pages.push(setAnnex(letter, pages.length + 1));
    sideways.push(pages.length);
  }
  for (const page of pages) {
    writtenIn(page, pen, ink, chance);
    if (letter.family === 'typewriter') withoutZero(page);
  }
  return { pages, signaturePage, sideways };
}
