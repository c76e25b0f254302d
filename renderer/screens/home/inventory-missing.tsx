/** Home of an archive without an inventory: without a denominator there is no percentage, so this comes first. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconListNumbers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ListReport } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { desktop, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './inventory-missing.module.css';
import { texts } from './texts.ts';

export function InventoryMissing({
  onRemarks,
}: {
  /** The list came in, but not every row of it as it stands there. */
  onRemarks: (outcome: { name: string; report: ListReport }) => void;
}): ReactNode {
  const t = useTexts(texts).noList;
  const { language } = useLanguage();
  const may = useMay('describe');
  const importing = useStationAction('inventory.import');
  const choose = async (): Promise<void> => {
    const [list] = await desktop().choose('dossier-list');
    if (list === undefined) return;
    const result = await importing.run({ path: list.id });
    if (!result.ok) return;
    const { added, changed, skipped, notes } = result.value;
    if (skipped.length + notes.length > 0) onRemarks({ name: list.name, report: result.value });
    else notifications.show({ message: t.imported(figure(added, language), figure(changed, language)), color: 'gray' });
  };
  return (
    <section className={styles.missing} aria-label={t.title}>
      <IconListNumbers className={styles.icon} size={32} stroke={1.4} aria-hidden />
      <div className={styles.words}>
        <h2>{t.title}</h2>
        <p>{t.text}</p>
        {may ? (
          <div className={styles.buttons}>
            <Button onClick={() => void choose()} loading={importing.pending}>
              {t.import}
            </Button>
            <Button component={Link} href="/intake" variant="default">
              {t.scans}
            </Button>
          </div>
        ) : (
          <p>{t.ask}</p>
        )}
        <ErrorNotice failure={importing.failure} onClose={importing.reset} />
      </div>
    </section>
  );
}
