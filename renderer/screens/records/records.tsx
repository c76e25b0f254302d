/**
 * Records (Hồ sơ): the tree of fonds and inventories, the dossiers in it, and one dossier over them. What is shown is in
 * the address (address.ts); the list stays where it was under an open dossier.
 */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import type { Failure } from '../../../shared/result.ts';
import type { ListReport } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { startTask } from '../../app/tasks.ts';
import { useTypedWords } from '../../app/typed-words.ts';
import { desktop, failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { ListOutcome } from '../../components/list-outcome.tsx';
import { type Branch, dossierFilters, type RecordsAddress, readRecords, recordsAddress } from './address.ts';
import { DossierList } from './dossier-list.tsx';
import { DossierPage } from './dossier-page.tsx';
import { NewRecord, type NewWhat } from './new-record.tsx';
import styles from './records.module.css';
import { RecordsTree } from './records-tree.tsx';
import { texts } from './texts.ts';

const WAIT = 150;

export function RecordsScreen(): ReactNode {
  const t = useTexts(texts);
  const mayDescribe = useMay('describe');
  const address = readRecords(useParams<{ kind?: string; id?: string }>(), useSearch());
  const [, navigate] = useLocation();
  const show = (change: Partial<RecordsAddress>, replace = false): void =>
    navigate(recordsAddress({ ...address, ...change }), { replace });
  const tree = useStation('records.tree', {});
  const [making, setMaking] = useState<NewWhat | null>(null);
  const [imported, setImported] = useState<{ name: string; report: ListReport } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const { typed, setTyped } = useTypedWords(address.typed, (words) => show({ typed: words, row: 0 }, true), WAIT);
  const open = address.dossierId !== null;

  const importList = async (): Promise<void> => {
    const [grant] = await desktop().choose('dossier-list');
    if (grant === undefined) return;
    const place = placeOf(address.branch, tree.data ?? []);
    const result = await startTask('inventory.import', { path: grant.id, ...place }, t.importing(grant.name));
    setFailure(result.ok ? null : result.error);
    setImported(result.ok ? { name: grant.name, report: result.value } : null);
  };
  useKeys(
    {
      'Ctrl+F': { label: t.keys.find, run: () => find.current?.select() },
      ...(mayDescribe ? { 'Ctrl+N': { label: t.keys.create, run: () => setMaking('dossier') } } : {}),
    },
    { enabled: !open },
  );

  const ready = tree.data !== undefined || tree.isError;
  return (
    <main
      className={styles.screen}
      aria-label={t.title}
      {...(ready ? { 'data-ready': open ? 'dossier' : 'records' } : { 'aria-busy': true })}
    >
      <div className={styles.under} inert={open}>
        <aside className={styles.tree} aria-label={t.tree}>
          {tree.isError && <ErrorNotice failure={failureOf(tree.error)} onRetry={() => void tree.refetch()} />}
          <RecordsTree tree={tree.data ?? []} branch={address.branch} onChoose={(branch) => show({ branch, row: 0 })} />
          {mayDescribe && (
            <div className={styles.treeActions}>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setMaking('fonds')}
              >
                {t.newFonds}
              </Button>
              {(tree.data?.length ?? 0) > 0 && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setMaking('inventory')}
                >
                  {t.newInventory}
                </Button>
              )}
            </div>
          )}
        </aside>
        <section className={styles.main}>
          <header className={styles.head}>
            <TextInput
              ref={find}
              className={styles.find ?? ''}
              type="search"
              aria-label={t.find}
              placeholder={t.find}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <NativeSelect
              aria-label={t.filter}
              value={address.filter}
              onChange={(event) => {
                const filter = dossierFilters.find((each) => each === event.currentTarget.value);
                show({ filter: filter ?? 'all', row: 0 });
              }}
              data={dossierFilters.map((filter) => ({ value: filter, label: t.filters[filter] }))}
            />
            {mayDescribe && (
              <span className={styles.actions}>
                <Button
                  variant="default"
                  leftSection={<IconFileImport size={16} aria-hidden />}
                  onClick={() => void importList()}
                >
                  {t.importList}
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setMaking('dossier')}
                >
                  {t.newDossier}
                </Button>
              </span>
            )}
          </header>
          {(failure !== null || imported !== null) && (
            <div className={styles.notes}>
              <ErrorNotice failure={failure} onRetry={() => void importList()} onClose={() => setFailure(null)} />
              {imported !== null && <ListOutcome {...imported} onClose={() => setImported(null)} />}
            </div>
          )}
          <DossierList
            address={address}
            onOpen={(dossierId, row) => {
              // The list's own entry remembers the row for the program's back.
              show({ row }, true);
              show({ row, dossierId });
            }}
            onShowAll={() => show({ branch: null, filter: 'all', typed: '', row: 0 })}
            onImport={mayDescribe ? () => void importList() : undefined}
          />
        </section>
      </div>
      {address.dossierId !== null && (
        <DossierPage
          key={address.dossierId}
          id={address.dossierId}
          tab={address.tab}
          onTab={(tab) => show({ tab }, true)}
          onClose={() => show({ dossierId: null }, true)}
        />
      )}
      <NewRecord
        what={making}
        tree={tree.data ?? []}
        branch={address.branch}
        onClose={() => setMaking(null)}
        onMade={(what, id) => {
          setMaking(null);
          if (what === 'dossier') show({ dossierId: id });
          else show({ branch: { kind: what, id }, row: 0, filter: 'all', typed: '' });
        }}
      />
    </main>
  );
}

/** The codes of a branch, for an import into it. */
export function placeOf(
  branch: Branch,
  tree: readonly { id: number; code: string; inventories: readonly { id: number; code: string }[] }[],
): { fondsCode?: string; inventoryCode?: string } {
  for (const fonds of tree) {
    if (branch?.kind === 'fonds' && fonds.id === branch.id) return { fondsCode: fonds.code };
    const inventory = fonds.inventories.find((each) => branch?.kind === 'inventory' && each.id === branch.id);
    if (inventory !== undefined) return { fondsCode: fonds.code, inventoryCode: inventory.code };
  }
  return {};
}
