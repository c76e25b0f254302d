/** Pages: seen, turned, moved, taken out, put right; and taking all that back. */
import { type CallName, contract } from '../../shared/contract.ts';
import { StationError } from '../../shared/errors.ts';
import type { Session } from '../people/people.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import { type AnswersOf, done } from './answers.ts';

export function pageAnswers(
  { intake, jobs, pictures, records, sights }: StationParts,
  views: Views,
): AnswersOf<'page' | 'edit'> {
  return {
    'page.list': (args, { session }) => {
      sights.requireDossier(session, args.dossierId);
      return views.documents.pages(sightOf(session), args);
    },
    'page.words': ({ id }, { session }) => {
      sights.requirePage(session, id);
      // Somebody waits for it.
      jobs.hurry('read-page', [id]);
      return records.pageText(id);
    },
    'page.picture': ({ id, size, box }, { session }) => {
      sights.requirePage(session, id);
      return pictures.picture({ id, size, box });
    },
    'page.move': ({ ids, documentId, before }, { actor }) => {
      records.movePages(ids, documentId, before, actor);
      return done;
    },
    'page.rotate': ({ ids, turn }, { actor }) => {
      records.rotatePages(ids, turn, actor);
      return done;
    },
    'page.setAside': ({ ids, aside }, { actor }) => {
      records.setPagesAside(ids, aside, actor);
      return done;
    },
    'page.remove': ({ ids }, { actor }) => {
      records.removePages(ids, actor);
      return done;
    },
    'page.restore': ({ ids }, { actor }) => {
      records.restorePages(ids, actor);
      return done;
    },
    'page.replace': async ({ id, path }, { actor, signal }) => ({
      pageIds: await intake.replacePage(id, path, { actor, signal }),
    }),
    'page.readAgain': ({ ids }, { actor }) => {
      records.readPagesAgain(ids, actor);
      return done;
    },
    'page.correctWords': ({ id, corrections }, { actor }) => {
      records.correctWords(id, corrections, actor);
      return done;
    },
    'edit.state': (_, { actor }) => records.edits.state(actor),
    'edit.undo': (_, { actor, session }) => {
      requireRight(session, records.edits.next(actor, 'undo'));
      records.edits.undo(actor);
      return records.edits.state(actor);
    },
    'edit.redo': (_, { actor, session }) => {
      requireRight(session, records.edits.next(actor, 'redo'));
      records.edits.redo(actor);
      return records.edits.state(actor);
    },
  };
}

/** Taking a step back takes the right to the step: an approval is not undone by who may no longer approve. */
function requireRight(session: Session, call: CallName): void {
  if (!session.permissions.has(contract[call].permission)) throw new StationError('no-permission', { call });
}
