/** The chosen filters over the list; each can be taken out, or all at once. */
import { CloseButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SearchFilters } from '../../../shared/search-filters.ts';
import { useTexts } from '../../app/language.tsx';
import { useStation } from '../../client.ts';
import type { FilterName } from './address.ts';
import { chips, isWidened, type Labels, labelOf } from './facets.ts';
import styles from './filter-chips.module.css';
import { texts } from './texts.ts';

type Remove = (name: FilterName, value: string | number) => void;

export function FilterChips(props: {
  filters: SearchFilters;
  labels: Labels;
  onRemove: Remove;
  onClear: () => void;
}): ReactNode {
  const { filters, labels, onRemove, onClear } = props;
  const t = useTexts(texts);
  const chosen = chips(filters);
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t.filters}>
      {chosen.map(({ name, value }) => (
        <li key={`${name}:${value}`}>
          {name === 'dossierIds' ? (
            <DossierChip id={Number(value)} onRemove={() => onRemove(name, value)} />
          ) : (
            <Chip
              label={
                name === 'states'
                  ? t.states[value as keyof typeof t.states]
                  : `${labelOf(labels, name, value)}${isWidened(name, value) ? `, ${t.withForerunners}` : ''}`
              }
              title={`${t.facets[name]}: ${labelOf(labels, name, value)}`}
              onRemove={() => onRemove(name, value)}
            />
          )}
        </li>
      ))}
      <li>
        <UnstyledButton className={styles.clear} onClick={onClear}>
          {t.clearFilters}
        </UnstyledButton>
      </li>
    </ul>
  );
}

function Chip({ label, title, onRemove }: { label: string; title: string; onRemove: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <span className={styles.chip} title={title}>
      <span className={styles.label}>{label}</span>
      <CloseButton size="xs" aria-label={t.removeFilter(label)} onClick={onRemove} />
    </span>
  );
}

function DossierChip({ id, onRemove }: { id: number; onRemove: () => void }): ReactNode {
  const t = useTexts(texts);
  const dossier = useStation('dossier.show', { id });
  return <Chip label={t.dossier(dossier.data?.code ?? '…')} title={dossier.data?.title ?? ''} onRemove={onRemove} />;
}
