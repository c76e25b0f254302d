/** What the batches screen shows, as its address: a part, an open batch, or an open receipt. Pure. */

export const batchParts = ['ready', 'not-ready', 'batches', 'destinations', 'receipts'] as const;
export type BatchPart = (typeof batchParts)[number];

export type BatchesAddress = {
  readonly part: BatchPart;
  readonly batchId: number | null;
  readonly receipt: string | null;
};

/** @param of what stands for `:id` in the address */
export function readBatches(of: string | undefined, search: string): BatchesAddress {
  const given = new URLSearchParams(search);
  const batchId = of !== undefined && /^[1-9]\d{0,11}$/.test(of) ? Number(of) : null;
  const receipt = given.get('receipt');
  const part = batchParts.find((each) => each === given.get('part'));
  return {
    part: batchId !== null ? 'batches' : receipt !== null ? 'receipts' : (part ?? 'ready'),
    batchId,
    receipt: batchId === null ? receipt : null,
  };
}

export function batchesAddress(shown: Partial<BatchesAddress>): string {
  if (shown.batchId != null) return `/batches/${shown.batchId}`;
  if (shown.receipt != null) return `/batches?receipt=${encodeURIComponent(shown.receipt)}`;
  return `/batches?part=${shown.part ?? 'ready'}`;
}
