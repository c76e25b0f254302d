/**
 * The intake screen (Nhập): papers come in (`/intake`), are put in order (`/intake/12`, the sorting room of dossier 12),
 * and what could not come in waits in the tray (`/intake?tray=exceptions`). Files may be dropped anywhere on it.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'wouter';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { go, useSearchPart } from '../../app/location.ts';
import { useMay, useSession } from '../../app/session.tsx';
import { useStationState } from '../../app/station-state.ts';
import { askStation, desktop, failureOf, useStation } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Exceptions } from './exceptions.tsx';
import styles from './intake.module.css';
import { SortingRoom } from './sorting-room.tsx';
import { Start } from './start.tsx';
import { ownTaking, setTaking, stage } from './taking.ts';
import { texts } from './texts.ts';
import { useFileDrop } from './use-file-drop.ts';

export function IntakeScreen(): ReactNode {
  const t = useTexts(texts);
  const may = useMay('describe');
  if (!may) {
    return (
      <main className={styles.screen} data-ready="intake" aria-label={t.title}>
        <EmptyState title={t.notAllowed}>{t.notAllowedWhy}</EmptyState>
      </main>
    );
  }
  return <Parts />;
}

function Parts(): ReactNode {
  const { dossierId } = useParams<{ dossierId?: string }>();
  const t = useTexts(texts);
  const [failure, setFailure] = useState<ReturnType<typeof failureOf> | null>(null);
  const [nothing, setNothing] = useState(false);
  const station = useStationState();
  const { user } = useSession();
  const archive = station === null || station.phase === 'no-archive' ? null : station.archive;
  useEffect(() => {
    if (archive !== null) ownTaking(JSON.stringify([archive, user?.name ?? null]));
  }, [archive, user]);
  const room = dossierId === undefined || !/^\d+$/.test(dossierId) ? null : Number(dossierId);

  /** From a sorting room papers go into its dossier. */
  const intoRoom = async (): Promise<void> => {
    if (room === null) return;
    const { id, code, title } = await askStation('dossier.show', { id: room });
    setTaking({ oneDossier: true, into: { id, code, title } });
    go('/intake');
  };

  const drop = async (files: readonly File[]): Promise<void> => {
    setFailure(null);
    try {
      const grants = await desktop().dropped(files);
      setNothing(grants.length === 0);
      if (grants.length === 0) return;
      stage(grants);
      if (room === null) go('/intake');
      else await intoRoom();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  const over = useFileDrop((files) => void drop(files));
  return (
    <div className={styles.area}>
      <ErrorNotice failure={failure} onClose={() => setFailure(null)} />
      {nothing && (
        <p className={styles.nothing} role="status">
          {t.nothingDropped}
        </p>
      )}
      {room === null ? (
        <FirstPage />
      ) : (
        <SortingRoom
          key={room}
          dossierId={room}
          onAddPapers={() => void intoRoom().catch((e) => setFailure(failureOf(e)))}
        />
      )}
      {over && (
        <div className={styles.over} aria-hidden>
          {t.dropNow}
        </div>
      )}
    </div>
  );
}

function FirstPage(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const tray = new URLSearchParams(useSearchPart()).get('tray') === 'exceptions';
  const exceptions = useStation('intake.exceptions', {});
  const failedJobs = useStation('jobs.list', { state: 'failed', limit: 1000 });
  const waiting = (exceptions.data?.length ?? 0) + (failedJobs.data?.length ?? 0);
  const ready = exceptions.data !== undefined || exceptions.isError;
  return (
    <main
      className={styles.screen}
      aria-label={t.title}
      {...(ready ? { 'data-ready': tray ? 'exceptions' : 'intake' } : { 'aria-busy': true })}
    >
      <header className={styles.header}>
        <h1 className={styles.title}>{t.title}</h1>
        <nav className={styles.parts} aria-label={t.parts}>
          <Part href="/intake" label={t.take} here={!tray} />
          <Part href="/intake?tray=exceptions" label={t.tray} here={tray}>
            {waiting > 0 && (
              <span className={styles.count} title={t.trayCount(figure(waiting, language))}>
                {figure(waiting, language)}
              </span>
            )}
          </Part>
        </nav>
      </header>
      {tray ? <Exceptions /> : <Start />}
    </main>
  );
}

function Part(props: { href: string; label: string; here: boolean; children?: ReactNode }): ReactNode {
  const { href, label, here, children } = props;
  return (
    <Link href={href} className={styles.part} {...(here ? { 'aria-current': 'page' } : {})}>
      {label}
      {children}
    </Link>
  );
}
