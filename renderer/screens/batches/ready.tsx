/** Dossiers that may be sealed: all of them or the chosen ones into one batch. */
import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { BatchSummary } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { startTask, useTasks } from '../../app/tasks.ts';
import { askStation, failureOf } from '../../client.ts';
import { ConfirmDangerous } from '../../components/confirm-dangerous.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import styles from './batches.module.css';
import type { ShowBatches } from './batches.tsx';
import { RunningTasks } from './running-tasks.tsx';
import { texts } from './texts.ts';

/** All but some, or only some: thousands of dossiers are chosen without naming each. */
export type Choice = { readonly all: boolean; readonly but: ReadonlySet<number> };

export const nothingChosen: Choice = { all: false, but: new Set() };

export const isChosen = ({ all, but }: Choice, id: number): boolean => all !== but.has(id);

export function toggleChoice({ all, but }: Choice, id: number): Choice {
  const next = new Set(but);
  if (!next.delete(id)) next.add(id);
  return { all, but: next };
}

export const chosenCount = ({ all, but }: Choice, total: number): number =>
  all ? Math.max(0, total - but.size) : but.size;

/** The ids of a choice; null for everything that is ready when it comes to it. */
async function idsOf(choice: Choice): Promise<number[] | null> {
  if (!choice.all) return [...choice.but];
  if (choice.but.size === 0) return null;
  const ids: number[] = [];
  for (let seen = 0; ; ) {
    const window = await askStation('dossier.find', { filter: 'ready', offset: seen, limit: 1000 });
    ids.push(...window.rows.map((row) => row.id).filter((id) => isChosen(choice, id)));
    seen += window.rows.length;
    if (window.rows.length === 0 || seen >= window.total) return ids;
  }
}

export function Ready({ total, show }: { total: number; show: ShowBatches }): ReactNode {
  const t = useTexts(texts).ready;
  const keys = useTexts(texts).keys;
  const { language } = useLanguage();
  const mayDeliver = useMay('deliver');
  const [choice, setChoice] = useState<Choice>(nothingChosen);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sealed, setSealed] = useState<BatchSummary | null>(null);
  const [asking, setAsking] = useState(false);
  const busy = useTasks().some((task) => task.call === 'batch.seal' && task.state !== 'failed');
  const chosen = chosenCount(choice, total);
  const n = (count: number): string => figure(count, language);
  const everything = chosen === 0 || (choice.all && choice.but.size === 0);
  const count = everything ? total : chosen;

  const ask = (): void => setAsking(!busy && total > 0);
  const seal = async (): Promise<void> => {
    setAsking(false);
    if (busy || total === 0) return;
    setFailure(null);
    setSealed(null);
    try {
      const ids = everything ? null : await idsOf(choice);
      const result = await startTask('batch.seal', ids === null ? {} : { dossierIds: ids }, t.sealing(n(count)));
      if (result.ok) setSealed(result.value);
      else setFailure(result.error);
      setChoice(nothingChosen);
    } catch (cause) {
      setFailure(failureOf(cause));
    }
  };
  const chooseAll = (): void =>
    setChoice(choice.all && choice.but.size === 0 ? nothingChosen : { all: true, but: new Set() });
  useKeys(
    {
      'Ctrl+A': { label: keys.chooseAll, run: chooseAll },
      'Ctrl+Enter': { label: keys.seal, run: ask },
    },
    { enabled: mayDeliver },
  );

  return (
    <div className={styles.part}>
      <header className={styles.head}>
        <p className={styles.lead}>{mayDeliver ? t.lead : t.mayNot}</p>
        {mayDeliver && total > 0 && (
          <>
            <Checkbox
              label={t.chosen(n(chosen), n(total))}
              aria-label={t.chooseAll}
              checked={chosen > 0 && chosen === total}
              indeterminate={chosen > 0 && chosen < total}
              onChange={chooseAll}
            />
            <Button loading={busy} onClick={ask}>
              {everything && total > 1 ? t.sealAll(n(total)) : t.seal(n(count))}
            </Button>
          </>
        )}
      </header>
      <ConfirmDangerous
        opened={asking}
        title={t.askTitle(n(count))}
        confirmLabel={t.confirm}
        onConfirm={() => void seal()}
        onClose={() => setAsking(false)}
      >
        {t.askText}
      </ConfirmDangerous>
      <div className={styles.notes}>
        <RunningTasks call="batch.seal" />
        <ErrorNotice failure={failure} onRetry={() => void seal()} onClose={() => setFailure(null)} />
        {sealed !== null && (
          <div className={styles.done} role="status">
            <p>{t.sealed(n(sealed.dossiers), n(sealed.documents), n(sealed.pages))}</p>
            <Button variant="default" onClick={() => show({ batchId: sealed.id })}>
              {t.openBatch}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.list}>
        <WindowedList
          call="dossier.find"
          args={{ filter: 'ready' }}
          rowHeight={40}
          as="list"
          label={t.list}
          empty={
            <EmptyState title={t.empty} action={{ label: t.seeWhy, run: () => show({ part: 'not-ready' }) }}>
              <p>{t.emptyText}</p>
            </EmptyState>
          }
          row={(dossier) => (
            <div className={styles.row}>
              {mayDeliver ? (
                <Checkbox
                  aria-label={t.choose(dossier.code)}
                  checked={isChosen(choice, dossier.id)}
                  onChange={() => setChoice(toggleChoice(choice, dossier.id))}
                />
              ) : (
                <span />
              )}
              <span className={styles.code}>{dossier.code}</span>
              <span className={styles.cut} title={dossier.title}>
                {dossier.title}
              </span>
              <span className={styles.quiet}>{t.counts(n(dossier.documents), n(dossier.pages))}</span>
            </div>
          )}
        />
      </div>
    </div>
  );
}
