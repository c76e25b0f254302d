import { expect, it } from 'vitest';
import { queueArgs, readQueue, reviewAddress } from './address.ts';

it('says which list a paper belongs to, and reads it again', () => {
  const address = reviewAddress({ documentId: 12, dossierId: 5, filter: 'needs-person' });
  expect(address).toBe('/review/12?dossier=5&filter=needs-person');
  expect(readQueue(address.split('?')[1] ?? '')).toEqual({ dossierId: 5, filter: 'needs-person' });
  expect(reviewAddress({})).toBe('/review');
});

it('takes what it does not know for the plain list', () => {
  expect(readQueue('dossier=x&filter=differing')).toEqual({ dossierId: null, filter: 'review' });
  expect(queueArgs(readQueue(''))).toEqual({ filter: 'review' });
});
