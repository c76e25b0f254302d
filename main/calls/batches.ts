/** Sealing, delivering, and the proof of both. */
import { StationError } from '../../shared/errors.ts';
import type { BatchView, ReceiptView } from '../../shared/views.ts';
import type { Session } from '../people/people.ts';
import { type Sight, seen, sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, done } from './answers.ts';

export function batchAnswers(parts: StationParts): AnswersOf<'batch' | 'destination' | 'delivery' | 'receipt'> {
  const { batches, db, destinations } = parts;

  const contents = (sight: Sight) =>
    db.prepare<[number], BatchView['contents'][number]>(
      `select o.id as dossierId, o.code, o.title, count(*) as documents,
         sum((select count(*) from page where document_id = d.id and aside = 0)) as pages
       from batch_document b join document d on d.id = b.document_id join dossier o on o.id = d.dossier_id
       where b.batch_id = ? and ${seen(sight, 'd.id')} group by o.id order by o.code`,
    );
  const holdsHidden = db.prepare<[{ id: number }]>(
    `select 1 from batch_dossier where batch_id = :id and dossier_id in (select id from hidden_dossier)
     union all select 1 from batch_document where batch_id = :id and document_id in (select id from hidden_document)`,
  );
  /**
   * A batch and its receipts say how much they hold and name its dossiers, word for word as they were delivered: they
   * are whole or not at all. Who delivers sees them; who does not, only those without anything hidden.
   */
  const seesBatch = (session: Session, id: number): boolean =>
    sightOf(session) === 'all' || session.permissions.has('deliver') || holdsHidden.get({ id }) === undefined;
  const requireBatch = (session: Session, id: number): void => {
    if (!seesBatch(session, id)) throw new StationError('not-found', { kind: 'lô', id });
  };
  const seenReceipt = (session: Session, number: string): ReceiptView => {
    const receipt = destinations.receipt(number);
    if (seesBatch(session, receipt.batchId)) return receipt;
    throw new StationError('not-found', { kind: 'biên nhận', id: number });
  };

  return {
    'batch.seal': ({ dossierIds }, { actor, signal, onProgress }) =>
      batches.seal(
        { dossierIds },
        {
          actor,
          signal,
          onProgress: (p) => onProgress?.({ stage: 'sealing', ...p }),
        },
      ),
    'batch.list': (_, { session }) => batches.list().filter(({ id }) => seesBatch(session, id)),
    'batch.show': ({ id }, { session }) => {
      requireBatch(session, id);
      return {
        ...batches.summary(id),
        contents: contents(sightOf(session)).all(id),
        receipts: destinations.receiptsOf(id),
      };
    },

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
    'receipt.list': (_, { session }) => destinations.receipts().filter(({ batchId }) => seesBatch(session, batchId)),
    'receipt.show': ({ number }, { session }) => seenReceipt(session, number),
    'receipt.save': async ({ number, path }, { session }) => {
      await destinations.saveReceipt(seenReceipt(session, number).number, path);
      return done;
    },
    'receipt.verify': ({ number }, { signal, onProgress }) =>
      destinations.verifyReceipts({
        number,
        signal,
        onProgress: (p) => onProgress?.({ stage: 'verifying', ...p }),
      }),
  };
}
