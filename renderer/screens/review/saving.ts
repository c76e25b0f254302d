/**
 * Writes fields in the order in which a person left them, paper by paper. An approval asks for `settled` first, so that
 * it never overtakes what was typed before it. Goes on when the screen has moved to another paper.
 */
import type { FieldName } from '../../../shared/fields.ts';
import type { Failure } from '../../../shared/result.ts';
import { callStation } from '../../client.ts';
import { keepDraft, settleDraft } from './drafts.ts';

const running = new Map<number, Promise<unknown>>();

export type Paper = { readonly id: number; readonly uid: string };

/** Saves one field; null when it went well. The draft stays until then. */
export function saveField(paper: Paper, field: FieldName, text: string): Promise<Failure | null> {
  keepDraft(paper.uid, field, text);
  const before = running.get(paper.id) ?? Promise.resolve();
  const saved = before.then(async () => {
    const value = text.trim() === '' ? null : text;
    const result = await callStation('document.setField', { id: paper.id, field, value });
    if (!result.ok) return result.error;
    settleDraft(paper.uid, field, text);
    return null;
  });
  running.set(paper.id, saved);
  void saved.then(() => {
    if (running.get(paper.id) === saved) running.delete(paper.id);
  });
  return saved;
}

/** When everything saved so far of this paper has been answered. */
export const settled = async (id: number): Promise<void> => {
  await running.get(id);
};
