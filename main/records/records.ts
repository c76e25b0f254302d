/**
 * The records of the archive: fonds, inventories, boxes, dossiers, documents, pages and the values of their fields.
 * The only writer of what people decide about papers, and of what was read on them.
 *
 * Promises: every change is one transaction with its event in the audit chain; what a person entered is never
 * replaced by a machine; no value is ever deleted, only followed by another; the same page of the same bytes can
 * stand in the archive once only.
 */
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type ApprovalRecords, openApproval } from './approval.ts';
import { openArranging } from './arrangement.ts';
import { type AuthorityRecords, openAuthorityChoice } from './authority-choice.ts';
import { type DocumentRecords, openDocuments } from './documents.ts';
import { type DossierRecords, openDossiers } from './dossiers.ts';
import { type Edits, openEdits } from './edits.ts';
import { type FieldRecords, openFields } from './fields.ts';
import { openPages, type PageRecords } from './pages.ts';
import { openPersonal, type PersonalRecords } from './personal.ts';
import { openSplits, type SplitRecords } from './splits.ts';
import { openSteps, type Steps } from './steps.ts';
import { openWords, type WordRecords } from './words.ts';

export type { Turn } from './changes.ts';
export type { NewDocument, PageReading } from './documents.ts';
export type { DossierPlace, DossierPlan } from './dossiers.ts';
export { MACHINE } from './fields.ts';
export { type Scan, wantedRotation } from './pages.ts';

export type Records = Omit<DossierRecords, 'dropExplanation'> &
  Omit<DocumentRecords, 'describeWhenRead'> &
  FieldRecords &
  ApprovalRecords &
  AuthorityRecords &
  PageRecords &
  PersonalRecords &
  SplitRecords &
  WordRecords & {
    /** What can be taken back and done again, and doing it. */
    readonly edits: Pick<Edits, 'together' | 'state' | 'next' | 'undo' | 'redo'>;
    /** What the tables say of one document or dossier, for the rules of shared/dossier.ts. */
    readonly facts: Pick<Steps, 'documentFacts' | 'dossierFacts'>;
  };

export function openRecords(opened: { db: Database; audit: Audit; jobs: Jobs }): Records {
  const { db } = opened;
  const steps = openSteps(db);
  const edits = openEdits(opened);
  const parts = { ...opened, steps, edits, arranging: openArranging(db) };
  const { followFields, ...personal } = openPersonal(parts);
  const fields = openFields({ ...parts, followFields });
  const splits = openSplits(parts);
  const { dropExplanation, ...dossiers } = openDossiers(parts);
  const { describeWhenRead, ...documents } = openDocuments(parts);
  return {
    ...dossiers,
    ...documents,
    ...fields,
    ...personal,
    ...splits,
    ...openApproval({ ...parts, fields, splits }),
    ...openAuthorityChoice({ ...parts, fields }),
    ...openPages({
      ...parts,
      documents: { describeWhenRead, readSoon: documents.readSoon },
      dossiers: { dropExplanation },
    }),
    ...openWords({ ...parts, describeWhenRead }),
    edits,
    facts: steps,
  };
}
