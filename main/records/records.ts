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
import { type DocumentRecords, openDocuments } from './documents.ts';
import { type DossierRecords, openDossiers } from './dossiers.ts';
import { type FieldRecords, openFields } from './fields.ts';

export type { NewDocument, PageReading } from './documents.ts';
export type { DossierPlace, DossierPlan } from './dossiers.ts';

export type Records = DossierRecords & DocumentRecords & FieldRecords;

export function openRecords(parts: { db: Database; audit: Audit; jobs: Jobs }): Records {
  const fields = openFields(parts);
  return { ...openDossiers(parts), ...openDocuments({ ...parts, fields }), ...fields };
}
