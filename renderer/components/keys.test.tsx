// @vitest-environment happy-dom
/** Keys go to whom they belong: the newest registration, never a text box's own, never a word being composed. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installTestStation } from '../test-station.ts';
import { renderInWindow } from '../test-window.tsx';
import { KeySheet } from './key-sheet.tsx';
import { type Keys, KeysProvider, keyName, useKeys } from './keys.tsx';

beforeEach(() => void installTestStation());
afterEach(cleanup);

function Screen({ keys, children }: { keys: Keys; children?: ReactNode }): ReactNode {
  useKeys(keys);
  return children;
}

const key = (key: string, more: Partial<KeyboardEventInit> = {}) => ({ key, code: '', ...more });

test('a key runs what the screen said, and the newest registration wins', () => {
  const ran: string[] = [];
  renderInWindow(
    <Screen keys={{ F8: { run: () => ran.push('frame') }, n: { run: () => ran.push('n') } }}>
      <Screen keys={{}} />
    </Screen>,
  );
  fireEvent.keyDown(document.body, key('F8'));
  fireEvent.keyDown(document.body, key('N', { shiftKey: false }));
  expect(ran).toEqual(['frame', 'n']);
});

test('a run that answers false leaves the key to the next', () => {
  const ran: string[] = [];
  render(
    <KeysProvider>
      <Screen keys={{ Escape: { run: () => ran.push('screen') } }} />
      <Screen
        keys={{
          Escape: {
            run: () => {
              ran.push('panel');
              return false;
            },
          },
        }}
      />
    </KeysProvider>,
  );
  fireEvent.keyDown(document.body, key('Escape'));
  expect(ran).toEqual(['panel', 'screen']);
});

test('letters, Enter and Ctrl+Z stay with a text box; function keys and Ctrl+K do not', () => {
  const ran: string[] = [];
  const say = (name: string) => ({ run: () => ran.push(name) });
  renderInWindow(
    <Screen
      keys={{ n: say('n'), Enter: say('Enter'), 'Ctrl+Z': say('Ctrl+Z'), F3: say('F3'), 'ctrl+k': say('Ctrl+K') }}
    >
      <input aria-label="Số" />
    </Screen>,
  );
  const box = screen.getByLabelText('Số');
  for (const event of [key('n'), key('Enter'), key('z', { ctrlKey: true, code: 'KeyZ' }), key('F3')]) {
    fireEvent.keyDown(box, event);
  }
  fireEvent.keyDown(box, key('k', { ctrlKey: true, code: 'KeyK' }));
  expect(ran).toEqual(['F3', 'Ctrl+K']);
});

test('a key in the middle of a composed word is never touched', () => {
  const ran: string[] = [];
  renderInWindow(<Screen keys={{ Enter: { run: () => ran.push('Enter'), inText: true } }} />);
  fireEvent.keyDown(document.body, key('Enter', { isComposing: true }));
  fireEvent.keyDown(document.body, key('Enter', { keyCode: 229 }));
  expect(ran).toEqual([]);
});

test('a locked window lets no key through', () => {
  const ran: string[] = [];
  render(
    <KeysProvider enabled={false}>
      <Screen keys={{ F8: { run: () => ran.push('F8') } }} />
    </KeysProvider>,
  );
  fireEvent.keyDown(document.body, key('F8'));
  expect(ran).toEqual([]);
});

test('names of keys: Shift counts only where it does not make another character', () => {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(keyName({ ...held, key: '?', code: 'Slash', shiftKey: true })).toBe('?');
  expect(keyName({ ...held, key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
  // An input method may make another letter of it: the key is meant.
  expect(keyName({ ...held, key: 'ư', code: 'KeyW', ctrlKey: true })).toBe('Ctrl+W');
  expect(keyName({ ...held, key: 'F3', code: 'F3', shiftKey: true })).toBe('Shift+F3');
  expect(keyName({ ...held, key: ' ', code: 'Space' })).toBe('Space');
});

test('the sheet lists what holds now, the same deed on one line', () => {
  renderInWindow(<Sheet />);
  const deeds = screen.getAllByRole('definition').map((one) => one.textContent);
  expect(deeds.sort()).toEqual(['Trang sau', 'Trả lại']);
});

/** The sheet opens after the keys were registered, as it does by `?`. */
function Sheet(): ReactNode {
  const [opened, setOpened] = useState(false);
  useKeys({ F8: { label: 'Trả lại', run: () => {} }, PageDown: { label: 'Trang sau', run: () => {} } });
  useKeys({ 'Ctrl+ArrowRight': { label: 'Trang sau', run: () => {} } });
  return (
    <>
      <KeySheet opened={opened} onClose={() => {}} />
      <button type="button" onClick={() => setOpened(true)} ref={(button) => button?.click()}>
        ?
      </button>
    </>
  );
}
