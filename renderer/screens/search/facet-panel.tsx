/** The filters at the left: how many of the papers found share a type, a year, a body …; several may be chosen. */
import { Checkbox, UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import type { SearchFilters } from '../../../shared/search-filters.ts';
import type { Facet } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import type { FilterName } from './address.ts';
import styles from './facet-panel.module.css';
import { bodyFilter, type FacetGroup, facetGroups, type Labels, shortened } from './facets.ts';
import { texts } from './texts.ts';

const MOST = 7;

/** Takes a value in or out; with another, that one in its place. */
type Toggle = (name: FilterName, value: string | number, instead?: string | number) => void;

export function FacetPanel(props: {
  facets: readonly Facet[];
  filters: SearchFilters;
  labels: Labels;
  onToggle: Toggle;
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

function Group(props: { group: FacetGroup; onToggle: Toggle }): ReactNode {
  const { name, values } = props.group;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const shown = open ? values : shortened(values, MOST);
  const hidden = values.length - shown.length;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{t.facets[name]}</legend>
      {shown.map(({ value, label, count, chosen, lineage = false, widened = false }) => (
        <Fragment key={value}>
          <Checkbox
            size="xs"
            checked={chosen}
            onChange={() => props.onToggle(name, bodyFilter(value, widened))}
            classNames={{
              root: styles.value ?? '',
              body: styles.body ?? '',
              labelWrapper: styles.wrapper ?? '',
              label: styles.label ?? '',
            }}
            label={
              <>
                <span
                  className={styles.name}
                  data-long={name === 'issuers' || name === 'groups' || undefined}
                  title={label}
                >
                  {name === 'states' ? (t.states[value as keyof typeof t.states] ?? label) : label}
                </span>
                <span className={styles.count}>{figure(count, language)}</span>
              </>
            }
          />
          {chosen && (lineage || widened) && (
            <Checkbox
              size="xs"
              className={styles.lineage}
              checked={widened}
              onChange={() => props.onToggle(name, bodyFilter(value, widened), bodyFilter(value, !widened))}
              label={t.withForerunners}
            />
          )}
        </Fragment>
      ))}
      {(hidden > 0 || open) && (
        <UnstyledButton className={styles.more} onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? t.fewer : t.more(figure(hidden, language))}
        </UnstyledButton>
      )}
    </fieldset>
  );
}
