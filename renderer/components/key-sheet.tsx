/** The sheet of keys: what can be pressed on this screen and everywhere. `?` opens it, Esc closes it. */
import { Kbd, Modal } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTexts } from '../app/language.tsx';
import styles from './key-sheet.module.css';
import { type KeyScope, useKeyList } from './keys.tsx';
import { texts } from './texts.ts';

export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal opened={opened} onClose={onClose} title={t.keys} size="lg" closeButtonProps={{ 'aria-label': t.close }}>
      {opened && <Sheet />}
    </Modal>
  );
}

function Sheet(): ReactNode {
  const t = useTexts(texts);
  const list = useKeyList()();
  const groups: readonly [KeyScope, string][] = [
    ['screen', t.keysHere],
    ['window', t.keysEverywhere],
  ];
  return (
    <div className={styles.sheet}>
      {groups.map(([scope, title]) => {
        const keys = groupByLabel(list.filter((one) => one.scope === scope));
        if (keys.length === 0) return null;
        return (
          <section key={scope} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([label, names]) => (
                <Fragment key={label}>
                  <dt>
                    {names.map((name) => (
                      <Keystroke key={name} name={name} />
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** A key as it stands on the keyboard: Ctrl + K. */
export function Keystroke({ name }: { name: string }): ReactNode {
  const t = useTexts(texts);
  const parts = name.endsWith('+') ? [...name.slice(0, -1).split('+').filter(Boolean), '+'] : name.split('+');
  const shown = parts.map(
    (part) => signs[part] ?? (part === 'Space' ? t.space : part.length === 1 ? part.toUpperCase() : part),
  );
  return <Kbd size="xs">{shown.join(' + ')}</Kbd>;
}

/** Keys that do the same stand on one line. */
function groupByLabel(list: readonly { key: string; label: string }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { key, label } of list) groups.set(label, [...(groups.get(label) ?? []), key]);
  return [...groups];
}
