/**
 * The description of a dossier, changed in place: a box saves when it is left or at Enter, Esc gives back what stood
 * there. What was saved can be taken back at once; nothing typed is dropped when the station refuses it.
 */
import { Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { DossierChanges } from '../../../shared/contract.ts';
import { parsePartialDate } from '../../../shared/partial-date.ts';
import type { DossierDetail } from '../../../shared/views.ts';
import { documentDate } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './dossier-form.module.css';
import { texts } from './texts.ts';

type FieldName = keyof DossierChanges;

const fields: readonly {
  readonly name: FieldName;
  readonly kind: 'text' | 'long' | 'count' | 'date';
  readonly half?: boolean;
}[] = [
  { name: 'code', kind: 'text', half: true },
  { name: 'box', kind: 'text', half: true },
  { name: 'title', kind: 'long' },
  { name: 'plannedSheets', kind: 'count', half: true },
  { name: 'plannedPages', kind: 'count', half: true },
  { name: 'plannedDocuments', kind: 'count', half: true },
  { name: 'retention', kind: 'text', half: true },
  { name: 'startDate', kind: 'date', half: true },
  { name: 'endDate', kind: 'date', half: true },
  { name: 'secrecy', kind: 'text', half: true },
  { name: 'access', kind: 'text', half: true },
  { name: 'keywords', kind: 'text' },
  { name: 'note', kind: 'long' },
];

type Kind = (typeof fields)[number]['kind'];

/** A value as it stands in its box. */
export function shownValue(value: string | number | null | undefined, kind: Kind): string {
  if (value === null || value === undefined) return '';
  return kind === 'date' && typeof value === 'string' && /^\d{4}(-\d\d){0,2}$/.test(value)
    ? documentDate(value)
    : String(value);
}

/** What was typed, as the station takes it; `undefined` where it cannot be a value of this kind. */
export function typedValue(typed: string, kind: Kind, required: boolean): string | number | null | undefined {
  const text = typed.normalize('NFC').trim();
  if (text === '') return required ? undefined : null;
  if (kind === 'count')
    return /^\d{1,7}$/.test(text.replaceAll('.', '')) ? Number(text.replaceAll('.', '')) : undefined;
  // A list may say "khoảng 1998": what is no date stays as a person wrote it.
  return kind === 'date' ? (parsePartialDate(text) ?? text) : text;
}

export function DossierForm({ dossier }: { dossier: DossierDetail }): ReactNode {
  const t = useTexts(texts).dossier;
  const mayDescribe = useMay('describe');
  const sealed = dossier.batch !== null;
  const change = useStationAction('dossier.describe');
  const undo = useStationAction('edit.undo');
  const [saved, setSaved] = useState(false);
  const save = async (name: FieldName, value: string | number | null): Promise<boolean> => {
    const changes: DossierChanges = { [name]: value };
    const result = await change.run({ id: dossier.id, changes });
    setSaved(result.ok);
    return result.ok;
  };
  return (
    <aside className={styles.form} aria-label={t.form}>
      {sealed && <p className={styles.quiet}>{t.sealedForm}</p>}
      <div className={styles.fields}>
        {fields.map(({ name, kind, half }) => (
          <FormField
            key={name}
            label={t.fields[name]}
            kind={kind}
            half={half === true}
            required={name === 'code' || name === 'title'}
            stands={shownValue(dossier[name], kind)}
            readOnly={!mayDescribe || sealed}
            onSave={(value) => save(name, value)}
          />
        ))}
      </div>
      <div className={styles.foot} role="status">
        <ErrorNotice failure={change.failure ?? undo.failure} />
        {saved && change.failure === null && (
          <span className={styles.quiet}>
            {t.saved} ·{' '}
            <UnstyledButton
              className={styles.undo}
              onClick={() => {
                setSaved(false);
                void undo.run({});
              }}
            >
              {t.undo}
            </UnstyledButton>
          </span>
        )}
      </div>
    </aside>
  );
}

function FormField(props: {
  label: string;
  kind: Kind;
  half: boolean;
  required: boolean;
  stands: string;
  readOnly: boolean;
  onSave: (value: string | number | null) => Promise<boolean>;
}): ReactNode {
  const { label, kind, half, required, stands, readOnly, onSave } = props;
  const t = useTexts(texts).dossier;
  const [typed, setTyped] = useState(stands);
  const [wrong, setWrong] = useState(false);
  // What another hand or an undo has changed shows here; what is being typed is not touched by the same value again.
  useEffect(() => setTyped(stands), [stands]);
  const save = async (): Promise<void> => {
    if (readOnly || typed.trim() === stands) return;
    const value = typedValue(typed, kind, required);
    setWrong(value === undefined && kind === 'count');
    if (value === undefined) {
      if (kind !== 'count') setTyped(stands);
      return;
    }
    await onSave(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save();
    }
    if (event.key === 'Escape' && typed !== stands) {
      event.stopPropagation();
      setWrong(false);
      setTyped(stands);
    }
  };
  const common = {
    label,
    value: typed,
    readOnly,
    size: 'xs' as const,
    className: (half ? styles.half : styles.whole) ?? '',
    variant: readOnly ? 'unstyled' : 'default',
    error: wrong ? t.notAFigure : undefined,
    onBlur: () => void save(),
    onKeyDown,
  };
  return kind === 'long' ? (
    <Textarea {...common} autosize minRows={1} maxRows={6} onChange={(event) => setTyped(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...common}
      inputMode={kind === 'count' ? 'numeric' : 'text'}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
