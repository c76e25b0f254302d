/** What a trial paper is before it is set: the words of its zones and the description an archivist would give it. */
import type { Closing, GoldFields, Paragraph } from '../samples/paper.ts';

export type Signer = { readonly lines: readonly string[]; readonly name: string; readonly seal: string | null };
export type Arrival = {
  /** Printed in the rubber: the office and the kind of stamp. */
  readonly head: readonly string[];
  readonly number: string;
  /** As written into it: `21/3/2018`. */
  readonly day: string;
  readonly iso: string;
  readonly colour: string;
};
export type Letter = {
  readonly id: string;
  readonly kind: string;
  readonly family: 'serif' | 'sans' | 'typewriter';
  readonly size: number;
  readonly leading: number;
  readonly left: {
    readonly lines: readonly string[];
    readonly closing: Closing | 'stars';
    readonly below: readonly string[];
  };
  readonly right: { readonly lines: readonly string[]; readonly closing: Closing; readonly below: readonly string[] };
  /** Narrow column of a công văn's subject, already broken into lines. */
  readonly matter: string | null;
  readonly secrecy: string | null;
  readonly urgency: string | null;
  readonly draft: boolean;
  readonly arrival: Arrival | null;
  readonly title: { readonly type: string; readonly subject: string; readonly closing: Closing } | null;
  readonly to: readonly string[];
  readonly body: readonly Paragraph[];
  /** A full-page table that lies sideways, after the text. */
  readonly annex: { readonly title: string; readonly rows: readonly (readonly string[])[] } | null;
  readonly recipients: readonly string[];
  readonly dated: string | null;
  /** The one who speaks for the paper stands at the right, last. */
  readonly signers: readonly Signer[];
  readonly address: string | null;
  readonly signedDigitally: string | null;
  /** The certificate of a copy below the signature: number, day and signer that are not the paper's. */
  readonly copied: {
    readonly left: readonly string[];
    readonly dated: string;
    readonly lines: readonly string[];
    readonly name: string;
  } | null;
  readonly pageNumbers: 'top' | 'none';
  readonly gold: Omit<GoldFields, 'nguoi_ky' | 'do_khan'> & {
    readonly nguoi_ky: string | null;
    readonly do_khan: string | null;
    readonly do_mat: string | null;
    readonly dau_den: { readonly so: string; readonly ngay: string; readonly noi: string } | null;
  };
  readonly written: { readonly so: boolean; readonly day: boolean; readonly month: boolean };
};
