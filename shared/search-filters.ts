/** What a search may be narrowed to, beside its words. */
import { z } from 'zod';

const id = z.number().int().positive();

/** Several values of one facet widen it, several facets narrow it. */
export const searchFilters = z
  .object({
    types: z.array(z.string().max(200)).optional(),
    years: z.array(z.string().regex(/^\d{4}$/)).optional(),
    issuers: z.array(z.string().max(500)).optional(),
    /** Who sent a petition. */
    senders: z.array(z.string().max(500)).optional(),
    /** Codes of record groups. */
    groups: z.array(z.string().regex(/^\d{2}$/)).optional(),
    fondsIds: z.array(id).optional(),
    inventoryIds: z.array(id).optional(),
    dossierIds: z.array(id).optional(),
    states: z.array(z.enum(['approved', 'open', 'sentBack'])).optional(),
  })
  .strict();

export type SearchFilters = z.infer<typeof searchFilters>;
