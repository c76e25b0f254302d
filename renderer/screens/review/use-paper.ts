/**
 * The paper on the desk: its fields while a person goes through them (review-state.ts), what was typed kept as drafts,
 * and everything left behind saved at once. Nothing typed is lost: not by going on, closing the window or a station that
 * is starting again.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FieldName } from '../../../shared/fields.ts';
import type { Failure } from '../../../shared/result.ts';
import type { DocumentView } from '../../../shared/views.ts';
import { keepDraft, readDrafts } from './drafts.ts';
import {
  isDirty,
  isRefused,
  meantText,
  openReview,
  type ReviewAction,
  type ReviewState,
  review,
  standingOf,
  stopsAccepting,
  textOf,
} from './review-state.ts';
import { saveField } from './saving.ts';

export type PaperDesk = {
  /** null until the first paper is there. */
  readonly state: ReviewState | null;
  /** Fields that the station did not take, with the reason. */
  readonly failures: Readonly<Partial<Record<FieldName, Failure>>>;
  /** The state as it is this moment, for keys that follow each other faster than the screen is drawn. */
  now(): ReviewState | null;
  act(action: ReviewAction): void;
  /** Accepts the field with the keyboard: saves it when a person has to vouch for it. */
  accept(): void;
  /** The field is left: what was typed goes to the station. */
  leave(field: FieldName): void;
  leaveEmpty(field: FieldName): void;
  /** Sends everything typed to the station. */
  flush(): void;
};

export function usePaper(
  paper: DocumentView | undefined,
  editable: boolean,
  onFailed: (paper: DocumentView, field: FieldName, failure: Failure) => void,
): PaperDesk {
  const [state, setState] = useState<ReviewState | null>(null);
  const [failures, setFailures] = useState<PaperDesk['failures']>({});
  const [seen, setSeen] = useState<DocumentView['fields'] | null>(null);
  const current = useRef<ReviewState | null>(null);
  const told = useRef({ paper, editable, onFailed });
  /** On its way to the station: accepting a field and leaving it say the same thing twice. */
  const sent = useRef(new Map<string, string>());

  if (paper !== undefined && (paper.fields !== seen || state?.documentId !== paper.id)) {
    setSeen(paper.fields);
    if (state?.documentId !== paper.id) {
      setState(openReview(paper.id, paper.fields, readDrafts(paper.uid)));
      setFailures({});
    } else {
      setState(review(state, { do: 'load', fields: paper.fields }));
    }
  }
  // Before any effect of a row moves the focus, which acts on what stands here.
  useLayoutEffect(() => {
    current.current = state;
    told.current = { paper, editable, onFailed };
  });

  const act = useCallback((action: ReviewAction): void => {
    const { paper, editable } = told.current;
    if (current.current === null || paper === undefined) return;
    const writes = action.do === 'type' || action.do === 'take' || action.do === 'leaveEmpty';
    if (writes && !editable) return;
    const next = review(current.current, action);
    current.current = next;
    setState(next);
    if (action.do === 'type' || action.do === 'take') keepDraft(paper.uid, action.field, textOf(next, action.field));
  }, []);

  const save = useCallback(
    async (field: FieldName, text: string): Promise<void> => {
      const { paper } = told.current;
      if (paper === undefined) return;
      const way = `${paper.id} ${field}`;
      if (sent.current.get(way) === text) return;
      sent.current.set(way, text);
      setFailures(({ [field]: _, ...others }) => others);
      const failure = await saveField(paper, field, text);
      if (sent.current.get(way) === text) sent.current.delete(way);
      const here = current.current?.documentId === paper.id;
      if (failure === null) {
        if (here) act({ do: 'saved', field, text });
      } else if (here) setFailures((others) => ({ ...others, [field]: failure }));
      else told.current.onFailed(paper, field, failure);
    },
    [act],
  );

  /** Puts what is meant into the box (a day becomes the whole date) and answers with it. */
  const spellOut = useCallback(
    (field: FieldName): string => {
      const now = current.current;
      if (now === null) return '';
      const text = meantText(now, field);
      if (text !== textOf(now, field)) act({ do: 'type', field, text });
      return text;
    },
    [act],
  );

  const leave = useCallback(
    (field: FieldName): void => {
      const now = current.current;
      if (now === null || !told.current.editable || !isDirty(now, field) || isRefused(now, field)) return;
      // Emptying a box that a person must read is a decision of its own (leaveEmpty).
      if (textOf(now, field).trim() === '' && now.fields[field].needsPerson) return;
      void save(field, spellOut(field));
    },
    [save, spellOut],
  );

  const accept = useCallback((): void => {
    const now = current.current;
    if (now === null || now.spot === 'approve') return;
    const field = now.spot;
    const vouched = ['doubtful', 'needs-person'].includes(standingOf(now, field)) || isDirty(now, field);
    if (told.current.editable && vouched && stopsAccepting(now, field) === null) void save(field, spellOut(field));
    act({ do: 'accept' });
  }, [act, save, spellOut]);

  const leaveEmpty = useCallback(
    (field: FieldName): void => {
      if (!told.current.editable) return;
      act({ do: 'leaveEmpty', field });
      void save(field, '');
    },
    [act, save],
  );

  const flush = useCallback((): void => {
    for (const field of Object.keys(current.current?.drafts ?? {}) as FieldName[]) leave(field);
  }, [leave]);

  // Whoever closes the window or goes to another screen leaves the field as well.
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { state, failures, now: () => current.current, act, accept, leave, leaveEmpty, flush };
}
