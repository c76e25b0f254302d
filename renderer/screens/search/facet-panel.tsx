/** The filters at the left: how many of the papers found share a type, a year, a body …; several may be chosen. */
import { Checkbox, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SearchFilters } from '../../../shared/search-filters.ts';
import type { Facet } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import type { FilterName } from './address.ts';
import styles from './facet-panel.module.css';
import { type FacetGroup, facetGroups, type Labels, shortened } from './facets.ts';
import { texts } from './texts.ts';

const MOST = 7;

export function FacetPanel(props: {
  facets: readonly Facet[];
  filters: SearchFilters;
  labels: Labels;
  onToggle: (name: FilterName, value: string | number) => void;
}): ReactNode {
  const t = useTexts(texts);
  const groups = facetGroups(props.facets, props.filters, props.labels);
  return (
    <aside className={styles.panel} aria-label={t.filters}>
      {groups.map((group) => (
        <Group key={group.name} group={group} onToggle={props.onToggle} />
      ))}
    </aside>
  );
}

function Group(props: { group: FacetGroup; onToggle: (name: FilterName, value: string | number) => void }): ReactNode {
  const { name, values } = props.group;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const shown = open ? values : shortened(values, MOST);
  const hidden = values.length - shown.length;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{t.facets[name]}</legend>
      {shown.map(({ value, label, count, chosen }) => (
        <Checkbox
          key={value}
          size="xs"
          checked={chosen}
          onChange={() => props.onToggle(name, value)}
          classNames={{
            root: styles.value ?? '',
            body: styles.body ?? '',
            labelWrapper: styles.wrapper ?? '',
            label: styles.label ?? '',
          }}
          label={
            <>
              <span className={styles.name} title={label}>
                {name === 'states' ? (t.states[value as keyof typeof t.states] ?? label) : label}
              </span>
              <span className={styles.count}>{figure(count, language)}</span>
            </>
          }
        />
      ))}
      {(hidden > 0 || open) && (
        <UnstyledButton className={styles.more} onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? t.fewer : t.more(figure(hidden, language))}
        </UnstyledButton>
      )}
    </fieldset>
  );
}
