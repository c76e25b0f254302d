/**
 * The keys of the window. A screen says `useKeys({ F8: { label: 'Trả lại', run } })`; the frame says its own; `?` opens
 * the sheet that lists what holds now. Later registrations win over earlier ones, so a panel may take a key from its
 * screen while it is open.
 *
 * Promises: keys of an input method in the middle of a word are never touched (Unikey, IBus); while a text box has the
 * focus, keys that write or move in it stay its own unless the binding says `inText`; under a dialog only the keys
 * registered with `inDialog` run.
 *
 * A key is written with its modifiers in the order Ctrl, Alt, Shift: `F8`, `Ctrl+Enter`, `Ctrl+Shift+Z`, `n`, `?`,
 * `Space`. Letters without Ctrl or Alt are written small; capitals are not told apart.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

export type KeyBinding = {
  /** What it does, for the sheet; left out when the sheet need not say it. */
  label?: string | undefined;
  /** Answers false when it does not want the key after all; the next registration is asked then. */
  run: (event: KeyboardEvent) => unknown;
  /** Also in a text box, for keys that would write or move there. */
  inText?: boolean | undefined;
  /** Also while a dialog is open. */
  inDialog?: boolean | undefined;
};

export type Keys = Readonly<Record<string, KeyBinding>>;

export type KeyScope = 'screen' | 'window';

type Registration = { readonly scope: KeyScope; keys: Keys };

type Registry = { add(registration: Registration): () => void; list(): readonly Registration[] };

const KeysContext = createContext<Registry | null>(null);

const modifiersOnly = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);

/** How a key event is written. Shift counts only where it does not already make another character. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const one = [...event.key].length === 1;
  const letter = one && /\p{L}/u.test(event.key);
  const bare = event.key === ' ' ? 'Space' : letter ? event.key.toLowerCase() : event.key;
  const command = event.ctrlKey || event.metaKey;
  // With Ctrl or Alt the key is meant, whatever character the layout or the input method makes of it.
  const key = (command || event.altKey) && /^(Key[A-Z]|Digit\d)$/.test(event.code) ? event.code.slice(-1) : bare;
  const shift = event.shiftKey && (!one || letter || command || event.altKey || bare === 'Space');
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** The same form for what a screen writes: `ctrl+k` and `Ctrl+K` are one. */
function written(key: string): string {
  const parts = key.split('+');
  const last = key.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const held = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()));
  const command = held.has('ctrl');
  const alt = held.has('alt');
  const name = [...last].length === 1 ? (command || alt ? last.toUpperCase() : last.toLowerCase()) : last;
  return `${command ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${held.has('shift') ? 'Shift+' : ''}${name}`;
}

const textKeys = /^(Ctrl\+(Shift\+)?(A|C|V|X|Z|Y|Left|Right|Arrow\w+|Home|End|Backspace|Delete))$/;

/** Whether a text box with the focus needs this key itself. */
function belongsToText(name: string): boolean {
  if (textKeys.test(name)) return true;
  const bare = name.replace(/^Shift\+/, '');
  return [...bare].length === 1 || /^(Space|Backspace|Delete|Home|End|Enter|Tab|Arrow\w+|PageUp|PageDown)$/.test(bare);
}

const isTextBox = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.tagName === 'TEXTAREA' ||
    target.tagName === 'SELECT' ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)));

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;

/** Holds the keys of the window; `enabled` false lets none through (a locked window). */
export function KeysProvider({ enabled = true, children }: { enabled?: boolean; children: ReactNode }): ReactNode {
  const registrations = useRef<Registration[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add: (registration) => {
        registrations.current = [...registrations.current, registration];
        return () => {
          registrations.current = registrations.current.filter((other) => other !== registration);
        };
      },
      list: () => registrations.current,
    }),
    [],
  );
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || modifiersOnly.has(event.key)) return;
      const name = keyName(event);
      const writing = isTextBox(event.target) && belongsToText(name);
      const dialog = inDialog(event.target);
      for (const { keys } of [...registrations.current].reverse()) {
        const binding = Object.entries(keys).find(([key]) => written(key) === name)?.[1];
        if (binding === undefined || (writing && binding.inText !== true) || (dialog && binding.inDialog !== true))
          continue;
        if (binding.run(event) === false) continue;
        event.preventDefault();
        return;
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
  return <KeysContext value={registry}>{children}</KeysContext>;
}

/** Takes keys while the component stands. The record may be made anew at each drawing. */
export function useKeys(
  keys: Keys,
  { enabled = true, scope = 'screen' }: { enabled?: boolean; scope?: KeyScope } = {},
): void {
  const registry = useContext(KeysContext);
  const registration = useRef<Registration>({ scope, keys });
  useEffect(() => {
    registration.current.keys = keys;
  });
  useEffect(() => (enabled ? registry?.add(registration.current) : undefined), [registry, enabled]);
}

/** What holds now, for the sheet: each key once, the one that would win. */
export function useKeyList(): () => readonly { scope: KeyScope; key: string; label: string }[] {
  const registry = useContext(KeysContext);
  return () => {
    const seen = new Set<string>();
    const list: { scope: KeyScope; key: string; label: string }[] = [];
    for (const { scope, keys } of [...(registry?.list() ?? [])].reverse()) {
      for (const [key, { label }] of Object.entries(keys)) {
        if (seen.has(written(key))) continue;
        seen.add(written(key));
        if (label !== undefined) list.push({ scope, key, label });
      }
    }
    return list;
  };
}
