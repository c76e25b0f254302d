/** The shapes of ground truth files, read with tolerance: a missing or unknown entry is no reason to leave a paper out. */
import { z } from 'zod';

const one = z.union([z.string(), z.number().transform(String)]);
/** Several values stand together, as on a paper with two numbers. */
const text = z.union([one, z.array(one).transform((all) => all.join('; '))]).nullish();
const ink = z.string().nullish().catch(undefined);

const paper = z.object({
  id: z.string(),
  /** Relative to the folder; several paths joined by `;` are successive pages. */
  file: z.string(),
  /** `1`, `1-3`, `2, 4`, `1 of 8`; left out: all pages. */
  pages_of_document: z.union([z.string(), z.number().transform(String)]).nullish(),
  /** null: the signature is not among the pages. */
  signature_page: z.coerce.number().nullish().catch(undefined),
  /** How the paper was scanned, in any words; results are told by it. */
  condition: z.string().nullish().catch(undefined),
  /** Pages of the file (1 = first) that carry no writing. */
  blank_pages: z.array(z.number()).nullish().catch(undefined),
  loai_van_ban: text,
  so: text,
  ky_hieu: text,
  so_ky_hieu: text,
  ngay: text,
  dia_danh: text,
  co_quan_cap_tren: text,
  co_quan_ban_hanh: text,
  trich_yeu: text,
  quyen_han_chuc_vu: text,
  nguoi_ky: text,
  do_khan: text,
  do_mat: text,
  /** The stamp of the office that received the paper: its number and day. */
  dau_den: z.object({ so: text, ngay: text }).partial().nullish().catch(undefined),
  loai_don: text,
  nguoi_gui: text,
  dia_chi_nguoi_gui: text,
  nhom_ho_so: text,
  /** printed, handwritten, stamped, absent; parts of the date each. */
  ink: z
    .object({
      so: ink,
      ngay: z.union([z.object({ day: ink, month: ink, year: ink }).partial(), z.string()]).nullish(),
      nguoi_ky: ink,
      do_khan: ink,
      do_mat: ink,
      dau_den_parts: z.object({ so: ink, ngay: ink }).partial().nullish(),
    })
    .partial()
    .nullish()
    .catch(undefined),
});

/** The stamp's parts stand beside the other fields; undefined where the truth says nothing about a stamp. */
export const goldPaper = paper.transform(({ dau_den: stamp, ...fields }) => ({
  ...fields,
  dau_den_so: stamp === undefined ? undefined : (stamp?.so ?? null),
  dau_den_ngay: stamp === undefined ? undefined : (stamp?.ngay ?? null),
}));

export type GoldPaper = z.infer<typeof goldPaper>;

export const goldText = z.object({
  id: z.string(),
  /** Relative to the folder. */
  source: z.string(),
  /** 1 = first page. */
  page: z.coerce.number().nullish(),
  /** Tokens inside the text that were written by hand, in reading order. */
  handwritten: z.array(z.string()).nullish().catch(undefined),
  /** As that of the paper; left out: the paper's own. */
  condition: z.string().nullish().catch(undefined),
  /** One printed line a line; none on a page that carries no writing. */
  blocks: z.array(z.object({ text: z.string() })),
});

export type GoldText = z.infer<typeof goldText>;

/**
 * Page numbers (1 = first) that belong to the document.
 * @param written `1-3`, `2, 4`, `1 of 8`; nothing or nonsense means every page
 */
export function pagesOfDocument(written: string | null | undefined, available: number): number[] {
  const all = Array.from({ length: available }, (_, index) => index + 1);
  const stated = (written ?? '').split(/\b(?:of|trên)\b/)[0] ?? '';
  const chosen = [...stated.matchAll(/(\d+)(?:\s*[-\u2013]\s*(\d+))?/g)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)];
    return all.filter((page) => page >= first && page <= last);
  });
  return chosen.length === 0 ? all : chosen;
}
