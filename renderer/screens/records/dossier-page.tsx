/** One dossier: its description at the left; at the right its documents, reconciliation, history and proof. */
import { Button, Tabs } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { DossierDetail } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { reviewAddress } from '../review/address.ts';
import { searchAddress } from '../search/address.ts';
import { type DossierTab, dossierTabs } from './address.ts';
import { DossierDocuments } from './dossier-documents.tsx';
import { DossierForm } from './dossier-form.tsx';
import { DossierHistory } from './dossier-history.tsx';
import styles from './dossier-page.module.css';
import { DossierProof } from './dossier-proof.tsx';
import { DossierReconciliation } from './dossier-reconciliation.tsx';
import { texts } from './texts.ts';

export function DossierPage(props: {
  id: number;
  tab: DossierTab;
  onTab: (tab: DossierTab) => void;
  onClose: () => void;
}): ReactNode {
  const { id, tab, onTab, onClose } = props;
  const t = useTexts(texts).dossier;
  const keys = useTexts(texts).keys;
  const dossier = useStation('dossier.show', { id });
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  const step = (way: 1 | -1) => (): void => {
    const at = dossierTabs.indexOf(tab) + way;
    onTab(dossierTabs[(at + dossierTabs.length) % dossierTabs.length] ?? 'documents');
  };
  useKeys({
    Escape: { label: keys.back, run: onClose },
    'Ctrl+PageDown': { label: keys.tab, run: step(1), inText: true },
    'Ctrl+PageUp': { label: keys.tab, run: step(-1), inText: true },
  });

  return (
    <section
      ref={frame}
      className={styles.page}
      tabIndex={-1}
      aria-busy={dossier.data === undefined && !dossier.isError}
    >
      {dossier.isError && (
        <div className={styles.failed}>
          <ErrorNotice failure={failureOf(dossier.error)} action={{ label: t.back, run: onClose }} />
        </div>
      )}
      {dossier.data !== undefined && (
        <>
          <Head dossier={dossier.data} onClose={onClose} />
          <div className={styles.body}>
            <DossierForm key={id} dossier={dossier.data} />
            <Tabs
              value={tab}
              onChange={(value) => onTab(dossierTabs.find((each) => each === value) ?? 'documents')}
              classNames={{
                root: styles.tabs ?? '',
                list: styles.tabList ?? '',
                tab: styles.tab ?? '',
                panel: styles.panel ?? '',
              }}
              keepMounted={false}
            >
              <Tabs.List>
                {dossierTabs.map((each) => (
                  <Tabs.Tab key={each} value={each}>
                    {t.tabs[each]}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="documents">
                <DossierDocuments dossierId={id} />
              </Tabs.Panel>
              <Tabs.Panel value="reconciliation">
                <DossierReconciliation dossier={dossier.data} />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <DossierHistory dossierId={id} />
              </Tabs.Panel>
              <Tabs.Panel value="proof">
                <DossierProof dossier={dossier.data} />
              </Tabs.Panel>
            </Tabs>
          </div>
        </>
      )}
    </section>
  );
}

function Head({ dossier, onClose }: { dossier: DossierDetail; onClose: () => void }): ReactNode {
  const all = useTexts(texts);
  const t = all.dossier;
  const mayDescribe = useMay('describe');
  const link = (href: string, label: string): ReactNode => (
    <Button component={Link} href={href} variant="default" size="compact-md">
      {label}
    </Button>
  );
  return (
    <header className={styles.head}>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        onClick={onClose}
      >
        {t.back}
      </Button>
      <div className={styles.name}>
        <p className={styles.place}>
          {dossier.fonds.title} › {all.inventoryName(dossier.inventory.code, dossier.inventory.title)}
        </p>
        <h1 className={styles.title} title={dossier.title}>
          {t.heading(dossier.code)} · {dossier.title}
        </h1>
      </div>
      <StateBadge state={dossier.state} />
      <span className={styles.links}>
        {mayDescribe && dossier.batch === null && link(`/intake/${dossier.id}`, t.intake)}
        {mayDescribe &&
          dossier.documents > 0 &&
          dossier.batch === null &&
          link(reviewAddress({ dossierId: dossier.id }), t.review)}
        {dossier.documents > 0 && link(searchAddress({ filters: { dossierIds: [dossier.id] } }), t.search)}
        {dossier.batch !== null && link(`/batches/${dossier.batch.id}`, t.batch)}
      </span>
    </header>
  );
}
