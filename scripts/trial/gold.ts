/** The truth beside the trial papers, in the layout that `evaluate` reads. */
import type { BlockId, SetPage } from '../samples/setting.ts';
import type { Letter } from './letter.ts';

/** In the order in which a person would read them aloud. */
const order: readonly BlockId[] = [
  'header_left',
  'header_right',
  'stamp',
  'page_number',
  'title',
  'body',
  'footer_left',
  'footer_right',
];

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

export type Filed = {
  readonly letter: Letter;
  readonly condition: string;
  /** Relative to the folder. */
  readonly file: string;
  /** Number of the letter's first page in the file, 1 = first. */
  readonly firstPage: number;
  readonly pages: readonly SetPage[];
  readonly signaturePage: number;
  readonly dpi: number;
};

export function fieldsFile(filed: Filed): string {
  const { letter, pages, firstPage } = filed;
  const last = firstPage + pages.length - 1;
  const ink = (byHand: boolean): string => (byHand ? 'handwritten' : 'printed');
  const { gold, written } = letter;
  return json({
    id: letter.id,
    file: filed.file,
    condition: filed.condition,
    kind: letter.kind,
    pages_of_document: firstPage === last ? String(firstPage) : `${firstPage}-${last}`,
    signature_page: filed.signaturePage,
    ...gold,
    sure: 'high',
    note: 'invented paper, made by scripts/trial',
    ink: {
      so: gold.so === null ? null : ink(written.so),
      ngay: { day: ink(written.day), month: ink(written.month), year: 'printed' },
      nguoi_ky: 'printed',
      do_khan: gold.do_khan === null ? null : 'stamped',
      do_mat: gold.do_mat === null ? null : 'stamped',
      dau_den: gold.dau_den === null ? null : 'mixed',
    },
  });
}

export function textFile(filed: Filed, index: number): { readonly name: string; readonly json: string } {
  const page = filed.pages[index];
  if (!page) throw new Error(`${filed.letter.id} has no page ${index + 1}`);
  const blocks = order.flatMap((id) => {
    const lines = page.blocks.get(id);
    return lines ? [{ id, text: lines.filter((line) => line !== '').join('\n') }] : [];
  });
  const name = `${filed.letter.id}_p${index + 1}`;
  return {
    name,
    json: json({
      id: name,
      source: filed.file,
      page: filed.firstPage + index,
      condition: filed.condition,
      sure: 'high',
      note: 'seals, signatures, rules, ornaments and signing captions are left out',
      handwritten: page.handwritten,
      blocks,
      dpi: filed.dpi,
    }),
  };
}
