/**
 * Where papers come in: drop or choose files and folders, say what a document is and where they go, begin. Beside it
 * the dossiers in hand, each a click from its sorting room.
 */
import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { IconFile, IconFiles, IconFolder } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Grant } from '../../../shared/desktop.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { go } from '../../app/location.ts';
import { desktop, useStation } from '../../client.ts';
import { useKeys } from '../../components/keys.tsx';
import { DossierPicker } from './dossier-picker.tsx';
import { DossiersInHand } from './dossiers-in-hand.tsx';
import styles from './start.module.css';
import { type DocumentRule, setTaking, stage, takeStaged, unstage, unstageAll, useTaking } from './taking.ts';
import { TakingPanel } from './taking-panel.tsx';
import { texts } from './texts.ts';

/** Names shown of what was chosen; the rest is counted. */
const SHOWN = 6;

const rules: readonly DocumentRule[] = ['file', 'page', 'folder'];

export function Start(): ReactNode {
  const t = useTexts(texts);
  const taking = useTaking();
  const settings = useStation('archive.settings', {});

  const choose = async (ask: () => Promise<readonly Grant[]>): Promise<void> => stage(await ask());
  const files = (): Promise<void> => choose(() => desktop().choose('scans'));
  const folders = (): Promise<void> => choose(() => desktop().choose('scan-folder'));

  useKeys({
    'Ctrl+O': { label: t.chooseFiles, run: () => void files() },
    'Ctrl+Shift+O': { label: t.chooseFolder, run: () => void folders() },
  });

  return (
    <div className={styles.start}>
      <div className={styles.in}>
        <TakingPanel intoDossier={null} />
        {taking.staged.length > 0 ? (
          <Staged />
        ) : (
          <section className={styles.place} aria-label={t.take}>
            <IconFiles size={40} stroke={1.25} className={styles.icon ?? ''} aria-hidden />
            <p className={styles.lead}>{t.dropHere}</p>
            <p className={styles.quiet}>{t.kinds}</p>
            {taking.oneDossier && taking.into !== null && (
              <p className={styles.target}>
                {t.intoThis(taking.into.code)}{' '}
                <Button variant="subtle" color="gray" size="compact-sm" onClick={unstageAll}>
                  {t.cancel}
                </Button>
              </p>
            )}
            <div className={styles.buttons}>
              <Button onClick={() => void files()} disabled={taking.running}>
                {t.chooseFiles}
              </Button>
              <Button variant="default" onClick={() => void folders()} disabled={taking.running}>
                {t.chooseFolder}
              </Button>
              {settings.data?.practice === true && (
                <Button
                  variant="default"
                  disabled={taking.running}
                  onClick={() => void choose(() => desktop().samplePapers())}
                >
                  {t.samples}
                </Button>
              )}
            </div>
          </section>
        )}
      </div>
      <DossiersInHand />
    </div>
  );
}

/** What was chosen, what a document is, where it goes; Enter begins. */
function Staged(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { staged, documents, into, oneDossier, running } = useTaking();
  const files = staged.filter((grant) => grant.kind === 'file').length;
  const what = t.staged(files, staged.length - files);
  const ready = !running && (!oneDossier || into !== null);

  const begin = (): void => {
    if (!ready) return;
    const watched = oneDossier ? into : null;
    void takeStaged(t.taking(what));
    // In a single dossier the pages can be watched as they arrive.
    if (watched !== null) go(`/intake/${watched.id}`);
  };
  useKeys({ 'Ctrl+Enter': { label: t.takeNow, run: begin, inText: true } });

  return (
    <section className={styles.staged} aria-label={t.stagedTitle}>
      <div className={styles.stagedHead}>
        <h2 className={styles.stagedTitle}>
          {t.stagedTitle} {what}
        </h2>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={unstageAll}>
          {t.clear}
        </Button>
      </div>
      <ul className={styles.names}>
        {staged.slice(0, SHOWN).map((grant) => (
          <li key={grant.id} className={styles.name}>
            {grant.kind === 'folder' ? <IconFolder size={18} aria-hidden /> : <IconFile size={18} aria-hidden />}
            <span className={styles.nameText} title={grant.name}>
              {grant.name}
            </span>
            <CloseButton size="sm" aria-label={t.takeOut(grant.name)} onClick={() => unstage(grant.id)} />
          </li>
        ))}
        {staged.length > SHOWN && <li className={styles.quiet}>{t.more(figure(staged.length - SHOWN, language))}</li>}
      </ul>
      <div className={styles.choice}>
        <span id="intake-per-document" className={styles.label}>
          {t.perDocument}
        </span>
        <SegmentedControl
          aria-labelledby="intake-per-document"
          value={documents}
          onChange={(value) => setTaking({ documents: value })}
          data={rules.map((value) => ({ value, label: t.documents[value] }))}
        />
        <span className={styles.quiet}>{t.documentsHint[documents]}</span>
      </div>
      <div className={styles.choice}>
        <span id="intake-into" className={styles.label}>
          {t.into}
        </span>
        <SegmentedControl
          aria-labelledby="intake-into"
          value={oneDossier ? 'one' : 'folder'}
          onChange={(value) => setTaking({ oneDossier: value === 'one' })}
          data={[
            { value: 'folder', label: t.byFolder },
            { value: 'one', label: t.oneDossier },
          ]}
        />
        {!oneDossier && <span className={styles.quiet}>{t.byFolderHint}</span>}
      </div>
      {oneDossier && <DossierPicker value={into} onChange={(choice) => setTaking({ into: choice })} />}
      <div className={styles.begin}>
        {!ready && !running && <span className={styles.quiet}>{t.chooseDossierFirst}</span>}
        <Button onClick={begin} disabled={!ready} autoFocus={ready}>
          {t.takeNow}
        </Button>
      </div>
    </section>
  );
}
