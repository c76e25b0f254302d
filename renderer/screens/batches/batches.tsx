/**
 * Batches (Lô): what is ready and what is not with the reason, sealing, batches and their contents, destinations,
 * delivering, receipts and their checks. IT staff work here; others see the lists only.
 */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useStation } from '../../client.ts';
import { useKeys } from '../../components/keys.tsx';
import { type BatchesAddress, type BatchPart, batchesAddress, batchParts, readBatches } from './address.ts';
import { BatchList } from './batch-list.tsx';
import { BatchPage } from './batch-page.tsx';
import styles from './batches.module.css';
import { Destinations } from './destinations.tsx';
import { NotReady } from './not-ready.tsx';
import { Ready } from './ready.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import { Receipts } from './receipts.tsx';
import { texts } from './texts.ts';

/** Where the parts of the screen lead each other. */
export type ShowBatches = (shown: Partial<BatchesAddress>) => void;

export function BatchesScreen(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { id } = useParams<{ id?: string }>();
  const address = readBatches(id, useSearch());
  const [, navigate] = useLocation();
  const show: ShowBatches = (shown) => navigate(batchesAddress(shown));
  const ready = useStation('dossier.find', { filter: 'ready', limit: 1 });
  const notReady = useStation('dossier.find', { filter: 'not-ready', limit: 1 });
  const batches = useStation('batch.list', {});
  const receipts = useStation('receipt.list', {});
  const destinations = useStation('destination.list', {});
  const counts: Readonly<Record<BatchPart, number | undefined>> = {
    ready: ready.data?.total,
    'not-ready': notReady.data?.total,
    batches: batches.data?.length,
    destinations: destinations.data?.length,
    receipts: receipts.data?.length,
  };
  const step = (way: 1 | -1) => (): void => {
    const at = batchParts.indexOf(address.part) + way;
    show({ part: batchParts[(at + batchParts.length) % batchParts.length] ?? 'ready' });
  };
  useKeys({
    'Ctrl+PageDown': { label: t.keys.part, run: step(1), inText: true },
    'Ctrl+PageUp': { label: t.keys.part, run: step(-1), inText: true },
  });

  const all = [ready, notReady, batches, receipts, destinations];
  const asked = all.every((answer) => answer.data !== undefined || answer.isError);
  return (
    <main
      className={styles.screen}
      aria-label={t.title}
      {...(asked
        ? { 'data-ready': address.batchId !== null ? 'batch' : address.receipt !== null ? 'receipt' : 'batches' }
        : { 'aria-busy': true })}
    >
      <Tabs
        value={address.part}
        onChange={(value) => show({ part: batchParts.find((part) => part === value) ?? 'ready' })}
        classNames={{
          root: styles.tabs ?? '',
          list: styles.tabList ?? '',
          tab: styles.tab ?? '',
          panel: styles.panel ?? '',
        }}
        keepMounted={false}
      >
        <Tabs.List>
          {batchParts.map((part) => (
            <Tabs.Tab
              key={part}
              value={part}
              rightSection={
                counts[part] !== undefined && <span className={styles.count}>{figure(counts[part], language)}</span>
              }
              // Pressing the part again closes what is open in it.
              onClick={() => part === address.part && show({ part })}
            >
              {t.parts[part]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="ready">
          <Ready total={ready.data?.total ?? 0} show={show} />
        </Tabs.Panel>
        <Tabs.Panel value="not-ready">
          <NotReady />
        </Tabs.Panel>
        <Tabs.Panel value="batches">
          {address.batchId === null ? (
            <BatchList answer={batches} receipts={receipts.data ?? []} show={show} />
          ) : (
            <BatchPage
              key={address.batchId}
              id={address.batchId}
              destinations={destinations.data ?? []}
              receipts={receipts.data ?? []}
              show={show}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="destinations">
          <Destinations answer={destinations} />
        </Tabs.Panel>
        <Tabs.Panel value="receipts">
          {address.receipt === null ? (
            <Receipts answer={receipts} show={show} />
          ) : (
            <ReceiptPage key={address.receipt} number={address.receipt} show={show} />
          )}
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}
