/** The documents of a dossier as a windowed list; one opens in review where it may be corrected, else in search. */
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { DocumentSummary } from '../../../shared/views.ts';
import { documentDate, figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import { reviewAddress } from '../review/address.ts';
import { searchAddress } from '../search/address.ts';
import styles from './dossier-documents.module.css';
import { texts } from './texts.ts';

export function DossierDocuments({ dossierId }: { dossierId: number }): ReactNode {
  const all = useTexts(texts);
  const t = all.dossier.documents;
  const mayDescribe = useMay('describe');
  const [, navigate] = useLocation();
  const open = (document: DocumentSummary): void =>
    navigate(
      mayDescribe && !document.approved
        ? reviewAddress({ documentId: document.id, dossierId, filter: 'all' })
        : searchAddress({ filters: { dossierIds: [dossierId] }, documentId: document.id }),
    );
  return (
    <WindowedList
      call="document.find"
      args={{ dossierId, filter: 'all' }}
      rowHeight={64}
      label={t.list}
      row={(document) => <DocumentRow document={document} />}
      onOpen={open}
      empty={
        <EmptyState
          title={t.empty}
          action={mayDescribe ? { label: all.dossier.intake, href: `/intake/${dossierId}` } : undefined}
        >
          <p>{t.emptyText}</p>
        </EmptyState>
      }
    />
  );
}

function DocumentRow({ document }: { document: DocumentSummary }): ReactNode {
  const t = useTexts(texts).dossier.documents;
  const { language } = useLanguage();
  const number = [document.number, document.symbol].filter(Boolean).join('/');
  return (
    <div className={styles.row}>
      <span className={styles.ordinal}>{figure(document.ordinal, language)}</span>
      {document.firstPageId === null ? (
        <span className={styles.nothing} />
      ) : (
        <Thumbnail pageId={document.firstPageId} version={0} alt="" width={40} height={52} />
      )}
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.number}>{number === '' ? t.noNumber : number}</span>
          <span>{document.type}</span>
          <span>{documentDate(document.date)}</span>
        </div>
        <div
          className={document.subject === null ? styles.quiet : styles.subject}
          title={document.subject ?? undefined}
        >
          {document.subject ?? t.noSubject}
        </div>
      </div>
      <div className={styles.facts}>
        <span>{t.pages(figure(document.pages, language))}</span>
        {document.personal && <span>{t.personal}</span>}
        {document.splits > 0 && !document.approved && <span className={styles.doubt}>{t.splits}</span>}
        {document.needsPerson > 0 && !document.approved && (
          <span className={styles.doubt}>{t.needsPerson(figure(document.needsPerson, language))}</span>
        )}
      </div>
      <span className={styles.state}>
        <StateBadge state={document.approved ? 'approved' : document.sentBack ? 'sentBack' : 'described'} />
      </span>
    </div>
  );
}
