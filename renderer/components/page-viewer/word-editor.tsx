/**
 * A box under a word of the picture in which the word is put right, the print staying in sight. Enter saves, F3 saves
 * and goes on, Esc leaves it. What was typed is saved as well when the box goes away for any other reason.
 */
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import styles from './page-viewer.module.css';
import { texts } from './texts.ts';

export function WordEditor(props: {
  word: string;
  onSave: (text: string) => void;
  /** Goes to the next or previous doubtful word, after saving. */
  onNext: (way: 1 | -1) => void;
  onClose: () => void;
  /** The element that is laid under the word. */
  ref: Ref<HTMLDivElement>;
}): ReactNode {
  const { word, onSave, onNext, onClose, ref } = props;
  const t = useTexts(texts);
  const [typed, setTyped] = useState(word);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(word);
  const settled = useRef(false);
  // The word and the page that the box was opened for, whatever is shown by the time it closes.
  const save = useRef(onSave);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus({ preventScroll: true });
    input.current?.select();
    return () => {
      if (!settled.current && latest.current !== word) save.current(latest.current);
      // Whoever had the focus (a field, as a rule) goes on where it was.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [word]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const finish = (keep: boolean): void => {
      settled.current = true;
      // Saved unchanged as well: a person has seen that the word is right.
      if (keep) save.current(latest.current);
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Enter') {
      finish(true);
      onClose();
    } else if (event.key === 'F3') {
      finish(true);
      onNext(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      finish(false);
      onClose();
    }
  }

  return (
    <div ref={ref} className={styles.editorPlace}>
      <input
        ref={input}
        className={styles.editor}
        aria-label={`${t.wordBox}: ${word}`}
        title={t.wordHelp}
        value={typed}
        size={Math.max(6, typed.length + 1)}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          latest.current = event.target.value.trim();
          setTyped(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
    </div>
  );
}
