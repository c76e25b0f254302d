/**
 * The metadata of an archival PDF, twice as ISO 19005-1 (6.7) asks: the Info dictionary and the XMP packet, with the
 * same values to the second and the letter.
 */
import { xmlAllowed, xmlText } from '../../shared/xml-text.ts';
import { textString } from './pdf-file.ts';

export type Identification = 'PDF/A-1b' | 'PDF/A-2u';

export type DocumentFacts = {
  readonly title: string;
  readonly subject?: string | undefined;
  readonly author?: string | undefined;
  readonly created: Date;
  readonly modified: Date;
  /** UUID of the document, without prefix. */
  readonly uid: string;
  readonly identification: Identification;
  readonly language: 'vi-VN';
};

const CREATOR = 'Trạm Số Hóa';
const PRODUCER = 'Trạm Số Hóa';

/** Offices in Vietnam read times in theirs, which has no summer time. */
const ZONE_HOURS = 7;

const local = (date: Date): string => new Date(date.getTime() + ZONE_HOURS * 3_600_000).toISOString().slice(0, 19);
const xmpDate = (date: Date): string => `${local(date)}+07:00`;
const infoDate = (date: Date): string => `(D:${local(date).replace(/[-:T]/g, '')}+07'00')`;

/** NFC and without the control characters that XML 1.0 cannot hold, so that both places can say the same. */
const plain = (text: string): string =>
  xmlAllowed(text.normalize('NFC'))
    .replace(/[\t\n\r]+/g, ' ')
    .trim();

export function infoDictionary(facts: DocumentFacts): string {
  const entries = [
    `/Title ${textString(plain(facts.title))}`,
    facts.author ? `/Author ${textString(plain(facts.author))}` : '',
    facts.subject ? `/Subject ${textString(plain(facts.subject))}` : '',
    `/Creator ${textString(CREATOR)}`,
    `/Producer ${textString(PRODUCER)}`,
    `/CreationDate ${infoDate(facts.created)}`,
    `/ModDate ${infoDate(facts.modified)}`,
  ];
  return `<< ${entries.filter((entry) => entry !== '').join(' ')} >>`;
}

/** The packet as UTF-8. It stands unfiltered in the file, so that it can be found without a PDF reader. */
export function xmpPacket(facts: DocumentFacts): Buffer {
  const [part, conformance] = facts.identification === 'PDF/A-1b' ? ['1', 'B'] : ['2', 'U'];
  const inAnyLanguage = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(plain(text))}</rdf:li></rdf:Alt>`;
  const author = facts.author
    ? `\n   <dc:creator><rdf:Seq><rdf:li>${xmlText(plain(facts.author))}</rdf:li></rdf:Seq></dc:creator>`
    : '';
  const subject = facts.subject ? `\n   <dc:description>${inAnyLanguage(facts.subject)}</dc:description>` : '';
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>${part}</pdfaid:part>
   <pdfaid:conformance>${conformance}</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title>${inAnyLanguage(facts.title)}</dc:title>${author}${subject}
   <dc:language><rdf:Bag><rdf:li>${facts.language}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
   <xmp:CreateDate>${xmpDate(facts.created)}</xmp:CreateDate>
   <xmp:ModifyDate>${xmpDate(facts.modified)}</xmp:ModifyDate>
   <xmp:MetadataDate>${xmpDate(facts.modified)}</xmp:MetadataDate>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>${PRODUCER}</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <xmpMM:DocumentID>uuid:${facts.uid}</xmpMM:DocumentID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`);
}
