/** Where papers belong: the classifier of record groups. The dossiers that fit are asked for with the dossiers. */
import type { StationParts } from '../station-parts.ts';
import type { AnswersOf } from './answers.ts';

export function classificationAnswers({ classification }: StationParts): AnswersOf<'classifier'> {
  return {
    'classifier.view': () => classification.view(),
    'classifier.learn': (_, { actor, signal, onProgress }) =>
      classification.learn(actor, {
        signal,
        onProgress: (share) =>
          onProgress?.({ stage: 'learning', done: Math.round(share * 100), total: 100, current: '' }),
      }),
  };
}
