/** The station before it answers, and after it has given up: what is being done, or why not and what to do. */
import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { useTexts } from '../../app/language.tsx';
import { desktop } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Sheet } from './sheet.tsx';
import styles from './start.module.css';
import { texts } from './texts.ts';

/** Says so only once it takes longer than an eye blinks. */
export function StationStarting(): ReactNode {
  const t = useTexts(texts).station;
  return (
    <div className={styles.slow} role="status">
      <Loader size="xs" />
      {t.starting}
    </div>
  );
}

export function StationStopped({ archive, failure }: { archive: string; failure: Failure }): ReactNode {
  const t = useTexts(texts).station;
  return (
    <Sheet name="stopped" title={t.stopped}>
      <p className={styles.quiet}>
        {t.archive}: {archive}
      </p>
      <ErrorNotice failure={failure} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => void desktop().openLogFolder()}>
          {t.logs}
        </Button>
        <Button variant="default" onClick={() => void desktop().closeArchive()}>
          {t.other}
        </Button>
        <Button onClick={() => void desktop().restartStation()} autoFocus>
          {t.again}
        </Button>
      </div>
    </Sheet>
  );
}
