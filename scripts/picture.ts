/**
 * Draws the picture of the README: a sample paper with the words that each field rests on, and the fields beside it.
 * Everything on it is what the station really read. `npm run picture`
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { openStation } from '../main/station.ts';
import type { Permission } from '../shared/contract.ts';
import { fieldLabels } from '../shared/fields.ts';
import { formatPartialDate } from '../shared/partial-date.ts';
import type { FieldView } from '../shared/views.ts';

const paper = fileURLToPath(new URL('../resources/samples/papers/HS0033/cv-215-2021.jpg', import.meta.url));
const target = new URL('../resources/pictures/', import.meta.url);
const WIDTH = 620;
const COLOURS = ['#9b1c1c', '#1d4ed8', '#047857', '#b45309', '#6d28d9', '#0e7490', '#be185d', '#4d7c0f'];

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
const station = await openStation(folder, { create: { name: 'Kho thực hành', actor: 'mẫu' } });
const session = { actor: 'mẫu', permissions: new Set<Permission>(['read', 'describe']) };
try {
  await station.call('intake.take', { roots: [paper] }, session);
  await station.call('work.run', {}, session);
  const shown = await station.call('document.show', { id: 1 }, session);
  if (!shown.ok) throw new Error(shown.error.message);
  const upright = await sharp(paper).rotate().toBuffer({ resolveWithObject: true });
  const scale = WIDTH / upright.info.width;
  // The lower part of the sheet is empty.
  const height = Math.round(upright.info.height * scale * 0.86);
  const scaled = sharp(upright.data).resize({ width: WIDTH });
  const jpeg = await sharp(await scaled.toBuffer())
    .extract({ left: 0, top: 0, width: WIDTH, height })
    .jpeg({ quality: 72 })
    .toBuffer();
  mkdirSync(target, { recursive: true });
  writeFileSync(new URL('sample.svg', target), svg(jpeg, scale, height, shown.value.fields));
} finally {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
}

function svg(jpeg: Buffer, scale: number, height: number, fields: readonly FieldView[]): string {
  const marks: string[] = [];
  const rows: string[] = [];
  for (const [n, field] of fields.entries()) {
    const colour = COLOURS[n % COLOURS.length];
    for (const { box } of field.evidence) {
      const [x, y, w, h] = box.map((value) => (value * scale).toFixed(1));
      marks.push(
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour}" fill-opacity="0.14" stroke="${colour}"/>`,
      );
    }
    const y = 70 + n * 62;
    const value =
      field.value === null
        ? 'để trống, chờ người đọc trên giấy'
        : field.field === 'date'
          ? formatPartialDate(field.value)
          : field.value;
    const certainty = field.needsPerson ? 'cần người' : `${Math.round((field.confidence ?? 0) * 100)} %`;
    rows.push(
      `<rect x="${WIDTH + 28}" y="${y - 13}" width="4" height="44" fill="${colour}"/>`,
      `<text x="${WIDTH + 42}" y="${y}" font-size="12" fill="#6b7280">${escaped(fieldLabels[field.field])} · ${certainty}</text>`,
      ...wrapped(value, 46).map(
        (line, i) =>
          `<text x="${WIDTH + 42}" y="${y + 18 + i * 17}" font-size="14" fill="#111827">${escaped(line)}</text>`,
      ),
    );
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH + 420}" height="${height}" font-family="Be Vietnam Pro, Segoe UI, Roboto, sans-serif">`,
    '<title>Một văn bản mẫu và các trường máy gợi ý / A sample paper and the fields suggested from it</title>',
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<image width="${WIDTH}" height="${height}" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>`,
    ...marks,
    `<text x="${WIDTH + 28}" y="36" font-size="17" font-weight="600" fill="#9b1c1c">Biên mục do máy gợi ý</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

/** Two lines at most, the second cut short. */
function wrapped(text: string, characters: number): string[] {
  if (text.length <= characters) return [text];
  const at = text.lastIndexOf(' ', characters);
  const rest = text.slice(at + 1);
  return [text.slice(0, at), rest.length <= characters ? rest : `${rest.slice(0, characters - 1)}…`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
