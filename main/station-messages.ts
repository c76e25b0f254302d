/**
 * The messages between the program that shows the window and the process in which the station runs. Plain values only:
 * both a Node child and an Electron utility process carry them as they are.
 */
import type { CallName, CallProgress, EventName, EventPayload } from '../shared/contract.ts';
import type { Failure, Result } from '../shared/result.ts';

/** What a new archive is made with. */
export type NewArchive = {
  readonly name: string;
  readonly fonds?: { readonly code: string; readonly title: string };
  /** Made from the bundled samples, for learning. */
  readonly practice?: boolean;
};

export type ToStation =
  /** First message. `actor`: the login name of this computer, for an archive that has no users yet. */
  | { readonly kind: 'open'; readonly folder: string; readonly actor: string; readonly create?: NewArchive | undefined }
  | { readonly kind: 'call'; readonly id: string; readonly call: CallName; readonly args: unknown }
  | { readonly kind: 'cancel'; readonly id: string }
  /** Last message: stop what runs, close the archive, answer `closed`. */
  | { readonly kind: 'close' };

export type FromStation =
  | { readonly kind: 'opened'; readonly folder: string }
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'answer'; readonly id: string; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: string; readonly progress: CallProgress }
  | { readonly kind: 'event'; readonly event: EventName; readonly payload: EventPayload<EventName> }
  | { readonly kind: 'closed' };
