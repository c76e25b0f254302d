/**
 * Which dossier a file belongs to when nobody says so: its folder suggests it.
 *
 * Rule, first match wins: a dossier that the archive knows by the folder's place under the named root ("2019/01"), by
 * the folder's name ("01"), or by the first word of the name when the office's list has it ("01 - Thi đua"); else a new
 * dossier with the folder's name. Two folders of the same name are two dossiers: the second gets its place as its code,
 * or papers of two years would silently run together.
 */
import { basename, dirname, relative, sep } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import { nfc } from '../../shared/vietnamese.ts';
import type { Database } from '../database/database.ts';
import type { DossierPlace } from '../records/records.ts';
import { shown } from './walk.ts';

export type DossierChoice = DossierPlace & { readonly code: string; readonly title?: string | undefined };

type Standing = { id: number; planned: 0 | 1; fondsCode: string; inventoryCode: string };

export function openDossierChoice(db: Database) {
  const find = db.prepare<[{ code: string; fondsCode: string | null; inventoryCode: string | null }], Standing>(
    `select d.id, d.planned, f.code as fondsCode, i.code as inventoryCode
     from dossier d join inventory i on i.id = d.inventory_id join fonds f on f.id = i.fonds_id
     where d.code = :code and (:fondsCode is null or f.code = :fondsCode)
       and (:inventoryCode is null or i.code = :inventoryCode)
     order by f.id, i.id limit 1`,
  );
  const anyFile = db.prepare<[number], { path: string }>(
    `select s.path from document d join source_file s on s.id = d.source_file_id where d.dossier_id = ?
     order by d.ordinal limit 1`,
  );
  const sealed = db.prepare<[string, string, string], { found: 1 }>(
    `select 1 as found from batch_dossier b join dossier d on d.id = b.dossier_id
     join inventory i on i.id = d.inventory_id join fonds f on f.id = i.fonds_id
     where d.code = ? and f.code = ? and i.code = ?`,
  );

  /** @param path as found, @param root the named folder it was found under */
  function suggested(path: string, root: string, place: DossierPlace): DossierChoice {
    const folder = dirname(path);
    const name = nfc(basename(folder)).trim() || 'Không tên';
    const below = nfc(relative(root, folder)).split(sep).join('/');
    const known = (code: string): Standing | undefined =>
      find.get({ code, fondsCode: place.fondsCode ?? null, inventoryCode: place.inventoryCode ?? null });
    const asKnown = (code: string, { fondsCode, inventoryCode }: Standing): DossierChoice => ({
      code,
      fondsCode,
      inventoryCode,
    });

    const byPlace = below === '' ? undefined : known(below);
    if (byPlace) return asKnown(below, byPlace);
    const byName = known(name);
    if (byName?.planned) return asKnown(name, byName);
    const first = name.split(/[\s_]+|\s*[-–.,;:]\s+/)[0] ?? name;
    const byFirstWord = known(first);
    if (byFirstWord?.planned) return asKnown(first, byFirstWord);
    if (byName) {
      const neighbour = anyFile.get(byName.id)?.path;
      if (neighbour === undefined || dirname(neighbour) === shown(folder)) return asKnown(name, byName);
      return { ...place, code: below === '' || below === name ? shown(folder) : below, title: name };
    }
    return { ...place, code: name };
  }

  return {
    suggested,
    /** Papers cannot be put into a sealed dossier: what was delivered would no longer be what the archive shows. */
    refuseSealed(choice: DossierChoice): void {
      const standing = find.get({
        code: choice.code,
        fondsCode: choice.fondsCode ?? null,
        inventoryCode: choice.inventoryCode ?? null,
      });
      if (standing && sealed.get(choice.code, standing.fondsCode, standing.inventoryCode)) {
        throw new StationError('not-allowed', {
          step: 'thêm văn bản',
          kind: 'hồ sơ',
          id: choice.code,
          state: 'đã đóng gói',
        });
      }
    },
  };
}
