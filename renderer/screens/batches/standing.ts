/** How a batch stands, what a check found, and where a dossier that cannot be sealed is put right. Pure. */
import type { BatchSummary, DossierView, ReceiptCheck, ReceiptSummary } from '../../../shared/views.ts';
import { recordsAddress } from '../records/address.ts';
import { reviewAddress } from '../review/address.ts';

export type BatchStanding = 'sealing' | 'sealed' | 'delivered' | 'damaged' | 'accepted';

/**
 * From its receipts: one that the store signed says more than one that we wrote. Damage seen at a store outweighs what a
 * receipt says, until another store holds the batch whole.
 */
export function batchStanding(
  batch: Pick<BatchSummary, 'id' | 'state'>,
  receipts: readonly ReceiptSummary[],
): BatchStanding {
  if (batch.state === 'sealing') return 'sealing';
  const own = receipts.filter((receipt) => receipt.batchId === batch.id);
  const whole = own.filter((receipt) => receipt.checkOutcome !== 'damaged');
  if (whole.some((receipt) => receipt.kind === 'accepted')) return 'accepted';
  if (whole.length > 0) return 'delivered';
  return own.length > 0 ? 'damaged' : 'sealed';
}

export type Remedy = 'intake' | 'review' | 'reconciliation' | 'dossier';

/** Where what stands in the way of sealing is put right: the state says which work comes next. */
export function remedyFor(dossier: Pick<DossierView, 'state'>): Remedy {
  switch (dossier.state) {
    case 'planned':
    case 'captured':
      return 'intake';
    case 'read':
    case 'described':
    case 'sentBack':
      return 'review';
    case 'approved':
      return 'reconciliation';
    default:
      return 'dossier';
  }
}

export function remedyAddress(dossier: Pick<DossierView, 'state' | 'id'>): string {
  switch (remedyFor(dossier)) {
    case 'intake':
      return `/intake/${dossier.id}`;
    case 'review':
      return reviewAddress({ dossierId: dossier.id, ...(dossier.state === 'sentBack' ? { filter: 'sent-back' } : {}) });
    case 'reconciliation':
      return recordsAddress({ dossierId: dossier.id, tab: 'reconciliation' });
    default:
      return recordsAddress({ dossierId: dossier.id });
  }
}

/** Checks that somebody must look at, damage before stores that could not be reached. */
export const toLookAt = (checks: readonly ReceiptCheck[]): ReceiptCheck[] =>
  (['damaged', 'unreachable'] as const).flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
