/** A start without an archive: where it shall be, or which one; or the practice archive with one press. */
import { Button, Loader, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/desktop.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { useTexts } from '../../app/language.tsx';
import type { Beginning } from '../../app/session-gate.tsx';
import { desktop } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Sheet } from './sheet.tsx';
import styles from './start.module.css';
import { texts } from './texts.ts';

type Props = {
  pending: boolean;
  /** Why the last try did not open an archive. */
  failure: Failure | null;
  onOpen: (how: Beginning, run: () => Promise<Result<null>>) => void;
};

export function FirstStart(props: Props): ReactNode {
  const { pending, failure, onOpen } = props;
  const t = useTexts(texts);
  const [folder, setFolder] = useState<Grant | null>(null);
  const choose = async (then: (grant: Grant) => void): Promise<void> => {
    const [grant] = await desktop().choose('archive-folder');
    if (grant !== undefined) then(grant);
  };
  if (folder !== null) {
    return (
      <NewArchive {...props} folder={folder} onAnother={() => void choose(setFolder)} onBack={() => setFolder(null)} />
    );
  }
  return (
    <Sheet name="first-start" title={t.welcome} wide>
      <p className={styles.quiet}>{t.promise}</p>
      <ErrorNotice failure={failure} />
      <div className={styles.ways}>
        <section className={styles.way}>
          <h2>{t.create.title}</h2>
          <p>{t.create.text}</p>
          <Button disabled={pending} onClick={() => void choose(setFolder)}>
            {t.create.choose}
          </Button>
        </section>
        <section className={styles.way}>
          <h2>{t.open.title}</h2>
          <p>{t.open.text}</p>
          <Button
            variant="default"
            disabled={pending}
            onClick={() => void choose((grant) => onOpen('opened', () => desktop().openArchive(grant.id)))}
          >
            {t.open.choose}
          </Button>
        </section>
        <section className={styles.way}>
          <h2>{t.practice.title}</h2>
          <p>{t.practice.text}</p>
          <Button
            variant="default"
            disabled={pending}
            onClick={() => onOpen('practice', () => desktop().openPractice())}
          >
            {t.practice.open}
          </Button>
        </section>
      </div>
      {pending && <Opening />}
    </Sheet>
  );
}

function NewArchive(props: Props & { folder: Grant; onAnother: () => void; onBack: () => void }): ReactNode {
  const { folder, pending, failure, onOpen, onAnother, onBack } = props;
  const t = useTexts(texts);
  const [name, setName] = useState('');
  const [fondsCode, setFondsCode] = useState('');
  const [fondsTitle, setFondsTitle] = useState('');
  const archive = { name: name.trim(), fondsCode: fondsCode.trim(), fondsTitle: fondsTitle.trim() };
  const complete = Object.values(archive).every((value) => value !== '');
  return (
    <Sheet name="new-archive" title={t.create.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !pending) onOpen('created', () => desktop().createArchive(folder.id, archive));
        }}
      >
        <div className={styles.chosen}>
          <span>
            {t.create.chosen}: <strong>{folder.name}</strong>
          </span>
          <Button size="compact-sm" variant="default" onClick={onAnother} disabled={pending}>
            {t.create.another}
          </Button>
        </div>
        <ErrorNotice failure={failure} />
        <TextInput
          label={t.create.name}
          placeholder={t.create.nameExample}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
        <div className={styles.row}>
          <TextInput
            label={t.create.fondsCode}
            placeholder={t.create.fondsCodeExample}
            value={fondsCode}
            onChange={(event) => setFondsCode(event.currentTarget.value)}
          />
          <TextInput
            label={t.create.fondsTitle}
            placeholder={t.create.fondsTitleExample}
            value={fondsTitle}
            onChange={(event) => setFondsTitle(event.currentTarget.value)}
          />
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onBack} disabled={pending}>
            {t.create.back}
          </Button>
          <Button type="submit" loading={pending} disabled={!complete}>
            {t.create.submit}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function Opening(): ReactNode {
  const t = useTexts(texts);
  return (
    <p className={styles.busy} role="status">
      <Loader size="xs" />
      {t.opening}
    </p>
  );
}
