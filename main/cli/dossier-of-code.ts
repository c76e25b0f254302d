/** People name dossiers by their codes; the station knows them by id. */
import type { Command } from 'commander';
import type { CallArgs, CallResult } from '../../shared/contract.ts';
import type { Ask } from './session.ts';

export type PlaceOptions = { fonds?: string; inventory?: string };

/** `--fonds` and `--inventory`, for codes that stand in more than one list. */
export const addPlaceOptions = (command: Command): Command =>
  command
    .option('--fonds <code>', 'phông của hồ sơ / fonds of the dossier')
    .option('--inventory <code>', 'mục lục của hồ sơ / inventory of the dossier');

/** The id of a dossier; a code that several have is refused with the places where they stand. */
export async function dossierOfCode(ask: Ask, code: string, { fonds, inventory }: PlaceOptions): Promise<number> {
  const found = await ask('dossier.byCode', {
    code,
    ...(fonds === undefined ? {} : { fondsCode: fonds }),
    ...(inventory === undefined ? {} : { inventoryCode: inventory }),
  });
  return found.id;
}

const MOST_AT_ONCE = 1000;

/** As many rows of a windowed list as asked for, window by window. */
export async function rowsOf<N extends 'document.find' | 'dossier.find'>(
  ask: Ask,
  name: N,
  args: Omit<CallArgs<N>, 'offset' | 'limit'>,
  part: { offset?: number; limit?: number } = {},
): Promise<CallResult<N>['rows'][number][]> {
  const { offset = 0, limit = Number.POSITIVE_INFINITY } = part;
  const rows: CallResult<N>['rows'][number][] = [];
  for (;;) {
    const most = Math.min(MOST_AT_ONCE, limit - rows.length);
    if (most <= 0) return rows;
    const asked = { ...args, offset: offset + rows.length, limit: most } as CallArgs<N>;
    const found = await ask(name, asked);
    rows.push(...found.rows);
    if (found.rows.length < most) return rows;
  }
}
