/** Documents, dossiers and the lists they stand in. */
import { StationError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import type { ApprovalReport } from '../../shared/views.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import { type AnswersOf, done, notYet } from './answers.ts';

export function recordAnswers(
  parts: StationParts,
  views: Views,
): AnswersOf<'document' | 'field' | 'records' | 'fonds' | 'inventory' | 'dossier'> {
  const { db, inventory, jobs, records, sights } = parts;

  const dossierId = (code: string): number => {
    const row = db.prepare<[string], { id: number }>('select id from dossier where code = ?').get(code);
    if (row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: code });
    return row.id;
  };

  function approve(ids: readonly number[], leaveEmpty: boolean, actor: string): ApprovalReport {
    const approved: number[] = [];
    const refused: ApprovalReport['refused'][number][] = [];
    for (const documentId of ids) {
      try {
        records.approve(documentId, actor, { leaveEmpty });
        approved.push(documentId);
      } catch (cause) {
        if (!(cause instanceof StationError)) throw cause;
        refused.push({ documentId, ...failure(cause) });
      }
    }
    return { approved, refused };
  }

  return {
    'document.list': ({ dossierCode, ...part }, { session }) => {
      const dossier = dossierCode === undefined ? undefined : dossierId(dossierCode);
      return [...views.documents.find(sightOf(session), { ...part, dossierId: dossier, filter: 'all' }).rows];
    },
    'document.find': (args, { session }) => views.documents.find(sightOf(session), args),
    'document.place': (args, { session }) => views.documents.place(sightOf(session), args),
    'document.show': ({ id }, { session }) => {
      sights.requireDocument(session, id);
      const shown = views.documents.show(id);
      // Somebody waits for what is not read of it yet.
      const unread = shown.pages.filter((page) => page.state === 'waiting').map((page) => page.id);
      if (unread.length > 0) jobs.hurry('read-page', unread);
      return shown;
    },
    'document.setField': ({ id, field, value }, { actor }) => {
      records.setField(id, field, value, actor);
      return done;
    },
    'document.approve': ({ ids, leaveEmpty }, { actor }) => approve(ids, leaveEmpty, actor),
    'document.sendBack': ({ id, reason }, { actor }) => {
      records.sendBack(id, reason, actor);
      return done;
    },

    'records.tree': (_, { session }) => views.dossiers.tree(sightOf(session)),
    'dossier.list': (_, { session }) => inventory.dossiers({ sight: sightOf(session) }),
    'dossier.find': (args, { session }) => views.dossiers.find(sightOf(session), args),
    'dossier.show': ({ id }, { session }) => views.dossiers.show(sightOf(session), id),
    'dossier.approve': ({ code, id, leaveEmpty }, { actor }) => {
      const ids = db
        .prepare<[{ dossier: number | null }], { id: number }>(
          `select id from document where approved_at is null and (:dossier is null or dossier_id = :dossier)
           order by dossier_id, ordinal`,
        )
        .all({ dossier: code === undefined ? (id ?? null) : dossierId(code) });
      return approve(
        ids.map((row) => row.id),
        leaveEmpty,
        actor,
      );
    },
    'dossier.explain': ({ code, id, reason }, { actor }) => {
      records.explainDifference(id ?? dossierId(code ?? ''), reason === '' ? null : reason, actor);
      return done;
    },

    'inventory.import': ({ path, ...place }, { actor }) => inventory.importList(path, { actor, ...place }),
    'inventory.progress': (_, { session }) => inventory.progress(sightOf(session)),

    'document.split': notYet,
    'document.join': notYet,
    'document.move': notYet,
    'document.savePdf': notYet,
    'field.history': notYet,
    'field.suggest': notYet,
    'fonds.create': notYet,
    'inventory.create': notYet,
    'dossier.create': notYet,
    'dossier.describe': notYet,
  };
}
