import { describe, expect, it } from 'vitest';
import type { Box } from '../../../shared/page-text.ts';
import { hitPlaces, stepHit } from './hit-walk.ts';

const box: Box = [0, 0, 10, 10];
const pages = [
  { pageId: 30, page: 3, hits: [[box]] },
  { pageId: 10, page: 1, hits: [[box], [box, box]] },
  { pageId: 20, page: 2, hits: [] },
];

describe('the walk over the hits of a paper', () => {
  const places = hitPlaces(pages);

  it('follows the pages, whatever order they came in, and counts a phrase once', () => {
    expect(places).toEqual([
      { pageId: 10, page: 1, hit: 0 },
      { pageId: 10, page: 1, hit: 1 },
      { pageId: 30, page: 3, hit: 0 },
    ]);
  });

  it('goes round at both ends', () => {
    expect(stepHit(places, { page: 3, at: 2 }, 1)).toBe(0);
    expect(stepHit(places, { page: 1, at: 0 }, -1)).toBe(2);
  });

  it('goes on from the page one has turned to', () => {
    expect(stepHit(places, { page: 2, at: null }, 1)).toBe(2);
    expect(stepHit(places, { page: 2, at: null }, -1)).toBe(1);
    expect(stepHit(places, { page: 9, at: null }, 1)).toBe(0);
  });

  it('has nowhere to go without hits', () => {
    expect(stepHit([], { page: 1, at: null }, 1)).toBeNull();
  });
});
