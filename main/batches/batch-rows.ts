/**
 * The rows of batches: what each holds and how far it is. The only writer of the tables batch, batch_dossier and
 * batch_document; every step is one transaction with its event in the audit chain.
 */
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { obstacleSentence, sealObstacles } from '../../shared/dossier.ts';
import { StationError } from '../../shared/errors.ts';
import type { BatchSummary } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { BatchFacts } from './batch-facts.ts';
import { distinctNames } from './file-names.ts';
import { documentName, type PackageProfile } from './package-profile.ts';

export type BatchRow = {
  id: number;
  uid: string;
  profile: string;
  state: 'sealing' | 'sealed';
  folder: string;
  fingerprint: string | null;
  bytes: number | null;
  created_by: string;
  created_at: string;
  sealed_at: string | null;
};

export type BatchRows = {
  /** @throws StationError `not-found` */
  find(batchId: number): BatchRow;
  all(): BatchRow[];
  summary(batch: BatchRow): BatchSummary;
  /**
   * Writes down what a new batch will hold: the dossiers named, or every one that is ready.
   * @throws StationError `nothing-to-seal`, `dossier-not-ready`, `not-found`
   */
  begin(dossierIds: readonly number[] | undefined, profile: PackageProfile, actor: string): number;
  /** The PDF of a document lies flushed in the batch's folder. */
  written(batchId: number, documentId: number, file: { sha256: string; bytes: number }): void;
  /** Gives a dossier back to the approved ones. @returns whether the batch still holds any; an empty one is given up */
  release(batch: BatchRow, dossierId: number, reason: StationError, actor: string): boolean;
  /** The bag lies whole under its final name. */
  sealed(batch: BatchRow, bag: { fingerprint: string; bytes: number }, actor: string): void;
};

/** @param parts.folder the archive's folder of batches */
export function openBatchRows(parts: { db: Database; audit: Audit; facts: BatchFacts; folder: string }): BatchRows {
  const { db, audit, facts, folder } = parts;
  const one = db.prepare<[number], BatchRow>('select * from batch where id = ?');
  const every = db.prepare<[], BatchRow>('select * from batch order by id');
  const setWritten = db.prepare(
    'update batch_document set sha256 = ?, bytes = ? where batch_id = ? and document_id = ?',
  );

  function summary(batch: BatchRow): BatchSummary {
    const documents = facts.batchDocuments(batch.id);
    return {
      id: batch.id,
      uid: batch.uid,
      state: batch.state,
      profile: batch.profile,
      folder: join(folder, batch.folder),
      fingerprint: batch.fingerprint,
      dossiers: new Set(documents.map((document) => document.dossierId)).size,
      documents: documents.length,
      pages: documents.reduce((sum, document) => sum + document.pages, 0),
      bytes: batch.bytes ?? 0,
      sealedAt: batch.sealed_at,
    };
  }

  return {
    find(batchId) {
      const row = one.get(batchId);
      if (row === undefined) throw new StationError('not-found', { kind: 'lô', id: batchId });
      return row;
    },
    all: () => every.all(),
    summary,
    begin(dossierIds, profile, actor) {
      return db.transaction(() => {
        const chosen = dossierIds?.map((id) => {
          const found = facts.candidate(id);
          if (found === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id });
          const obstacles = sealObstacles(found.facts);
          if (obstacles.length === 0) return found;
          const detail = obstacles.map((obstacle) => obstacleSentence(obstacle).vi).join('; ');
          throw new StationError('dossier-not-ready', { id: found.code, detail });
        });
        const dossiers =
          chosen ?? facts.candidates().filter((candidate) => sealObstacles(candidate.facts).length === 0);
        if (dossiers.length === 0) throw new StationError('nothing-to-seal');
        const uid = uuid();
        const batchId = Number(
          db
            .prepare(
              `insert into batch (uid, profile, state, folder, created_by, created_at) values (?, ?, 'sealing', ?, ?, ?)`,
            )
            .run(uid, profile.id, `lo-${uid}`, actor, now()).lastInsertRowid,
        );
        const nameOf = distinctNames();
        for (const dossier of new Map(dossiers.map((d) => [d.id, d])).values()) {
          db.prepare('insert into batch_dossier (batch_id, dossier_id) values (?, ?)').run(batchId, dossier.id);
          const place = nameOf(dossier.code);
          for (const document of facts.documentsOf(dossier.id)) {
            db.prepare('insert into batch_document (batch_id, document_id, folder, name) values (?, ?, ?, ?)').run(
              batchId,
              document.id,
              place,
              documentName(profile, place, document.ordinal),
            );
          }
        }
        audit.record({
          actor,
          action: 'batch.begin',
          subjectKind: 'batch',
          subjectId: batchId,
          after: { uid, profile: profile.id, dossiers: dossiers.map((dossier) => dossier.code) },
        });
        return batchId;
      })();
    },
    written(batchId, documentId, file) {
      setWritten.run(file.sha256, file.bytes, batchId, documentId);
    },
    release(batch, dossierId, reason, actor) {
      return db.transaction(() => {
        db.prepare(
          `delete from batch_document where batch_id = ?
           and document_id in (select id from document where dossier_id = ?)`,
        ).run(batch.id, dossierId);
        db.prepare('delete from batch_dossier where batch_id = ? and dossier_id = ?').run(batch.id, dossierId);
        const left = facts.batchDocuments(batch.id).length > 0;
        if (!left) db.prepare('delete from batch where id = ?').run(batch.id);
        audit.record({
          actor,
          action: 'batch.release',
          subjectKind: 'dossier',
          subjectId: dossierId,
          before: { batch: batch.uid },
          after: { code: reason.code, params: reason.params },
        });
        return left;
      })();
    },
    sealed(batch, bag, actor) {
      const { dossiers, documents, pages } = summary(batch);
      db.transaction(() => {
        db.prepare(
          `update batch set state = 'sealed', fingerprint = ?, documents = ?, pages = ?, bytes = ?, sealed_at = ? where id = ?`,
        ).run(bag.fingerprint, documents, pages, bag.bytes, now(), batch.id);
        audit.record({
          actor,
          action: 'batch.seal',
          subjectKind: 'batch',
          subjectId: batch.id,
          after: { uid: batch.uid, dossiers, documents, pages, ...bag },
        });
      })();
    },
  };
}
