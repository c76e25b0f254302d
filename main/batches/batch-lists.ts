/**
 * The lists that go with a batch: dossiers and documents as CSV for people and spreadsheets, and the same, with the
 * proof from each page's original to its PDF, as JSON for programs. Pure.
 */
import { stringify } from 'csv-stringify/sync';
import { comparePartialDates, formatPartialDate, isPartialDate } from '../../shared/partial-date.ts';
import type { BatchDocument, BatchDossier, BatchPage, FieldTexts } from './batch-facts.ts';
import type { Column, documentValues, dossierValues, PackageProfile } from './package-profile.ts';

export type ListedDocument = BatchDocument & {
  readonly fields: FieldTexts;
  readonly scans: readonly BatchPage[];
};

export type ListedDossier = BatchDossier & {
  readonly folder: string;
  readonly documents: readonly ListedDocument[];
};

const SECRECY = ['thường', 'mật', 'tối mật', 'tuyệt mật'];

/** The highest degree among a dossier and its documents: a dossier is as secret as its most secret paper. */
export function highestSecrecy(degrees: readonly (string | null)[]): string | null {
  const rank = (degree: string | null): number => SECRECY.indexOf((degree ?? '').normalize('NFC').toLowerCase());
  return [...degrees].sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** What holds personal data is used under conditions, whatever is said of the rest (code 02 of Circular 05/2025/TT-BNV). */
const CONDITIONAL = 'Sử dụng có điều kiện';
const OPEN = ['', 'công khai', 'không hạn chế'];

/** The access of a paper, or of a dossier with such a paper; what people have restricted themselves stays as written. */
const accessOf = (written: string | null, personal: boolean): string | null =>
  personal && OPEN.includes((written ?? '').normalize('NFC').toLowerCase()) ? CONDITIONAL : written;

const holdsPersonal = ({ documents }: ListedDossier): boolean => documents.some(({ personal }) => personal === 1);

/** First and last date of a dossier: as its list says, else from its papers. */
function period(dossier: ListedDossier): { startDate: string | null; endDate: string | null } {
  const dates = dossier.documents
    .map((document) => document.fields.date)
    .filter((date): date is string => date !== null && isPartialDate(date))
    .sort(comparePartialDates);
  return { startDate: dossier.startDate ?? dates[0] ?? null, endDate: dossier.endDate ?? dates.at(-1) ?? null };
}

const shownDate = (date: string | null): string | null =>
  date !== null && isPartialDate(date) ? formatPartialDate(date) : date;

const pdfPath = (document: ListedDocument): string => `data/${document.folder}/${document.name}.pdf`;
const pagesOf = (documents: readonly ListedDocument[]): number => documents.reduce((sum, d) => sum + d.scans.length, 0);

type Values<T extends string> = Readonly<Record<T, string | number | null>>;

function dossierRow(dossier: ListedDossier): Values<(typeof dossierValues)[number]> {
  const { startDate, endDate } = period(dossier);
  return {
    ...dossier,
    access: accessOf(dossier.access, holdsPersonal(dossier)),
    secrecy: highestSecrecy([dossier.secrecy, ...dossier.documents.map((document) => document.fields.secrecy)]),
    startDate: shownDate(startDate),
    endDate: shownDate(endDate),
    pages: pagesOf(dossier.documents),
    documents: dossier.documents.length,
  };
}

function documentRows(dossier: ListedDossier): Values<(typeof documentValues)[number]>[] {
  let firstPage = 1;
  return dossier.documents.map((document) => {
    const row = {
      ...document.fields,
      date: shownDate(document.fields.date),
      arrivalDate: shownDate(document.fields.arrivalDate),
      access: accessOf(dossier.access, document.personal === 1),
      dossierCode: dossier.code,
      ordinal: document.ordinal,
      pages: document.scans.length,
      firstPage,
      file: `${document.name}.pdf`,
      sha256: document.sha256,
    };
    firstPage += document.scans.length;
    return row;
  });
}

/**
 * UTF-8 with a byte order mark and CRLF, as Excel opens it by double-click. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it; the JSON holds it as it is.
 */
function csv<T extends string>(columns: readonly Column<T>[], rows: readonly Values<T>[]): string {
  return stringify(
    [
      columns.map((column) => column.heading),
      ...rows.map((row) =>
        columns.map(({ value, otherwise }) => {
          const shown = value === undefined ? null : row[value];
          return shown === null || shown === '' ? (otherwise ?? '') : shown;
        }),
      ),
    ],
    { bom: true, record_delimiter: 'windows', escape_formulas: true },
  );
}

export const dossierCsv = (profile: PackageProfile, dossiers: readonly ListedDossier[]): string =>
  csv(profile.dossierList, dossiers.map(dossierRow));

export const documentCsv = (profile: PackageProfile, dossiers: readonly ListedDossier[]): string =>
  csv(profile.documentList, dossiers.flatMap(documentRows));

export type BatchHead = {
  readonly uid: string;
  readonly profile: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly station: { readonly uid: string; readonly name: string };
  readonly software: { readonly name: string; readonly version: string };
};

/** The whole batch as JSON. Dates are partial ISO here; `scans` names, page by page, the original that was scanned. */
export function batchJson(head: BatchHead, profile: PackageProfile, dossiers: readonly ListedDossier[]): string {
  const content = {
    batch: head.uid,
    profile: profile.id,
    identification: profile.identification,
    createdAt: head.createdAt,
    createdBy: head.createdBy,
    station: head.station,
    software: head.software,
    dossiers: dossiers.map((dossier) => ({
      uid: dossier.uid,
      code: dossier.code,
      title: dossier.title,
      fonds: { code: dossier.fondsCode, title: dossier.fondsTitle },
      inventory: { code: dossier.inventoryCode, title: dossier.inventoryTitle },
      box: dossier.box,
      retention: dossier.retention,
      secrecy: highestSecrecy([dossier.secrecy, ...dossier.documents.map((document) => document.fields.secrecy)]),
      access: accessOf(dossier.access, holdsPersonal(dossier)),
      ...period(dossier),
      keywords: dossier.keywords,
      note: dossier.note,
      sheetsOnPaper: dossier.sheets,
      differenceExplained: dossier.differenceExplained,
      pages: pagesOf(dossier.documents),
      documents: dossier.documents.map((document) => ({
        uid: document.uid,
        ordinal: document.ordinal,
        file: pdfPath(document),
        sha256: document.sha256,
        bytes: document.bytes,
        approvedAt: document.approvedAt,
        approvedBy: document.approvedBy,
        access: accessOf(dossier.access, document.personal === 1),
        personalData: document.personal === 1,
        fields: document.fields,
        scans: document.scans.map((scan) => ({
          page: scan.ordinal,
          original: scan.sha256,
          mediaType: scan.mediaType,
          pageOfOriginal: scan.part + 1,
          blank: scan.blank === 1,
        })),
      })),
    })),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}
