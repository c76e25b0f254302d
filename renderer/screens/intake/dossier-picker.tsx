/** Picks a dossier by typing part of its code or title, or makes a new one in place. */
import { Button, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import { failureOf, useStation, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './dossier-picker.module.css';
import type { DossierChoice } from './taking.ts';
import { texts } from './texts.ts';

const NEW = 'new';

const nameOf = ({ code, title }: { code: string; title: string }): string =>
  title === code ? code : `${code} · ${title}`;

export function DossierPicker(props: {
  value: DossierChoice | null;
  onChange: (choice: DossierChoice | null) => void;
  leaveOut?: number | undefined;
  autoFocus?: boolean | undefined;
}): ReactNode {
  const { value, onChange, leaveOut, autoFocus = false } = props;
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState<string | null>(null);
  // What the box shows once something is picked is no question.
  const question = value !== null && typed === nameOf(value) ? '' : typed.trim();
  const found = useStation('dossier.find', { typed: question, limit: 20 }, { keep: true });
  const dossiers = (found.data?.rows ?? []).filter((dossier) => dossier.id !== leaveOut);
  const listed = value === null || dossiers.some((dossier) => dossier.id === value.id) ? [] : [value];

  if (making !== null) {
    return (
      <NewDossier
        typed={making}
        onMade={(made) => {
          setMaking(null);
          onChange(made);
        }}
        onCancel={() => setMaking(null)}
      />
    );
  }
  return (
    <>
      <Select
        label={t.dossier}
        placeholder={t.findDossier}
        searchable
        value={value === null ? null : String(value.id)}
        searchValue={typed}
        onSearchChange={setTyped}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        data={[
          ...[...listed, ...dossiers].map((dossier) => ({ value: String(dossier.id), label: nameOf(dossier) })),
          { value: NEW, label: t.newDossier(question) },
        ]}
        // The station has found them already, without marks as well as with them.
        filter={({ options }) => options}
        maxDropdownHeight={280}
        onChange={(picked) => {
          if (picked === NEW) setMaking(question);
          else onChange([...listed, ...dossiers].find((dossier) => String(dossier.id) === picked) ?? null);
        }}
      />
      <ErrorNotice failure={found.isError ? failureOf(found.error) : null} onRetry={() => void found.refetch()} />
    </>
  );
}

function NewDossier(props: {
  typed: string;
  onMade: (dossier: DossierChoice) => void;
  onCancel: () => void;
}): ReactNode {
  const { typed, onMade, onCancel } = props;
  const t = useTexts(texts);
  const create = useStationAction('dossier.create');
  // One word with a figure in it looks like a code; anything else like a title.
  const looksLikeCode = /^\S*\d\S*$/.test(typed);
  const [code, setCode] = useState(looksLikeCode ? typed : '');
  const [title, setTitle] = useState(looksLikeCode ? '' : typed);
  const whole = code.trim() !== '' && title.trim() !== '';

  const make = async (): Promise<void> => {
    const made = { code: code.trim(), title: title.trim() };
    const result = await create.run(made);
    if (result.ok) onMade({ id: result.value.id, ...made });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && whole && !create.pending) {
      event.preventDefault();
      void make();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className={styles.making}>
      <TextInput
        label={t.dossierCode}
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={100}
        data-autofocus
      />
      <TextInput
        label={t.dossierTitle}
        className={styles.title ?? ''}
        value={title}
        onChange={(e) => setTitle(e.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={2000}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
        <Button disabled={!whole} loading={create.pending} onClick={() => void make()}>
          {t.createDossier}
        </Button>
      </div>
      <ErrorNotice failure={create.failure} />
    </div>
  );
}
