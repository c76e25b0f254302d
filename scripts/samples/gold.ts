/**
 * The ground truth beside the samples, in the layout that `evaluate` reads: gold/fields/<id>.json (the description) and
 * gold/text/<id>_p<page>.json and .txt (every printed line of the page, by zone).
 */
import type { Paper } from './paper.ts';
import type { SetPage } from './setting.ts';

/** Zones in the order in which a person would read them aloud. */
const order = [
  'header_left',
  'header_right',
  'stamp',
  'page_number',
  'title',
  'body',
  'footer_left',
  'footer_right',
] as const;

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const pathOf = (paper: Paper): string => `papers/${paper.dossier}/${paper.file}`;

/** The description an archivist would give, and with what it stands on the paper. */
export function fieldsFile(paper: Paper, pages: readonly SetPage[]): string {
  const filed = pages.length + (paper.sheet.blankBack ? 1 : 0);
  const ink = (written: boolean): string => (written ? 'handwritten' : 'printed');
  const { do_khan: urgency = null, ...fields } = paper.gold;
  return json({
    id: paper.id,
    file: pathOf(paper),
    pages_of_document: filed === 1 ? '1' : `1-${filed}`,
    signature_page: pages.length,
    ...fields,
    do_khan: urgency,
    dau_den: null,
    sure: 'high',
    note: paper.sheet.blankBack ? `page ${filed} is a blank back with show-through` : '',
    ink: {
      so: paper.gold.so === null ? null : ink(paper.written.so),
      ngay: { day: ink(paper.written.day), month: 'printed', year: 'printed' },
      nguoi_ky: 'printed',
      do_khan: urgency === null ? null : 'stamped',
      dau_den: null,
    },
  });
}

/** The printed lines of one page; seals, signatures, ornaments and signing captions are no text of it. */
export function textFiles(paper: Paper, page: SetPage, number: number): { name: string; json: string; txt: string } {
  const blocks = order.flatMap((id) => {
    const lines = page.blocks.get(id);
    return lines ? [{ id, text: lines.filter((line) => line !== '').join('\n') }] : [];
  });
  const name = `${paper.id}_p${number}`;
  return {
    name,
    json: json({
      id: name,
      source: pathOf(paper),
      page: number,
      sure: 'high',
      note: 'set by scripts/samples; seal, signature, rules and typed ornaments are left out',
      handwritten: page.handwritten,
      blocks,
      dpi: paper.sheet.dpi,
    }),
    txt: `${blocks.map((block) => block.text).join('\n')}\n`,
  };
}
