/**
 * One field beside its paper: quiet when sure, an amber edge when doubtful, the handwriting enlarged where a person must
 * read it; the reason when the value cannot be right, suggestions while one types, earlier values on demand. Enter
 * accepts; the keys of an input method are never touched.
 */
import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconHistory, IconPencilQuestion } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { FieldProblem } from '../../../shared/field-rules.ts';
import type { FieldName } from '../../../shared/fields.ts';
import type { Box } from '../../../shared/page-text.ts';
import type { Failure } from '../../../shared/result.ts';
import { fold } from '../../../shared/vietnamese.ts';
import { percent } from '../../app/format.ts';
import { useErrorSentences, useLanguage, useTexts } from '../../app/language.tsx';
import { pageCrop, useStation } from '../../client.ts';
import { FieldHistory } from './field-history.tsx';
import styles from './field-row.module.css';
import type { Standing } from './review-state.ts';
import { texts } from './texts.ts';

export type Crop = { readonly pageId: number; readonly version: number; readonly box: Box };

export type FieldRowProps = {
  documentId: number;
  field: FieldName;
  text: string;
  standing: Standing;
  confidence: number | null;
  problem: FieldProblem | undefined;
  failure: Failure | undefined;
  crop: Crop | null;
  focused: boolean;
  offersEmpty: boolean;
  editable: boolean;
  dirty: boolean;
  historyShown: boolean;
  onFocus: (field: FieldName) => void;
  onBlur: (field: FieldName) => void;
  onType: (field: FieldName, text: string) => void;
  onAccept: () => void;
  onLeaveEmpty: (field: FieldName) => void;
  onHistory: (field: FieldName | null) => void;
  /** What stands under the box. */
  below?: ReactNode;
  /** All that may stand here; any part of one, with or without marks, finds it. */
  choices?: readonly string[];
};

/** CSS pixels; handwriting of any scan is several times its printed size then. */
const CROP_HEIGHT = 64;

const MOST_CHOICES = 8;

/** Where people write the same again and again. */
const suggested: readonly FieldName[] = [
  'type',
  'symbol',
  'place',
  'superior',
  'issuer',
  'authority',
  'signer',
  'secrecy',
  'urgency',
  'petitionKind',
  'sender',
  'senderAddress',
];

const long: readonly FieldName[] = ['subject', 'issuer', 'superior', 'authority', 'senderAddress', 'recordGroup'];

export const FieldRow = memo(function FieldRow(props: FieldRowProps): ReactNode {
  const { field, text, standing, problem, failure, crop, focused, editable } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const sentences = useErrorSentences(failure ?? null);
  const [picked, setPicked] = useState<number | null>(null);
  const [closed, setClosed] = useState(false);
  const typing =
    focused && props.dirty && editable && !closed && (suggested.includes(field) || props.choices !== undefined);
  const approved = useSuggestions(field, text, typing && props.choices === undefined);
  const offers = props.choices === undefined ? approved : typing ? among(props.choices, text) : [];
  const open = typing && offers.length > 0;

  useEffect(() => {
    if (!focused || document.activeElement === input.current) return;
    input.current?.focus({ preventScroll: false });
    input.current?.select();
  }, [focused]);
  const name = t.fields[field];

  function take(index: number): void {
    const offer = offers[index];
    if (offer === undefined) return;
    props.onType(field, offer);
    setPicked(null);
    setClosed(true);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (event.key === 'Enter' && plain) {
      // Of a closed list a part that is in one name only means that name.
      const only = problem?.level === 'error' && props.choices !== undefined && offers.length === 1 ? 0 : null;
      const meant = picked ?? only;
      if (open && meant !== null) take(meant);
      else props.onAccept();
    } else if (open && plain && event.key === 'ArrowDown') setPicked((now) => ((now ?? -1) + 1) % offers.length);
    else if (open && plain && event.key === 'ArrowUp') {
      setPicked((now) => (now === null || now === 0 ? offers.length : now) - 1);
    } else if (open && event.key === 'Escape') {
      setClosed(true);
      setPicked(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const asksToRead = standing === 'needs-person' && focused ? (text === '' ? t.needsPerson : t.compare) : undefined;
  const refused = sentences === null ? undefined : `${sentences.what} ${sentences.remedy}`;
  const said = problem?.[language];
  const wrong = problem?.level === 'error' ? said : refused;
  const box = {
    id,
    ref: input,
    value: text,
    readOnly: !editable,
    spellCheck: false,
    autoComplete: 'off',
    error: wrong,
    description: wrong === undefined ? (said ?? asksToRead) : undefined,
    inputWrapperOrder: ['input' as const, 'description' as const, 'error' as const],
    classNames: { input: styles.input ?? '', description: styles.about ?? '', error: styles.wrong ?? '' },
    onFocus: () => props.onFocus(field),
    onBlur: () => {
      setClosed(false);
      setPicked(null);
      props.onBlur(field);
    },
    onKeyDown,
    onChange: (event: { currentTarget: { value: string } }) => {
      setClosed(false);
      setPicked(null);
      props.onType(field, event.currentTarget.value);
    },
    ...(suggested.includes(field) || props.choices !== undefined
      ? {
          role: 'combobox',
          'aria-expanded': open,
          'aria-autocomplete': 'list' as const,
          'aria-controls': `${id}-offers`,
          'aria-activedescendant': open && picked !== null ? `${id}-offer-${picked}` : undefined,
        }
      : {}),
  };
  return (
    <div
      className={styles.row}
      data-standing={standing}
      data-focused={focused || undefined}
      data-problem={problem?.level}
    >
      <label className={styles.label} htmlFor={id}>
        {name}
      </label>
      <div className={styles.value}>
        {crop !== null && (standing === 'needs-person' || focused) && (
          <img
            className={styles.crop}
            src={pageCrop(crop.pageId, crop.box, crop.version)}
            alt={t.crop(name)}
            draggable={false}
            style={{ aspectRatio: crop.box[2] / crop.box[3], width: (CROP_HEIGHT * crop.box[2]) / crop.box[3] }}
            onError={(event) => event.currentTarget.toggleAttribute('hidden', true)}
            onLoad={(event) => event.currentTarget.toggleAttribute('hidden', false)}
          />
        )}
        {long.includes(field) ? <Textarea {...box} rows={1} size="sm" /> : <TextInput {...box} size="sm" />}
        {open && (
          <div className={styles.offers} id={`${id}-offers`} role="listbox" aria-label={t.suggestions}>
            {offers.map((offer, index) => (
              <div
                key={offer}
                id={`${id}-offer-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === picked}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(index);
                }}
              >
                {offer}
              </div>
            ))}
          </div>
        )}
        {props.below}
        {props.offersEmpty && (
          <p className={styles.offer} role="alert">
            {t.offerEmpty}{' '}
            <Button size="compact-xs" variant="default" onClick={() => props.onLeaveEmpty(field)}>
              {t.leaveEmpty} (F9)
            </Button>
          </p>
        )}
      </div>
      <div className={styles.mark}>
        <Mark standing={standing} confidence={props.confidence} />
        {focused && (
          <FieldHistory
            documentId={props.documentId}
            field={field}
            opened={props.historyShown}
            onClose={() => props.onHistory(null)}
          >
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={-1}
              aria-label={t.history}
              title={`${t.history} (Alt+H)`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onHistory(props.historyShown ? null : field)}
            >
              <IconHistory size={16} />
            </ActionIcon>
          </FieldHistory>
        )}
      </div>
    </div>
  );
});

function Mark({ standing, confidence }: { standing: Standing; confidence: number | null }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  if (standing === 'empty') return null;
  const sureness =
    confidence === null || standing === 'person' ? '' : `. ${t.certainty(percent(confidence, 1, language))}`;
  const label = `${t.state[standing]}${sureness}`;
  const quiet = standing === 'sure' || standing === 'person';
  return (
    <span className={styles.sign} role="img" aria-label={label} title={label} data-standing={standing}>
      {quiet ? <IconCheck size={16} aria-hidden /> : <IconPencilQuestion size={16} aria-hidden />}
    </span>
  );
}

/** The choices that hold what is typed, at the beginning of a word. */
function among(choices: readonly string[], typed: string): readonly string[] {
  const wanted = ` ${fold(typed)}`;
  if (wanted === ' ') return [];
  return choices.filter((choice) => choice !== typed && ` ${fold(choice)}`.includes(wanted)).slice(0, MOST_CHOICES);
}

/** What people approved before in this field; nothing while nobody types. */
function useSuggestions(field: FieldName, text: string, wanted: boolean): readonly string[] {
  const [typed] = useDebouncedValue(text.trim(), 120);
  const enabled = wanted && typed !== '';
  const answer = useStation('field.suggest', { field, typed, limit: 6 }, { enabled, keep: true });
  if (!enabled) return [];
  return (answer.data ?? []).filter((offer) => offer !== text);
}
