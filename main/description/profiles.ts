/**
 * The layouts of documents as dated data: who writes like this, since when, by which rule. They are read from
 * resources/profiles/document-*.json, so that a new circular is a new file and no new code.
 *
 * Promise: a profile file that does not have the agreed shape stops the program at start with its name; nothing is
 * guessed from half a profile.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadWording, type Wording } from '../wording/wording.ts';

const phrases = z.array(
  z
    .string()
    .min(1)
    .transform((text) => text.normalize('NFC')),
);
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const vocabularySchema = z.object({
  about: z.string(),
  /** Names of document types as a clerk writes them: `Quyết định`. */
  types: phrases,
  /** `TM.`, `T/M`, `KT.` … before a position. */
  authorityMarks: phrases,
  positions: phrases,
  /** Of two signers of minutes the one who presided speaks for the paper. */
  presidingPositions: phrases,
  /** Positions under which the writer of a petition signs. */
  petitionerPositions: phrases,
  /** Stamp as printed -> value of the field. */
  secrecy: z.record(z.string(), z.string()),
  urgency: z.record(z.string(), z.string()),
  /** Words with which the name of a body begins. */
  bodyHeads: phrases,
  /** Words that begin like a body and are none: `PHÒNG CHỐNG …`, `TỔ QUỐC …` go on with the name above them. */
  notBodyHeads: phrases,
  /** Organs that never stand alone above an issuer: their name goes on in the next line. */
  incompleteBodies: phrases,
  /** `TỈNH`, `HUYỆN` …: a line that begins with one continues the name above it. */
  levelWords: phrases,
  /** Names whose spelling is known: lost marks are put back where letters leave one reading. */
  phrases,
  places: phrases,
  familyNames: phrases,
  /** Middle and given names, the commoner before the rarer of the same letters. */
  givenNames: phrases,
  /** Beginnings of electronic signature captions, lower case. */
  captions: phrases,
  /** Beginnings of what follows a subject, lower case. */
  subjectEnds: phrases,
});

const layoutSchema = z.object({
  id: z.string(),
  regime: z.enum(['state', 'front', 'party']),
  name: z.string(),
  /** The rule the layout follows. */
  source: z.string(),
  validFrom: isoDay,
  validTo: isoDay.nullable(),
  /** What stands at the top right: national title and motto, or the name of the Party. */
  headings: phrases,
  numberStyle: z.enum(['slash', 'hyphen', 'any']),
  /** Bodies that write like this. */
  bodies: phrases,
  /** Their abbreviations in symbols. */
  symbolIssuers: phrases,
});

export type Vocabulary = z.infer<typeof vocabularySchema>;
export type Profile = z.infer<typeof layoutSchema> & {
  /** Its file in resources/profiles. */
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly wording: Wording;
};

const FOLDER = new URL('../../resources/profiles/', import.meta.url);
const COMMON = 'document-common.json';

function read<T>(name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  if (!parsed.success) throw new Error(`Profile ${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** All document layouts that are shipped, newest first, each with the shared vocabulary and wording. */
export function loadProfiles(): Profile[] {
  const vocabulary = read(COMMON, vocabularySchema);
  const wording = loadWording();
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith('document-') && name.endsWith('.json') && name !== COMMON)
    .map((name) => ({ ...read(name, layoutSchema), file: name, vocabulary, wording }))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
}
