/** Papers coming in, and the queue that reads them. */
import { runQueue } from '../queue-run.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views.ts';
import { type AnswersOf, done, notYet } from './answers.ts';

export function intakeAnswers(parts: StationParts, views: Views): AnswersOf<'intake' | 'work' | 'jobs'> {
  const { intake, jobs } = parts;
  return {
    'intake.take': ({ roots, ...options }, { actor, signal, onProgress }) =>
      intake.take(roots, options, {
        actor,
        signal,
        onProgress: (p) => onProgress?.({ stage: 'intake', done: p.files, total: p.filesTotal, current: p.current }),
      }),
    'intake.exceptions': ({ settled }) => views.exceptions(settled),
    'intake.settle': ({ id, how }, { actor }) => {
      intake.settle(id, how, actor);
      return done;
    },
    'intake.retry': notYet,

    'work.run': (_, run) => runQueue(parts, run),
    'work.state': notYet,
    'work.pause': notYet,
    'work.resume': notYet,
    'jobs.list': (filter) => jobs.list(filter).map(views.job),
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
