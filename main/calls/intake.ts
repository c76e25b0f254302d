/** Papers coming in, and the queue that reads them. */
import { runQueue } from '../queue-run.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import { type AnswersOf, done } from './answers.ts';

export function intakeAnswers(parts: StationParts, views: Views): AnswersOf<'intake' | 'work' | 'jobs'> {
  const { audit, background, db, events, intake, jobs } = parts;
  // Papers are seen coming in while the call still runs, but not every file is worth a new look.
  let told = 0;
  const arriving = (): void => {
    if (Date.now() - told < 500) return;
    told = Date.now();
    events.emit('changed', { topics: ['records', 'intake'] });
  };

  const noted = <T>(action: string, actor: string, change: () => T): T =>
    db.transaction(() => {
      audit.record({ actor, action, subjectKind: 'archive', subjectId: 1 });
      return change();
    })();

  return {
    'intake.take': ({ roots, ...options }, { actor, signal, onProgress }) =>
      intake.take(roots, options, {
        actor,
        signal,
        onProgress: (p) => {
          onProgress?.({ stage: 'intake', done: p.files, total: p.filesTotal, current: p.current });
          arriving();
        },
      }),
    'intake.exceptions': ({ settled }) => views.exceptions(settled),
    'intake.settle': ({ id, how }, { actor }) => {
      intake.settle(id, how, actor);
      return done;
    },
    'intake.retry': ({ id }, { actor, signal, onProgress }) =>
      intake.retry(id, {
        actor,
        signal,
        onProgress: (p) => onProgress?.({ stage: 'intake', done: p.files, total: p.filesTotal, current: p.current }),
      }),

    'work.run': (_, run) => runQueue(parts, run),
    'work.state': () => background.state(),
    'work.pause': (_, { actor }) => noted('work.pause', actor, background.pause),
    'work.resume': (_, { actor }) => noted('work.resume', actor, background.resume),
    'jobs.list': (filter, { session }) => views.jobs(sightOf(session), filter),
    'jobs.retry': ({ id }) => {
      if (id === undefined) return { retried: jobs.retryFailed() };
      jobs.retry(id);
      return { retried: 1 };
    },
    'jobs.cancel': ({ id }) => {
      jobs.cancel(id);
      return done;
    },
  };
}
