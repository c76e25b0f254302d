/**
 * The groups into which the papers of a Front's office fall, as dated data: resources/profiles/record-groups.json. An
 * office with another scheme changes that file and no code.
 *
 * Promise: a file without the agreed shape stops the program at start with its name.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { RecordGroup } from '../shared/views.ts';

const shape = z
  .object({
    title: z.string(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    basis: z.array(z.string()),
    groups: z
      .array(
        z
          .object({
            /** What the field recordGroup holds. */
            code: z.string().regex(/^\d{2}$/),
            name: z.string().min(1),
            /** Customary; the office's own table of retention goes before it. */
            retention: z.string(),
            /** Words that speak for the group before anything was learnt. */
            words: z.array(z.string().min(1)),
          })
          .strict(),
      )
      .min(1)
      .refine((groups) => new Set(groups.map(({ code }) => code)).size === groups.length, 'a code stands twice'),
  })
  .strict();

const FILE = new URL('../resources/profiles/record-groups.json', import.meta.url);

/** The groups in the order of their codes. */
export function loadRecordGroups(): RecordGroup[] {
  const parsed = shape.safeParse(JSON.parse(readFileSync(FILE, 'utf8')));
  if (!parsed.success) throw new Error(`Profile record-groups.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data.groups.sort((a, b) => (a.code < b.code ? -1 : 1));
}
