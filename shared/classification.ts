/** What the station tells about record groups and dossiers that it proposes: shapes only. */

/** The classifier of record groups as it stands. */
export type GroupModelView = {
  /** null: nothing was learnt yet, the word lists decide. */
  readonly version: number | null;
  /** Approved papers it learnt from. */
  readonly learntFrom: number;
  /** Approved papers kept apart to judge it by, and how many of them it puts where people did. */
  readonly heldOut: number;
  readonly right: number;
  readonly at: string | null;
  /** Approved papers with a group there are now, and how many it takes to learn. */
  readonly decisions: number;
  readonly leastDecisions: number;
  /** Versions whose files were damaged or lost; an earlier one, or the word lists, stood in. */
  readonly damaged: readonly number[];
  /** The last learning gave something worse on the same papers and was not taken. */
  readonly refused: {
    readonly at: string;
    readonly right: number;
    readonly rightBefore: number;
    readonly heldOut: number;
  } | null;
};

/** Why a dossier seems to fit a paper. */
export type FitReason =
  | { readonly why: 'words'; readonly words: readonly string[] }
  | { readonly why: 'time'; readonly start: string | null; readonly end: string | null }
  | { readonly why: 'group'; readonly code: string }
  | { readonly why: 'issuer'; readonly issuer: string }
  /** Papers from the same folder that lie there already. */
  | { readonly why: 'neighbours'; readonly papers: number };

export type DossierFit = {
  readonly dossierId: number;
  readonly code: string;
  readonly title: string;
  readonly box: string | null;
  /** 0…1; for the order, not a chance. */
  readonly score: number;
  readonly reasons: readonly FitReason[];
};

export type DossierFits = {
  /** Whether the papers lie in a dossier of the office's list already: then only a clearly better one is told. */
  readonly listed: boolean;
  /** Best first, three at most. */
  readonly fits: readonly DossierFit[];
};
