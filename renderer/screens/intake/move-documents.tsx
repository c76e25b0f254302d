/** Moves the documents of the chosen pages to the end of another dossier. */
import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { DossierPicker } from './dossier-picker.tsx';
import styles from './move-documents.module.css';
import type { DossierChoice } from './taking.ts';
import { texts } from './texts.ts';

type Props = {
  opened: boolean;
  documents: number;
  /** The dossier they lie in, which is no choice. */
  from: number;
  pending: boolean;
  onMove: (dossierId: number) => Promise<void>;
  onClose: () => void;
};

export function MoveDocuments(props: Props): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.moveTitle(figure(props.documents, language))}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {props.opened && <Choice {...props} />}
    </Modal>
  );
}

function Choice({ from, pending, onMove, onClose }: Props): ReactNode {
  const t = useTexts(texts);
  const [to, setTo] = useState<DossierChoice | null>(null);
  return (
    <div className={styles.choice}>
      <DossierPicker value={to} onChange={setTo} leaveOut={from} autoFocus />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button disabled={to === null} loading={pending} onClick={() => to !== null && void onMove(to.id)}>
          {t.moveNow}
        </Button>
      </div>
    </div>
  );
}
