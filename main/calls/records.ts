/** Documents, dossiers and the lists they stand in. */
import { StationError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import type { ApprovalReport } from '../../shared/views.ts';
import { loadRecordGroups } from '../record-groups.ts';
import { seen, sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import { type AnswersOf, done } from './answers.ts';

export function recordAnswers(
  parts: StationParts,
  views: Views,
): AnswersOf<'document' | 'field' | 'records' | 'fonds' | 'inventory' | 'dossier'> {
  const { authorities, batches, classification, db, inventory, jobs, records, sights } = parts;
  const recordGroups = loadRecordGroups();

  function approve(ids: readonly number[], leaveEmpty: boolean, actor: string): ApprovalReport {
    const approved: number[] = [];
    const refused: ApprovalReport['refused'][number][] = [];
    // One edit, however many: what one call approved, one step takes back.
    records.edits.together('document.approve', actor, () => {
      for (const documentId of ids) {
        try {
          records.approve(documentId, actor, { leaveEmpty });
          approved.push(documentId);
        } catch (cause) {
          if (!(cause instanceof StationError)) throw cause;
          refused.push({ documentId, ...failure(cause) });
        }
      }
    });
    return { approved, refused };
  }

  return {
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
    'document.authority': ({ id }, { session }) => {
      sights.requireDocument(session, id);
      return authorities.of(id);
    },
    'document.setAuthority': ({ id, authority }, { actor, session }) => {
      sights.requireDocument(session, id);
      records.chooseAuthority(id, authority, actor);
      return done;
    },
    'document.approve': ({ ids, leaveEmpty }, { actor }) => approve(ids, leaveEmpty, actor),
    'document.sendBack': ({ id, reason }, { actor }) => {
      records.sendBack(id, reason, actor);
      return done;
    },

    'document.keepWhole': ({ page }, { actor, session }) => {
      sights.requirePage(session, page);
      records.keepWhole(page, actor);
      return done;
    },
    'document.markPersonal': ({ id, personal, reason }, { actor, session }) => {
      sights.requireDocument(session, id);
      records.markPersonal(id, personal, reason, actor);
      return done;
    },

    'document.savePdf': ({ id, path }, { session, signal, onProgress }) => {
      sights.requireDocument(session, id);
      return batches.savePdf(id, path, { signal, onProgress: (p) => onProgress?.({ stage: 'saving', ...p }) });
    },
    'field.history': ({ documentId, field }, { session }) => {
      sights.requireDocument(session, documentId);
      return records.historyOf(documentId, field);
    },
    'field.recordGroups': () => recordGroups,
    'field.suggest': (args, { session }) => views.history.suggestions(sightOf(session), args),

    'records.tree': (_, { session }) => views.dossiers.tree(sightOf(session)),
    'dossier.find': (args, { session }) => views.dossiers.find(sightOf(session), args),
    'dossier.fitting': ({ documentId, dossierId }, { session }) => {
      if (documentId === undefined) {
        sights.requireDossier(session, dossierId);
        return classification.dossiersForLoosePapers(sightOf(session), dossierId);
      }
      sights.requireDocument(session, documentId);
      return classification.dossiersForDocument(sightOf(session), documentId);
    },
    'dossier.show': ({ id }, { session }) => views.dossiers.show(sightOf(session), id),
    'dossier.byCode': (place, { session }) => views.dossiers.byCode(sightOf(session), place),
    'dossier.approve': ({ id, leaveEmpty }, { actor, session }) => {
      if (id !== undefined) sights.requireDossier(session, id);
      const ids = db
        .prepare<[{ dossier: number | null }], number>(
          `select id from document where approved_at is null
             and exists (select 1 from page where document_id = document.id and aside = 0)
             and (:dossier is null or dossier_id = :dossier) and ${seen(sightOf(session), 'id')}
           order by dossier_id, ordinal`,
        )
        .pluck()
        .all({ dossier: id ?? null });
      return approve(ids, leaveEmpty, actor);
    },
    'dossier.explain': ({ id, reason }, { actor, session }) => {
      sights.requireDossier(session, id);
      records.explainDifference(id, reason === '' ? null : reason, actor);
      return done;
    },

    'inventory.import': ({ path, ...place }, { actor }) => inventory.importList(path, { actor, ...place }),
    'inventory.progress': (_, { session }) => inventory.progress(sightOf(session)),

    'document.split': ({ before }, { actor }) => ({ documentId: records.splitDocument(before, actor) }),
    'document.join': ({ ids }, { actor }) => {
      records.joinDocuments(ids, actor);
      return done;
    },
    'document.move': ({ ids, dossierId: target, before }, { actor }) => {
      records.moveDocuments(ids, target, before, actor);
      return done;
    },
    'fonds.create': (fonds, { actor }) => ({ id: records.createFonds(fonds, actor) }),
    'inventory.create': (made, { actor }) => ({ id: records.createInventory(made, actor) }),
    'dossier.create': (dossier, { actor }) => ({ id: records.createDossier(dossier, actor) }),
    'dossier.describe': ({ id, changes }, { actor }) => {
      records.describeDossier(id, changes, actor);
      return done;
    },
  };
}
