import { describe, expect, it } from 'vitest';
import type { ReceiptCheck, ReceiptSummary } from '../../../shared/views.ts';
import { batchesAddress, readBatches } from './address.ts';
import { batchStanding, remedyAddress, toLookAt } from './standing.ts';

const receipt = (change: Partial<ReceiptSummary>): ReceiptSummary => ({
  number: 'BN-2026-000001',
  kind: 'sent',
  batchId: 4,
  batchUid: 'u',
  destination: 'Kho tỉnh',
  fingerprint: 'f',
  writtenAt: '2026-11-23T00:00:00.000Z',
  place: '/kho',
  checkedAt: null,
  checkOutcome: null,
  ...change,
});

describe('the address of the batches', () => {
  it('opens a batch, a receipt or a part, and begins with what is ready', () => {
    const through = (to: string) => readBatches(to.split('?')[0]?.split('/')[2], to.split('?')[1] ?? '');
    expect(through(batchesAddress({ batchId: 12 }))).toEqual({ part: 'batches', batchId: 12, receipt: null });
    expect(through(batchesAddress({ receipt: 'BN-2026-000001' }))).toEqual({
      part: 'receipts',
      batchId: null,
      receipt: 'BN-2026-000001',
    });
    expect(through(batchesAddress({ part: 'destinations' })).part).toBe('destinations');
    expect(through('/batches?part=elsewhere').part).toBe('ready');
  });
});

describe('how a batch stands', () => {
  it('follows from its own receipts', () => {
    const batch = { id: 4, state: 'sealed' } as const;
    expect(batchStanding(batch, [receipt({ batchId: 5 })])).toBe('sealed');
    expect(batchStanding(batch, [receipt({})])).toBe('delivered');
    expect(batchStanding(batch, [receipt({}), receipt({ kind: 'accepted' })])).toBe('accepted');
    expect(batchStanding({ id: 4, state: 'sealing' }, [])).toBe('sealing');
  });

  it('is damaged when its only store holds it damaged, not when another still holds it whole', () => {
    const batch = { id: 4, state: 'sealed' } as const;
    const damaged = receipt({ checkOutcome: 'damaged' });
    expect(batchStanding(batch, [damaged])).toBe('damaged');
    expect(batchStanding(batch, [damaged, receipt({ checkOutcome: 'unreachable' })])).toBe('delivered');
  });
});

describe('a dossier that cannot be sealed', () => {
  it('opens where the next work on it is done', () => {
    expect(remedyAddress({ id: 7, state: 'captured' })).toBe('/intake/7');
    expect(remedyAddress({ id: 7, state: 'described' })).toBe('/review?dossier=7');
    expect(remedyAddress({ id: 7, state: 'sentBack' })).toBe('/review?dossier=7&filter=sent-back');
    expect(remedyAddress({ id: 7, state: 'approved' })).toBe('/records/dossier/7?tab=reconciliation');
  });
});

describe('the outcome of a check', () => {
  it('shows damage before stores out of reach, and nothing that is intact', () => {
    const check = (number: string, outcome: ReceiptCheck['outcome']): ReceiptCheck => ({
      number,
      outcome,
      destination: 'Kho tỉnh',
      files: 3,
      problems: [],
    });
    const checks = [check('1', 'unreachable'), check('2', 'intact'), check('3', 'damaged')];
    expect(toLookAt(checks).map((each) => each.number)).toEqual(['3', '1']);
  });
});
