/** Addresses that more than one screen leads to: the list behind a number, a dossier, a paper. */
import type { HomeView } from '../../shared/views.ts';

type Waiting = HomeView['waiting'][number]['what'];
type Wrong = HomeView['wrong'][number]['what'];

export const waitingPlaces: Readonly<Record<Waiting, string>> = {
  review: '/review',
  'needs-person': '/review?filter=needs-person',
  splits: '/review?filter=splits',
  'sent-back': '/review?filter=sent-back',
  differences: '/records?filter=differing',
  'ready-to-seal': '/batches?part=ready',
  'to-deliver': '/batches?part=batches',
};

export const wrongPlaces: Readonly<Record<Wrong, string>> = {
  exceptions: '/intake?tray=exceptions',
  'failed-jobs': '/intake?tray=exceptions',
  'failed-pages': '/intake?tray=exceptions',
  'damaged-receipts': '/batches?part=receipts',
};
