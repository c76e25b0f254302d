// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { installTestStation, Refusal } from '../../test-station.ts';
import { keepDraft, readDrafts, settleDraft } from './drafts.ts';
import { saveField, settled } from './saving.ts';

const paper = { id: 7, uid: 'giay-7' };
beforeEach(() => localStorage.clear());

it('keeps what was typed until the station has that very text', () => {
  keepDraft('giay-1', 'number', '77');
  keepDraft('giay-1', 'signer', 'Võ');
  keepDraft('giay-1', 'number', '778');
  settleDraft('giay-1', 'number', '77');
  expect(readDrafts('giay-1')).toEqual({ number: '778', signer: 'Võ' });
  settleDraft('giay-1', 'number', '778');
  settleDraft('giay-1', 'signer', 'Võ');
  expect(localStorage.length).toBe(0);
  expect(readDrafts('giay-2')).toEqual({});
});

it('passes over what it cannot make out', () => {
  localStorage.setItem('review-draft:giay-3', '{broken');
  expect(readDrafts('giay-3')).toEqual({});
  localStorage.setItem('review-draft:giay-3', '{"number":"5","colour":"red","date":5}');
  expect(readDrafts('giay-3')).toEqual({ number: '5' });
});

it('writes fields in the order in which they were left, and an approval waits for them', async () => {
  const written: unknown[] = [];
  let release = (): void => {};
  const first = new Promise<void>((done) => {
    release = done;
  });
  installTestStation({
    'document.setField': async ({ value }) => {
      if (written.push(value) === 1) await first;
      return null;
    },
  });
  const saved = [saveField(paper, 'number', '77'), saveField(paper, 'date', '29/07/2008')];
  const over = settled(paper.id).then(() => written.push('approve'));
  await Promise.resolve();
  release();
  expect(await Promise.all(saved)).toEqual([null, null]);
  await over;
  expect(written).toEqual(['77', '29/07/2008', 'approve']);
  expect(readDrafts(paper.uid)).toEqual({});
});

it('keeps the draft of a field that the station did not take, and goes on with the next', async () => {
  const station = installTestStation({ 'document.setField': () => new Refusal('station-stopped') });
  expect(await saveField(paper, 'number', '77')).toMatchObject({ code: 'station-stopped' });
  expect(readDrafts(paper.uid)).toEqual({ number: '77' });
  station.answer({ 'document.setField': () => null });
  expect(await saveField(paper, 'number', '77')).toBeNull();
  expect(readDrafts(paper.uid)).toEqual({});
});
