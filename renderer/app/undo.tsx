/**
 * Taking back and doing again, everywhere outside text boxes: Ctrl+Z and Ctrl+Y, each told by a quiet notice that says
 * what it was: "Đã hoàn tác: xoay 3 trang".
 */
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { sentencesOf } from '../../shared/errors.ts';
import type { EditView } from '../../shared/views.ts';
import { callStation } from '../client.ts';
import { useKeys } from '../components/keys.tsx';
import { editTexts } from './edit-texts.ts';
import { figure } from './format.ts';
import { useLanguage, useTexts } from './language.tsx';
import { useMay } from './session.tsx';
import { texts } from './texts.ts';

let shown: string | null = null;

/** One notice at a time: a key pressed ten times says the last, not ten. */
function tell(message: string, autoClose: number): void {
  if (shown !== null) notifications.hide(shown);
  shown = notifications.show({ message, color: 'gray', autoClose });
}

/** What a change was, in words: "xoay 3 trang". */
export function useEditWords(): (edit: Pick<EditView, 'call' | 'count'>) => string {
  const { language } = useLanguage();
  return ({ call, count }) => {
    const say = editTexts[language][call] ?? editTexts[language].other;
    return say === undefined ? call : say(figure(count, language), count);
  };
}

/** Takes back, or does again, the last change of this user, and tells what it was. */
export function useUndo(): { undo: () => Promise<void>; redo: () => Promise<void> } {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const say = useEditWords();
  const running = useRef(false);

  const step = async (direction: 'undo' | 'redo'): Promise<void> => {
    // A key held down must not run ahead of the answers.
    if (running.current) return;
    running.current = true;
    const result = await callStation(`edit.${direction}`, {});
    running.current = false;
    if (!result.ok) {
      const sentences = sentencesOf(result.error);
      const nothing = result.error.code === 'nothing-to-undo' || result.error.code === 'nothing-to-redo';
      const message = nothing ? sentences[language] : `${sentences[language]} ${sentences.remedy[language]}`;
      tell(message, nothing ? 3000 : 8000);
      return;
    }
    // What was taken back is what can be done again now, and the other way about.
    const edit = direction === 'undo' ? result.value.redo : result.value.undo;
    if (edit === null) return;
    tell(direction === 'undo' ? t.undo.undone(say(edit)) : t.undo.redone(say(edit)), 4000);
  };
  return { undo: () => step('undo'), redo: () => step('redo') };
}

/** The keys of it; once, in the frame. */
export function useUndoKeys(): void {
  const t = useTexts(texts);
  const { undo, redo } = useUndo();
  useKeys(
    {
      'Ctrl+Z': { label: t.undo.key, run: () => void undo() },
      'Ctrl+Y': { label: t.undo.redoKey, run: () => void redo() },
      'Ctrl+Shift+Z': { run: () => void redo() },
    },
    { enabled: useMay('describe'), scope: 'window' },
  );
}
