/**
 * Package profiles: what a receiving store wants in a batch, as dated data files in resources/profiles/package-*.json.
 * Rules of law change and stores differ, so none of it stands in code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { StationError } from '../../shared/errors.ts';
import { fieldNames } from '../../shared/fields.ts';

/** What a column of the list of dossiers may show. */
export const dossierValues = [
  'code',
  'title',
  'fondsCode',
  'fondsTitle',
  'inventoryCode',
  'inventoryTitle',
  'box',
  'retention',
  'secrecy',
  'access',
  'startDate',
  'endDate',
  'keywords',
  'note',
  'sheets',
  'pages',
  'documents',
  'folder',
] as const;

/** What a column of the list of documents may show: the described fields and what sealing knows. */
export const documentValues = [
  ...fieldNames,
  'access',
  'dossierCode',
  'ordinal',
  'pages',
  'firstPage',
  'file',
  'sha256',
] as const;

/** A column shows a value, or `otherwise` where there is none. */
const columns = <T extends readonly [string, ...string[]]>(values: T) =>
  z.array(
    z.object({ heading: z.string(), value: z.enum(values).optional(), otherwise: z.string().optional() }).strict(),
  );

const profileShape = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    /** From when it holds, and what it rests on. */
    validFrom: z.iso.date(),
    basis: z.array(z.string()),
    identification: z.enum(['PDF/A-1b', 'PDF/A-2u']),
    /** Name of a document's files without extension; {dossier} is its dossier's folder, {ordinal} three digits. */
    documentName: z.string().includes('{ordinal}'),
    alto: z.boolean(),
    dossierList: columns(dossierValues),
    documentList: columns(documentValues),
  })
  .strict();

export type PackageProfile = z.output<typeof profileShape>;
export type Column<T extends string> = {
  heading: string;
  value?: T | undefined;
  otherwise?: string | undefined;
};

export const DEFAULT_PROFILE = 'chung-2025';

const shipped = new URL('../../resources/profiles/', import.meta.url);

/** Every profile of a folder by its id. @throws Error naming the file that is not a profile */
export function loadPackageProfiles(folder: URL = shipped): ReadonlyMap<string, PackageProfile> {
  const profiles = new Map<string, PackageProfile>();
  for (const name of readdirSync(folder).sort()) {
    if (!/^package-.*\.json$/.test(name)) continue;
    const parsed = profileShape.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    if (!parsed.success) throw new Error(`${name} is not a package profile: ${z.prettifyError(parsed.error)}`);
    profiles.set(parsed.data.id, parsed.data);
  }
  return profiles;
}

/** @throws StationError `not-found` */
export function profileOf(profiles: ReadonlyMap<string, PackageProfile>, id: string): PackageProfile {
  const profile = profiles.get(id);
  if (profile === undefined) throw new StationError('not-found', { kind: 'mẫu gói', id });
  return profile;
}

/** Name of a document's files, without extension. */
export const documentName = (profile: PackageProfile, folder: string, ordinal: number): string =>
  profile.documentName.replaceAll('{dossier}', folder).replaceAll('{ordinal}', String(ordinal).padStart(3, '0'));
