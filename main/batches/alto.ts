/**
 * The words of one page as ALTO 4 XML: what was read, where it stands, how sure the engine was. Delivered beside the
 * PDF so that a store can search and mark without reading the paper again.
 *
 * Facts: ALTO 4.2 (namespace ns-v4#): order of elements, `Processing` in the place of the deprecated `OCRProcessing`,
 * confidences 0…1, rotation counted counterclockwise.
 */
import { meanConfidence, otherReadings, type PageText } from '../../shared/page-text.ts';
import { xmlText } from '../../shared/xml-text.ts';

export type AltoPage = {
  readonly text: PageText;
  /** 1 = first page of the document. */
  readonly page: number;
  /** File name of the original the page was read from, and its SHA-256. */
  readonly source: { readonly name: string; readonly sha256: string };
  readonly documentUid: string;
  readonly software: { readonly name: string; readonly version: string };
  /** When it was read, ISO 8601; null when not known. */
  readonly readAt: string | null;
};

const round = (value: number): number => Math.round(value * 100) / 100;
const confidence = (percent: number): number => round(Math.min(Math.max(percent / 100, 0), 1));

/** The file's text, UTF-8. Boxes are those of page-text.ts: pixels of the upright page, turned by ROTATION about their centre. */
export function altoXml({ text, page, source, documentUid, software, readAt }: AltoPage): string {
  const rotation = text.skew === 0 ? '' : ` ROTATION="${round(-text.skew)}"`;
  const place = ([left, top, width, height]: readonly number[]): string =>
    `HPOS="${round(left ?? 0)}" VPOS="${round(top ?? 0)}" WIDTH="${round(width ?? 0)}" HEIGHT="${round(height ?? 0)}"`;
  const lines: string[] = [];
  for (const [b, block] of text.blocks.entries()) {
    const printed = block.lines.filter((line) => line.words.length > 0);
    if (printed.length === 0) continue;
    lines.push(`        <TextBlock ID="b${b + 1}" ${place(block.box)}${rotation} LANG="vi">`);
    for (const [l, line] of printed.entries()) {
      lines.push(`          <TextLine ID="b${b + 1}l${l + 1}" ${place(line.box)}>`);
      for (const [w, word] of line.words.entries()) {
        const before = line.words[w - 1];
        if (before !== undefined) {
          const left = before.box[0] + before.box[2];
          const gap = Math.max(word.box[0] - left, 0);
          lines.push(`            <SP HPOS="${round(left)}" VPOS="${round(before.box[1])}" WIDTH="${round(gap)}"/>`);
        }
        const id = `b${b + 1}l${l + 1}w${w + 1}`;
        const sure = `WC="${confidence(word.confidence)}"`;
        const content = `ID="${id}" ${place(word.box)} ${sure} CONTENT="${xmlText(word.text.normalize('NFC'))}"`;
        const others = otherReadings(word).map(
          (text) => `<ALTERNATIVE>${xmlText(text.normalize('NFC'))}</ALTERNATIVE>`,
        );
        lines.push(`            <String ${content}${others.length === 0 ? '/>' : `>${others.join('')}</String>`}`);
      }
      lines.push('          </TextLine>');
    }
    lines.push('        </TextBlock>');
  }
  const mean = meanConfidence(text);
  const sure = mean === null ? '' : ` PC="${confidence(mean)}"`;
  const how =
    text.source === 'ocr'
      ? 'Nhận dạng chữ từ ảnh quét (OCR)'
      : 'Lấy từ lớp chữ có sẵn trong tệp gốc, không nhận dạng lại';
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.2">
  <Description>
    <MeasurementUnit>pixel</MeasurementUnit>
    <sourceImageInformation>
      <fileName>${xmlText(source.name)}</fileName>
      <fileIdentifier fileIdentifierLocation="SHA-256">${source.sha256}</fileIdentifier>
      <documentIdentifier documentIdentifierLocation="UUID">${xmlText(documentUid)}</documentIdentifier>
    </sourceImageInformation>
    <Processing ID="doc">
      <processingCategory>contentGeneration</processingCategory>${
        readAt === null
          ? ''
          : `
      <processingDateTime>${xmlText(readAt)}</processingDateTime>`
      }
      <processingStepDescription>${how}</processingStepDescription>
      <processingSoftware>
        <softwareName>${xmlText(software.name)}</softwareName>
        <softwareVersion>${xmlText(software.version)}</softwareVersion>
      </processingSoftware>
    </Processing>
  </Description>
  <Layout>
    <Page ID="p${page}" PHYSICAL_IMG_NR="${page}" WIDTH="${text.width}" HEIGHT="${text.height}"${sure} PROCESSINGREFS="doc">
      <PrintSpace HPOS="0" VPOS="0" WIDTH="${text.width}" HEIGHT="${text.height}">
${lines.map((line) => `${line}\n`).join('')}      </PrintSpace>
    </Page>
  </Layout>
</alto>
`;
}
