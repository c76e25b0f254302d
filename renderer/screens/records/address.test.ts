import { describe, expect, it } from 'vitest';
import { type RecordsAddress, readRecords, recordsAddress } from './address.ts';

function through(shown: Partial<RecordsAddress>): RecordsAddress {
  const [path = '', search = ''] = recordsAddress(shown).split('?');
  const [, , kind, id] = path.split('/');
  return readRecords({ kind, id }, search);
}

describe('the address of the records', () => {
  it('gives back the branch, the filter, the words and the row of a list', () => {
    const shown = { branch: { kind: 'inventory', id: 4 }, filter: 'differing', typed: 'đại hội', row: 130 } as const;
    expect(through(shown)).toEqual({ ...shown, dossierId: null, tab: 'documents' });
  });

  it('remembers under an open dossier the list that it was opened from', () => {
    const shown = {
      branch: { kind: 'fonds', id: 2 },
      filter: 'ready',
      typed: '',
      row: 7,
      dossierId: 12,
      tab: 'proof',
    } as const;
    expect(through(shown)).toEqual(shown);
  });

  it('shows everything when the address says nothing it understands', () => {
    expect(readRecords({ kind: 'shelf', id: 'x' }, 'filter=review&row=-1&tab=none')).toEqual({
      branch: null,
      filter: 'all',
      typed: '',
      row: 0,
      dossierId: null,
      tab: 'documents',
    });
  });
});
