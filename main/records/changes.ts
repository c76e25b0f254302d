/** What a change of a person's leaves behind so that it can be taken back (edits.ts): how things stood, kind by kind. */
import type { FieldName } from '../../shared/fields.ts';
import type { Block, Word } from '../../shared/page-text.ts';

/** Where a removed page stood, and who took it out. */
export type Removal = {
  readonly document: number;
  readonly ordinal: number;
  readonly how: 'removed' | 'replaced';
  readonly at: string;
  readonly by: string;
};

/** Some documents with their pages in order, some dossiers with their documents in order, and some removed pages. */
export type Arrangement = {
  readonly documents: readonly { readonly id: number; readonly pages: readonly number[] }[];
  readonly dossiers: readonly { readonly id: number; readonly documents: readonly number[] }[];
  readonly removals: readonly { readonly page: number; readonly removal: Removal }[];
};

/** The evidence of one field value, before and after its pages moved. */
export type MovedEvidence = { readonly value: number; readonly before: string; readonly after: string };

export type Degrees = 0 | 90 | 180 | 270;

/**
 * A person's turn, clockwise: on top of the rotation that the machine had found then, or, where `turnFrom` is null, of
 * the way the file itself asks to be shown. `turn` null: nobody has turned the page.
 */
export type Turn = { readonly turn: Degrees | null; readonly turnFrom: Degrees | null };

/** A run of blocks of a page, to be put back in place of another. */
export type WordsPart = {
  readonly at: number;
  readonly blocks: readonly Block[];
  readonly takenOut: readonly Word[];
};

/** A field's value as it is stored; null = there was none. */
export type StoredValue = {
  readonly value: string | null;
  readonly confidence: number | null;
  readonly needsPerson: 0 | 1;
  readonly source: 'machine' | 'person';
  readonly evidence: string | null;
  readonly actor: string;
} | null;

/** Whether and how a person has decided about a document. */
export type Approval = {
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly sentBackAt: string | null;
  readonly sentBackBy: string | null;
  readonly sentBackReason: string | null;
};

/** Whether a document carries the mark of personal data; `decidedBy` null: as its fields say. */
export type StoredMark = {
  readonly personal: 0 | 1;
  readonly reason: string | null;
  readonly decidedBy: string | null;
};

/** The issuing body that a person chose ('' = none of those known), and the printed names it was chosen for. */
export type ChosenBody = { readonly choice: string | null; readonly choiceFor: string | null };

/** The columns of a dossier that a person may change, by what the contract calls them. */
export const dossierCells = {
  code: 'code',
  title: 'title',
  box: 'box_id',
  plannedSheets: 'planned_sheets',
  plannedPages: 'planned_pages',
  plannedDocuments: 'planned_documents',
  startDate: 'start_date',
  endDate: 'end_date',
  retention: 'retention',
  secrecy: 'secrecy',
  access: 'access',
  keywords: 'keywords',
  note: 'note',
  explained: 'difference_explained',
} as const;

export type DossierCell = (typeof dossierCells)[keyof typeof dossierCells];
export type DossierCells = Partial<Record<DossierCell, string | number | null>>;

/** One thing that was changed, by its kind: how it stood before and how it stands after. */
export type Change = {
  arrangement: { before: Arrangement; after: Arrangement; evidence: readonly MovedEvidence[] };
  aside: { pages: readonly number[]; before: 0 | 1; after: 0 | 1 };
  turn: { page: number; before: Turn; after: Turn; readAt: string | null; readState: string };
  words: { page: number; before: WordsPart; after: WordsPart };
  field: { document: number; field: FieldName; before: StoredValue; after: StoredValue };
  authority: { document: number; before: ChosenBody; after: ChosenBody };
  split: { page: number; before: 0 | 1; after: 0 | 1 };
  personal: { document: number; before: StoredMark; after: StoredMark };
  approval: { document: number; before: Approval; after: Approval; description: string };
  dossier: { dossier: number; before: DossierCells; after: DossierCells };
};
