/**
 * The chain of proof of a dossier on one sheet, on the screen and on paper: sheets counted, pages with the hashes of
 * their originals, approvals, the batch's fingerprint, the receipt, the last check.
 */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import type { DocumentSummary, DossierDetail, PageCard } from '../../../shared/views.ts';
import { figure, moment } from '../../app/format.ts';
import { useLanguage, useObstacleSentence, useTexts } from '../../app/language.tsx';
import { askStation, failureOf, stationKey, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { usePrint } from '../../components/print/print.tsx';
import styles from './dossier-proof.module.css';
import { texts } from './texts.ts';

/** All windows of a list, one after another: a dossier's sheet has to be whole. */
async function everyRow<Row>(
  part: (offset: number) => Promise<{ total: number; rows: readonly Row[] }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const window = await part(rows.length);
    rows.push(...window.rows);
    if (window.rows.length === 0 || rows.length >= window.total) return rows;
  }
}

const PART = 1000;

const usePages = (dossierId: number) =>
  useQuery({
    queryKey: [...stationKey('page.list', { dossierId }), 'every'],
    queryFn: () => everyRow<PageCard>((offset) => askStation('page.list', { dossierId, offset, limit: PART })),
  });

const useDocuments = (dossierId: number) =>
  useQuery({
    queryKey: [...stationKey('document.find', { dossierId }), 'every'],
    queryFn: () =>
      everyRow<DocumentSummary>((offset) => askStation('document.find', { dossierId, offset, limit: PART })),
  });

export function DossierProof({ dossier }: { dossier: DossierDetail }): ReactNode {
  const t = useTexts(texts).dossier.proof;
  const keys = useTexts(texts).keys;
  const pages = usePages(dossier.id);
  const documents = useDocuments(dossier.id);
  const batch = useStation('batch.show', { id: dossier.batch?.id ?? 1 }, { enabled: dossier.batch !== null });
  const { print, printing, sheet } = usePrint();
  const complete = pages.data !== undefined && documents.data !== undefined;
  const content = complete && (
    <ProofSheet
      dossier={dossier}
      pages={pages.data}
      documents={documents.data}
      fingerprint={batch.data?.fingerprint ?? null}
    />
  );
  const printSheet = (): void => {
    if (content !== false) print(content);
  };
  useKeys({ 'Ctrl+P': { label: keys.print, run: printSheet } });
  const failed = pages.error ?? documents.error;
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <p className={styles.quiet}>{t.lead}</p>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={!complete}
          loading={printing}
          onClick={printSheet}
        >
          {t.print}
        </Button>
      </div>
      {failed !== null && <ErrorNotice failure={failureOf(failed)} />}
      {content === false ? failed === null && <p className={styles.quiet}>{t.collecting}</p> : content}
      {sheet}
    </div>
  );
}

function ProofSheet(props: {
  dossier: DossierDetail;
  pages: readonly PageCard[];
  documents: readonly DocumentSummary[];
  fingerprint: string | null;
}): ReactNode {
  const { dossier, pages, documents, fingerprint } = props;
  const all = useTexts(texts);
  const say = useObstacleSentence();
  const t = all.dossier.proof;
  const { language } = useLanguage();
  const n = (count: number): string => figure(count, language);
  const checked = dossier.receipts.filter((receipt) => receipt.checkedAt !== null);
  return (
    <article className={styles.sheet}>
      <h2>{t.title}</h2>
      <p>
        {all.dossier.heading(dossier.code)} · {dossier.title}
        <br />
        {dossier.fonds.title} › {all.inventoryName(dossier.inventory.code, dossier.inventory.title)}
        <br />
        {t.printedAt(moment(new Date().toISOString()))}
      </p>

      <h3>{t.sheets}</h3>
      <p>
        {dossier.plannedSheets === null
          ? t.sheetsUnknown(n(dossier.pages))
          : t.sheetsText(n(dossier.plannedSheets), n(dossier.pages))}
        {dossier.differences.map((difference) => (
          <Fragment key={difference.code}> {say(difference)}.</Fragment>
        ))}
        {dossier.explained !== null && <> {all.dossier.reconciliation.explained(dossier.explained)}</>}
      </p>

      <h3>{t.pages}</h3>
      <p className={styles.quiet}>{t.pagesText}</p>
      <table className={styles.hashes}>
        <tbody>
          {pages.map((page) => (
            <tr key={page.id}>
              <td>
                {all.dossier.tabs.documents} {n(page.documentOrdinal)}, {t.page(n(page.page))}
                {page.aside ? ` (${t.aside})` : page.blank ? ` (${t.blank})` : ''}
              </td>
              <td className={styles.hash}>{page.sha256}</td>
            </tr>
          ))}
        </tbody>
      </table>

      <h3>{t.approved}</h3>
      <p>{t.approvedText(n(dossier.approved), n(dossier.documents))}</p>
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            {document.approvedAt === null
              ? t.notApproved(n(document.ordinal))
              : t.approvedBy(n(document.ordinal), document.approvedBy ?? '', moment(document.approvedAt))}
          </li>
        ))}
      </ul>

      <h3>{t.batch}</h3>
      {dossier.batch?.sealedAt == null ? (
        <p>{t.noBatch}</p>
      ) : (
        <>
          <p>{t.batchText(dossier.batch.uid, moment(dossier.batch.sealedAt))}</p>
          {fingerprint !== null && (
            <p>
              {t.fingerprint}: <span className={styles.hash}>{fingerprint}</span>
            </p>
          )}
        </>
      )}

      <h3>{t.receipt}</h3>
      {dossier.receipts.length === 0 ? (
        <p>{t.noReceipt}</p>
      ) : (
        dossier.receipts.map((receipt) => (
          <p key={receipt.number}>{t.receiptText(receipt.number, receipt.destination, moment(receipt.writtenAt))}</p>
        ))
      )}

      <h3>{t.check}</h3>
      {checked.length === 0 ? (
        <p>{t.noCheck}</p>
      ) : (
        checked.map((receipt) => (
          <p key={receipt.number}>
            {t.checkText(
              receipt.number,
              moment(receipt.checkedAt ?? ''),
              receipt.checkOutcome === null ? '' : t.outcomes[receipt.checkOutcome],
            )}
          </p>
        ))
      )}
    </article>
  );
}
