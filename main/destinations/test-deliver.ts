/**
 * Sealing and delivery in a process of their own, for tests that kill it or run several at once. Says "begun" when it
 * starts and prints the outcome as JSON. Only tests run this.
 *
 *   node test-deliver.ts ARCHIVE seal|deliver
 */
import { StationError } from '../../shared/errors.ts';
import { ACTOR, openTestArchive } from '../batches/test-dossiers.ts';

const [folder, step] = process.argv.slice(2);
if (folder === undefined || step === undefined) throw new Error('ARCHIVE seal|deliver');
const archive = openTestArchive(folder);
const run = { actor: ACTOR };
process.stdout.write('begun\n');
if (step === 'seal') {
  // A kill may come after everything was sealed: the next call then finds nothing left, which is as it should be.
  const outcome = await archive.batches.seal({}, run).catch((cause) => {
    if (cause instanceof StationError && cause.code === 'nothing-to-seal') return archive.batches.list().at(-1);
    throw cause;
  });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
} else {
  for (const batch of archive.batches.list()) {
    const outcome = await archive.destinations.deliver(batch.id, 1, run);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  }
}
await archive.close();
