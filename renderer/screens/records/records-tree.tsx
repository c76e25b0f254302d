/** The fonds with their inventories: chosen with a press or the arrow keys, as one tree with one place in the tab order. */
import { IconFolder, IconList } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { FondsNode } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import type { Branch } from './address.ts';
import styles from './records-tree.module.css';
import { texts } from './texts.ts';

type Line = {
  readonly branch: Branch;
  readonly level: 1 | 2;
  readonly label: string;
  readonly code: string;
  readonly dossiers: number;
  readonly delivered: number;
};

const same = (a: Branch, b: Branch): boolean => a?.kind === b?.kind && a?.id === b?.id;

export function RecordsTree(props: {
  tree: readonly FondsNode[];
  branch: Branch;
  onChoose: (branch: Branch) => void;
}): ReactNode {
  const { tree, branch, onChoose } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const sum = (fonds: readonly FondsNode[], what: 'dossiers' | 'delivered'): number =>
    fonds.flatMap((each) => each.inventories).reduce((all, inventory) => all + inventory[what], 0);
  const lines: Line[] = [
    {
      branch: null,
      level: 1,
      label: t.everything,
      code: '',
      dossiers: sum(tree, 'dossiers'),
      delivered: sum(tree, 'delivered'),
    },
    ...tree.flatMap((fonds): Line[] => [
      {
        branch: { kind: 'fonds', id: fonds.id },
        level: 1,
        label: fonds.title,
        code: fonds.code,
        dossiers: sum([fonds], 'dossiers'),
        delivered: sum([fonds], 'delivered'),
      },
      ...fonds.inventories.map(
        (inventory): Line => ({
          branch: { kind: 'inventory', id: inventory.id },
          level: 2,
          label: t.inventoryName(inventory.code, inventory.title),
          code: inventory.code,
          dossiers: inventory.dossiers,
          delivered: inventory.delivered,
        }),
      ),
    ]),
  ];
  const chosen = Math.max(
    0,
    lines.findIndex((line) => same(line.branch, branch)),
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: lines.length - 1 }[event.key];
    const line = target === undefined ? undefined : lines[target];
    if (target === undefined || line === undefined) return;
    event.preventDefault();
    onChoose(line.branch);
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[target]?.focus();
  };

  return (
    <div ref={list} className={styles.tree} role="tree" aria-label={t.tree} onKeyDown={onKeyDown}>
      {lines.map((line, index) => (
        <div
          key={line.branch === null ? 'all' : `${line.branch.kind}:${line.branch.id}`}
          role="treeitem"
          aria-level={line.level}
          aria-selected={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          className={styles.line}
          data-level={line.level}
          title={line.code === '' ? undefined : `${line.code} · ${line.label}`}
          onClick={() => onChoose(line.branch)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onChoose(line.branch);
          }}
        >
          {line.level === 1 ? <IconFolder size={16} aria-hidden /> : <IconList size={16} aria-hidden />}
          <span className={styles.label}>{line.label}</span>
          <span
            className={styles.count}
            title={t.delivered(figure(line.delivered, language), figure(line.dossiers, language))}
          >
            {figure(line.dossiers, language)}
          </span>
        </div>
      ))}
    </div>
  );
}
