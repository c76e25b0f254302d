/** All fields of the paper on the desk, each beside its place on the paper. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type FieldName, fieldNames, seldomFields } from '../../../shared/fields.ts';
import type { Box } from '../../../shared/page-text.ts';
import type { DocumentView } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { useStation } from '../../client.ts';
import { useKeys } from '../../components/keys.tsx';
import { type Crop, FieldRow } from './field-row.tsx';
import { IssuingBody } from './issuing-body.tsx';
import styles from './review.module.css';
import { isDirty, isShown, problemOf, type ReviewState, standingOf, textOf } from './review-state.ts';
import { texts } from './texts.ts';
import type { PaperDesk } from './use-paper.ts';

/** With the paper around it: a number is read from the words before and behind it. */
function around([x, y, width, height]: Box, page: { width: number | null; height: number | null }): Box {
  const [left, top] = [Math.max(0, x - 2 * height), Math.max(0, y - 0.6 * height)];
  const right = Math.min(page.width ?? Number.POSITIVE_INFINITY, x + width + 2 * height);
  const bottom = Math.min(page.height ?? Number.POSITIVE_INFINITY, y + 1.6 * height);
  return [left, top, right - left, bottom - top].map(Math.round) as unknown as Box;
}

function cropOf(paper: DocumentView, state: ReviewState, field: FieldName): Crop | null {
  const { needsPerson, value, evidence } = state.fields[field];
  const first = evidence[0];
  const page = paper.pages.find((one) => one.page === first?.page);
  const unread = needsPerson || value === null;
  if (!unread || first === undefined || page === undefined) return null;
  return { pageId: page.id, version: page.pictureVersion, box: around(first.box, page) };
}

export function FieldList(props: {
  paper: DocumentView;
  state: ReviewState;
  desk: PaperDesk;
  editable: boolean;
  /** Whether the keyboard belongs to the fields; not while a reason is typed. */
  awake: boolean;
  onEnter: () => void;
}): ReactNode {
  const { paper, state, desk, editable, awake, onEnter } = props;
  const t = useTexts(texts);
  const [history, setHistory] = useState<FieldName | null>(null);
  const [openedFor, setOpenedFor] = useState<number | null>(null);
  const groups = useStation('field.recordGroups', {}).data;
  const groupNames = useMemo(() => new Map(groups?.map(({ code, name }) => [code, name])), [groups]);
  const groupChoices = useMemo(() => [...groupNames].map(([code, name]) => `${code} – ${name}`), [groupNames]);
  const groupWords = state.fields.recordGroup.evidence.map((place) => place.text).join(', ');
  const proposed = state.fields.recordGroup.source === 'machine' && !isDirty(state, 'recordGroup');
  const groupReason = useMemo(
    () => (proposed && groupWords !== '' ? <p className={styles.reason}>{t.because(groupWords)}</p> : null),
    [proposed, groupWords, t],
  );
  const issuingBody = useMemo(() => <IssuingBody documentId={paper.id} editable={editable} />, [paper.id, editable]);
  const { act, leave, leaveEmpty } = desk;
  const onFocus = useCallback((field: FieldName) => act({ do: 'focus', spot: field }), [act]);
  const onType = useCallback((field: FieldName, text: string) => act({ do: 'type', field, text }), [act]);
  const shown = fieldNames.filter((field) => openedFor === paper.id || isShown(state, field));
  const hidden = fieldNames.filter((field) => !shown.includes(field));
  /** Opens every field there is and goes to the first that was not there. */
  function addField(): void {
    const [first] = hidden;
    setOpenedFor(paper.id);
    act({ do: 'focus', spot: first ?? fieldNames.find((field) => seldomFields.has(field)) ?? 'approve' });
  }
  /** A group of records by its name; the station keeps its code. */
  const shownText = (field: FieldName): string => {
    const text = textOf(state, field);
    const name = field === 'recordGroup' ? groupNames.get(text) : undefined;
    return name === undefined ? text : `${text} – ${name}`;
  };
  useKeys({
    'Alt+N': { label: t.keys.addField, run: addField },
    'Alt+H': {
      label: t.keys.history,
      run: () => setHistory((now) => (now === state.spot || state.spot === 'approve' ? null : state.spot)),
    },
    ...(history === null ? {} : { Escape: { run: () => setHistory(null), inText: true } }),
  });
  return (
    <section aria-label={t.description}>
      {shown.map((field) => (
        <FieldRow
          key={field}
          documentId={paper.id}
          field={field}
          text={shownText(field)}
          standing={standingOf(state, field)}
          confidence={state.fields[field].confidence}
          problem={problemOf(state, field)}
          failure={desk.failures[field]}
          crop={cropOf(paper, state, field)}
          focused={awake && state.spot === field}
          offersEmpty={state.offersEmpty === field}
          editable={editable}
          dirty={isDirty(state, field)}
          historyShown={history === field}
          onFocus={onFocus}
          onBlur={leave}
          onType={onType}
          onAccept={onEnter}
          onLeaveEmpty={leaveEmpty}
          onHistory={setHistory}
          {...(field === 'issuer' ? { below: issuingBody } : {})}
          {...(field === 'recordGroup' ? { below: groupReason, choices: groupChoices } : {})}
        />
      ))}
      {hidden.length > 0 && editable && (
        <Button
          className={styles.add ?? ''}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={addField}
        >
          {t.addField} (Alt+N)
        </Button>
      )}
    </section>
  );
}
