/** Pictures into the kinds of files an archive is given. The same pictures give the same bytes. */
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { open, type Picture } from './camera.ts';
import type { Output } from './conditions.ts';

export type Taken = { readonly picture: Picture; readonly dpi: number };
export type Written = { readonly ending: string; readonly bytes: Buffer };

const jpeg = ({ picture, dpi }: Taken, quality: number): Promise<Buffer> =>
  open(picture).withDensity(dpi).jpeg({ quality }).toBuffer();

const isBilevel = ({ picture }: Taken): boolean =>
  picture.channels === 1 && picture.data.every((value) => value === 0 || value === 255);

async function pdf(pages: readonly Taken[], quality: number): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  // No clock in the file.
  document.setCreationDate(new Date('2025-01-02T00:00:00Z'));
  document.setModificationDate(new Date('2025-01-02T00:00:00Z'));
  for (const taken of pages) {
    const { width, height } = taken.picture;
    const size: [number, number] = [(width / taken.dpi) * 72, (height / taken.dpi) * 72];
    const page = document.addPage(size);
    const bytes = isBilevel(taken)
      ? await open(taken.picture).png({ palette: true, colours: 2, dither: 0 }).toBuffer()
      : await jpeg(taken, quality);
    const image = isBilevel(taken) ? await document.embedPng(bytes) : await document.embedJpg(bytes);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return Buffer.from(await document.save());
}

async function tiff(pages: readonly Taken[]): Promise<Buffer> {
  const [first] = pages;
  if (!first) throw new Error('a TIFF holds at least one page');
  const { width, height } = first.picture;
  const stack = sharp(Buffer.concat(pages.map(({ picture }) => picture.data)), {
    raw: { width, height: height * pages.length, channels: 1, pageHeight: height },
    limitInputPixels: false,
  });
  const resolution = first.dpi / 25.4;
  return stack
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: resolution, yres: resolution })
    .toBuffer();
}

/** The files of one paper: one, or one a page where a file holds a single picture. */
export async function filesOf(output: Output, pages: readonly Taken[], quality: number): Promise<Written[]> {
  const [only] = pages;
  const single = pages.length === 1 && only ? only : null;
  if (output === 'photos')
    return Promise.all(pages.map(async (page) => ({ ending: 'jpg', bytes: await jpeg(page, quality) })));
  if (output === 'tiff-g4' && pages.every(({ picture }) => picture.height === only?.picture.height))
    return [{ ending: 'tif', bytes: await tiff(pages) }];
  if (single && output === 'jpeg') return [{ ending: 'jpg', bytes: await jpeg(single, quality) }];
  if (single && output === 'png')
    return [{ ending: 'png', bytes: await open(single.picture).withDensity(single.dpi).png().toBuffer() }];
  return [{ ending: 'pdf', bytes: await pdf(pages, quality) }];
}
