/** Sealing, delivering, and the proof of both. */
import { StationError } from '../../shared/errors.ts';
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, done, notYet } from './answers.ts';

export function batchAnswers(parts: StationParts): AnswersOf<'batch' | 'destination' | 'delivery' | 'receipt'> {
  const { batches, db, destinations } = parts;

  const dossierId = (code: string): number => {
    const row = db.prepare<[string], { id: number }>('select id from dossier where code = ?').get(code);
    if (row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: code });
    return row.id;
  };

  return {
    'batch.seal': ({ dossierCodes, dossierIds }, { actor, signal, onProgress }) =>
      batches.seal(
        { dossierIds: dossierIds ?? dossierCodes?.map(dossierId) },
        {
          actor,
          signal,
          onProgress: (p) => onProgress?.({ stage: 'sealing', ...p }),
        },
      ),
    'batch.list': () => batches.list(),

    'destination.add': ({ name, kind, settings }, { actor }) => destinations.add({ name, kind, settings }, actor),
    'destination.probe': async ({ id }) => {
      await destinations.probe(id);
      return done;
    },
    'destination.list': () => destinations.list(),
    'delivery.deliver': async ({ batchId, destination }, { actor, signal, onProgress }) => {
      const target = destinations.list().find((d) => d.name === destination);
      if (target === undefined) throw new StationError('not-found', { kind: 'kho nhận', id: destination });
      const ids =
        batchId === undefined
          ? batches
              .list()
              .filter((b) => b.state === 'sealed')
              .map((b) => b.id)
          : [batchId];
      const outcomes = [];
      for (const id of ids) {
        outcomes.push(
          await destinations.deliver(id, target.id, {
            actor,
            signal,
            onProgress: (p) => onProgress?.({ stage: 'delivering', ...p }),
          }),
        );
      }
      return outcomes;
    },
    'receipt.list': () => destinations.receipts(),
    'receipt.verify': (_, { signal, onProgress }) =>
      destinations.verifyReceipts({ signal, onProgress: (p) => onProgress?.({ stage: 'verifying', ...p }) }),
    'batch.show': notYet,
    'receipt.show': notYet,
    'receipt.save': notYet,
  };
}
