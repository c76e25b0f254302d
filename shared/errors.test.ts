import { describe, expect, it } from 'vitest';
import { errors } from './error-list.ts';
import { errorCodes, StationError, sentencesOf, writeError } from './errors.ts';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('every error code', () => {
  it.each(errorCodes)('%s says in both languages what happened and what to do', (code) => {
    const { vi, en, remedy } = errors[code];
    for (const text of [vi, en, remedy.vi, remedy.en]) expect(text).toMatch(/\S.*\.$/s);
    expect(names(en)).toEqual(names(vi));
    expect(vi.normalize('NFC')).toBe(vi);
  });
});

it('fills parameters in and speaks one language at a time', () => {
  const { vi, en } = sentencesOf({ code: 'not-found', params: { kind: 'văn bản', id: 7 } });
  expect(vi).toBe('Không có văn bản “7” trong kho.');
  expect(en).toBe('There is no document “7” in the archive.');
});

it('tells a full disk from other failed writes, and leaves an error of ours alone', () => {
  expect(writeError('/kho/a', Object.assign(new Error('x'), { code: 'ENOSPC' })).code).toBe('disk-full');
  expect(writeError('/kho/a', Object.assign(new Error('x'), { code: 'EACCES' })).code).toBe('write-failed');
  const own = new StationError('file-empty', { path: 'a' });
  expect(writeError('/kho/a', own)).toBe(own);
});
