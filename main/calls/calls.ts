/**
 * What each call of the contract does, once its arguments are parsed and its permission is checked (station.ts). One
 * file a noun, one entry a call; anything longer than a few lines belongs to the module it calls.
 */
import type { StationParts } from '../station-parts.ts';
import { openViews } from '../views/views.ts';
import type { Answers } from './answers.ts';
import { archiveAnswers } from './archive.ts';
import { batchAnswers } from './batches.ts';
import { classificationAnswers } from './classification.ts';
import { intakeAnswers } from './intake.ts';
import { pageAnswers } from './pages.ts';
import { peopleAnswers } from './people.ts';
import { recordAnswers } from './records.ts';
import { searchAnswers } from './search.ts';

export function answerers(parts: StationParts): Answers {
  const { archive, destinations } = parts;
  const views = openViews({ ...parts, folder: archive.folder, receiptsOf: destinations.receiptsOf });
  return {
    ...peopleAnswers(parts),
    ...archiveAnswers(parts, views),
    ...intakeAnswers(parts, views),
    ...pageAnswers(parts, views),
    ...recordAnswers(parts, views),
    ...searchAnswers(parts),
    ...batchAnswers(parts),
    ...classificationAnswers(parts),
  };
}
