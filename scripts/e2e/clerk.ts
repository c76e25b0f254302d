/**
 * A clerk at the review screen who reads what truly stands on a sample paper (resources/samples/gold) and works by keys
 * alone: types what a person must read, corrects what is wrong, accepts the rest with Enter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goldNames } from '../../main/evaluation/evaluation.ts';
import { typedForm } from '../../shared/field-rules.ts';
import { type FieldName, fieldNames } from '../../shared/fields.ts';
import type { Desk } from './desk.ts';

const at = (path: string): string =>
  fileURLToPath(new URL(`../../resources/samples/gold/fields/${path}`, import.meta.url));

type Truth = { readonly pages: number; readonly fields: Readonly<Record<FieldName, string | null>> };

/** What stands on each sample paper, by the name of its file. */
export function truths(): ReadonlyMap<string, Truth> {
  return new Map(
    readdirSync(at('')).map((name) => {
      const gold = JSON.parse(readFileSync(at(name), 'utf8')) as Record<string, string | null>;
      const fields = Object.fromEntries(fieldNames.map((field) => [field, gold[goldNames[field]] ?? null]));
      const pages = Number((gold.pages_of_document ?? '1').split('-').at(-1));
      return [basename(gold.file ?? ''), { pages, fields: fields as Truth['fields'] }];
    }),
  );
}

const fieldLabels: Readonly<Record<string, FieldName>> = {
  'Loại văn bản': 'type',
  Số: 'number',
  'Ký hiệu': 'symbol',
  'Ngày văn bản': 'date',
  'Địa danh': 'place',
  'Cơ quan cấp trên': 'superior',
  'Cơ quan ban hành': 'issuer',
  'Trích yếu': 'subject',
  'Chức vụ người ký': 'authority',
  'Người ký': 'signer',
  'Độ mật': 'secrecy',
  'Độ khẩn': 'urgency',
  'Số đến': 'arrivalNumber',
  'Ngày đến': 'arrivalDate',
  'Loại đơn': 'petitionKind',
  'Người gửi đơn': 'sender',
  'Địa chỉ người gửi': 'senderAddress',
  'Nhóm hồ sơ': 'recordGroup',
};

type Focus = { readonly label: string; readonly text: string; readonly isField: boolean };

/** Where the keyboard is. */
const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    return isField
      ? { label: element.labels?.[0]?.textContent ?? '', text: element.value, isField }
      : { label: element instanceof HTMLButtonElement ? (element.textContent ?? '') : '', text: '', isField };
  });

/** What a clerk types for a date when the box shows `7/2008` already: the day. */
const typedFor = (field: FieldName, value: string, standing: string): string => {
  const typed = typedForm(field, value);
  return field === 'date' && /^\d{1,2}\/\d{4}$/.test(standing)
    ? (typed.split('/')[0]?.replace(/^0/, '') ?? typed)
    : typed;
};

export type Reviewed = {
  readonly file: string;
  readonly pages: number;
  readonly strokes: number;
  readonly seconds: number;
  /** What had to be typed, with what the machine had read. */
  readonly typed: readonly string[];
};

/**
 * Goes through the paper on the desk and approves it. Seconds are those of the window: from the first key to the paper
 * that is approved and the next one on the desk, without a person's time for reading and typing.
 */
export async function reviewPaper(desk: Desk, known: ReturnType<typeof truths>): Promise<Reviewed> {
  const { page } = desk;
  const id = await page.waitForFunction(
    () => {
      const main = document.querySelector('main[data-ready="review"]');
      const row = main?.querySelector('[data-focused]');
      const settled = row == null || row.contains(document.activeElement);
      const open = /review\/(\d+)/.exec(location.hash)?.[1];
      return main?.querySelector('[data-shown]') != null && settled && open !== undefined ? Number(open) : null;
    },
    null,
    { polling: 'raf' },
  );
  const paper = await desk.ask('document.show', { id: (await id.jsonValue()) ?? 0 });
  const file = basename(paper.sourcePath);
  const truth = known.get(file);
  if (truth === undefined) throw new Error(`nothing is known of ${file}`);
  let strokes = 0;
  const told: string[] = [];
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    strokes += 1;
  };
  const started = performance.now();
  for (let here = await focus(page); here.isField; here = await focus(page)) {
    const field = fieldLabels[here.label];
    if (field === undefined) throw new Error(`an unknown field: ${here.label}`);
    const value = truth.fields[field];
    if (value !== null && here.text !== typedForm(field, value)) {
      const typed = typedFor(field, value, here.text);
      await page.keyboard.type(typed);
      strokes += [...typed].length;
      told.push(`${field} “${here.text}” → “${typed}”`);
    }
    await press(value === null ? 'F9' : 'Enter');
    await expect.poll(async () => (await focus(page)).label).not.toBe(here.label);
  }
  expect((await focus(page)).label).toContain('Duyệt');
  await press('Enter');
  await page.waitForFunction((done) => !location.hash.includes(`review/${done}`), paper.id, { polling: 'raf' });
  const seconds = (performance.now() - started) / 1000;
  await expect.poll(async () => (await desk.ask('document.show', { id: paper.id })).approvedAt).not.toBeNull();
  return { file, pages: truth.pages, strokes, seconds, typed: told };
}
