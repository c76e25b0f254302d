/**
 * The whole walk in a process of its own, for tests that kill it: papers in, read by a stub engine, approved, sealed,
 * delivered. Prints each step it begins, so that a test can aim. Everything but the engine is the real thing.
 *
 *   node walk-child.ts ARCHIVE PAPERS STORE
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallArgs, CallName, CallResult, Permission } from '../../shared/contract.ts';
import { openEngines } from '../recognition/recognition.ts';
import { openStation } from '../station.ts';
import { startStubEngine } from './stub-engine.ts';

const [archive, papers, store] = process.argv.slice(2);
if (archive === undefined || papers === undefined || store === undefined) throw new Error('ARCHIVE PAPERS STORE');

const actor = 'thử';
const create = existsSync(join(archive, 'archive.sqlite')) ? {} : { create: { name: 'Kho thử', actor } };
const station = await openStation(archive, { ...create, engines: openEngines({ count: 2, create: startStubEngine }) });
const permissions = new Set<Permission>(['read', 'describe', 'approve', 'deliver', 'administer']);

async function ask<N extends CallName>(name: N, args: CallArgs<N>, expected?: string): Promise<CallResult<N> | null> {
  process.stdout.write(`${name}\n`);
  const result = await station.call(name, args, { actor, permissions });
  if (result.ok) return result.value;
  if (result.error.code === expected) return null;
  throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
}

await ask('intake.take', { roots: [papers], documents: 'file' });
await ask('work.run', {});
await ask('dossier.approve', { leaveEmpty: true });
await ask('batch.seal', {}, 'nothing-to-seal');
const destinations = await ask('destination.list', {});
if (destinations?.length === 0)
  await ask('destination.add', { name: 'kho', kind: 'folder', settings: { path: store } });
await ask('delivery.deliver', { destination: 'kho' });
await station.close();
process.stdout.write('end\n');
