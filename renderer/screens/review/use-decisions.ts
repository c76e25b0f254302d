/**
 * Approving, sending back and taking back, over the papers of a list. Approving shows the next paper at once; the station
 * answers behind, and a refusal comes back as a notice that opens the paper again.
 */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createElement, useState } from 'react';
import { useLocation } from 'wouter';
import { sentencesOf } from '../../../shared/errors.ts';
import { type FieldName, fieldNames } from '../../../shared/fields.ts';
import type { Failure } from '../../../shared/result.ts';
import type { DocumentPlace, DocumentView, Problem } from '../../../shared/views.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useUndo } from '../../app/undo.tsx';
import { callStation, stationKey } from '../../client.ts';
import { type Queue, queueArgs, reviewAddress } from './address.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { isDirty, isRefused, standingOf, stopsAccepting } from './review-state.ts';
import { settled } from './saving.ts';
import { texts } from './texts.ts';
import type { PaperDesk } from './use-paper.ts';

export type Decisions = {
  /** Papers of this list decided here, which have left it. */
  readonly behind: number;
  open(documentId: number): void;
  approve(): void;
  sendBack(reason: string): void;
  undo(): void;
  /** A field of a paper that is not on the desk any more was not taken. */
  fieldFailed(paper: DocumentView, field: FieldName, failure: Failure): void;
};

export function useDecisions(parts: {
  paper: DocumentView | undefined;
  place: DocumentPlace | undefined;
  queue: Queue;
  /** Set after the desk is made, which needs `fieldFailed`. */
  desk: { readonly current: PaperDesk | null };
}): Decisions {
  const { paper, place, queue, desk } = parts;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [, go] = useLocation();
  const client = useQueryClient();
  const { undo } = useUndo();
  const [decided, setDecided] = useState<{ queue: string; papers: readonly number[] }>({ queue: '', papers: [] });
  const queueName = JSON.stringify(queue);
  const papers = decided.queue === queueName ? decided.papers : [];

  const open = (documentId: number): void => {
    desk.current?.flush();
    go(reviewAddress({ ...queue, documentId }), { replace: true });
  };
  const leaves = (id: number): void =>
    setDecided((before) => {
      const known = before.queue === queueName ? before.papers : [];
      return { queue: queueName, papers: queue.filter === 'all' ? known : [...known.filter((one) => one !== id), id] };
    });
  const comesBack = (id: number): void =>
    setDecided((before) => ({ ...before, papers: before.papers.filter((one) => one !== id) }));

  function refuse(about: DocumentView, title: string, problem: Problem): void {
    const sentences = sentencesOf(problem);
    const id = `refused-${about.id}`;
    notifications.show({
      id,
      color: 'lacquer',
      autoClose: false,
      title,
      message: createElement(RefusalNotice, {
        what: sentences[language],
        remedy: sentences.remedy[language],
        label: t.reopenPaper,
        onOpen: () => {
          notifications.hide(id);
          open(about.id);
        },
      }),
    });
  }
  const nameOf = (about: DocumentView): string => {
    const value = (field: FieldName): string | null => about.fields.find((one) => one.field === field)?.value ?? null;
    return [value('type'), value('number'), value('symbol')].filter(Boolean).join(' ') || `${about.ordinal}`;
  };

  /** To the next paper; at the end of the list, once the station has answered, to the first that still waits. */
  async function goOn(from: DocumentPlace | undefined, answered: Promise<unknown>): Promise<void> {
    if (typeof from?.next === 'number') {
      open(from.next);
      return;
    }
    await answered;
    client.removeQueries({ queryKey: stationKey('document.place', queueArgs(queue)) });
    go(reviewAddress(queue), { replace: true });
  }

  function approve(): void {
    const now = desk.current?.now();
    if (paper === undefined || now?.documentId !== paper.id) return;
    const stops =
      fieldNames.find((field) => isDirty(now, field) && isRefused(now, field)) ??
      fieldNames.find((field) => standingOf(now, field) === 'needs-person');
    if (stops !== undefined) {
      desk.current?.act({ do: 'focus', spot: stops });
      if (stopsAccepting(now, stops) === 'empty') desk.current?.act({ do: 'accept' });
      return;
    }
    desk.current?.flush();
    const answered = settled(paper.id).then(async () => {
      const result = await callStation('document.approve', { ids: [paper.id] });
      const problem = result.ok ? result.value.refused[0] : result.error;
      if (problem === undefined) leaves(paper.id);
      else refuse(paper, t.approvedNotice(nameOf(paper)), problem);
    });
    void goOn(place, answered);
  }

  function sendBack(reason: string): void {
    if (paper === undefined) return;
    desk.current?.flush();
    const opensAgain = paper.approvedAt !== null;
    const answered = settled(paper.id).then(async () => {
      const result = await callStation('document.sendBack', { id: paper.id, reason });
      if (!result.ok) refuse(paper, t.approvedNotice(nameOf(paper)), result.error);
    });
    // An approved paper is opened again in order to be put right, here and now.
    if (!opensAgain) void goOn(place, answered);
  }

  async function takeBack(): Promise<void> {
    const state = await callStation('edit.state', {});
    const edit = state.ok ? state.value.undo : null;
    desk.current?.act({ do: 'undone' });
    await undo();
    if (edit === null || edit.documentId === null) return;
    if (edit.call === 'document.approve') comesBack(edit.documentId);
    if (edit.documentId !== paper?.id) open(edit.documentId);
  }

  return {
    behind: papers.length,
    open,
    approve,
    sendBack,
    undo: () => void takeBack(),
    fieldFailed: (about, field, failure) => refuse(about, t.notSaved(t.fields[field]), failure),
  };
}
