/** Searches kept under a name and the last ones: shown while the box is empty; saving the one at hand. */
import { Button, CloseButton, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { SavedSearch } from '../../../shared/views.ts';
import { moment } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { useStation, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import type { Question } from './hit-list.tsx';
import styles from './saved-searches.module.css';
import { Syntax } from './syntax.tsx';
import { texts } from './texts.ts';

export function SaveSearch({ question }: { question: Question }): ReactNode {
  const t = useTexts(texts);
  const save = useStationAction('search.save');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    const result = await save.run({ query: question.query.trim(), filters: question.filters, name: name.trim() });
    if (!result.ok) return;
    setOpen(false);
    setName('');
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={styles.save ?? ''}
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t.saveAs}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNotice failure={save.failure} />
          <Button type="submit" loading={save.pending} disabled={name.trim() === ''}>
            {t.saveDo}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What stands below an empty box. */
export function StartLists({ onChoose }: { onChoose: (question: Question) => void }): ReactNode {
  const t = useTexts(texts);
  const searches = useStation('search.saved', {});
  const all = searches.data ?? [];
  const named = all.filter((search) => search.name !== null);
  const recent = all.filter((search) => search.name === null);
  return (
    <div className={styles.start}>
      <div>
        <h2 className={styles.title}>{t.startTitle}</h2>
        <p className={styles.text}>{t.startText}</p>
        <Syntax />
      </div>
      <div className={styles.lists}>
        <Searches title={t.savedSearches} searches={named} onChoose={onChoose} />
        <Searches title={t.recentSearches} searches={recent} onChoose={onChoose} />
      </div>
    </div>
  );
}

function Searches(props: {
  title: string;
  searches: readonly SavedSearch[];
  onChoose: (question: Question) => void;
}): ReactNode {
  const { title, searches, onChoose } = props;
  const t = useTexts(texts);
  const forget = useStationAction('search.forget');
  if (searches.length === 0) return null;
  return (
    <section>
      <h3 className={styles.listTitle}>{title}</h3>
      <ErrorNotice failure={forget.failure} />
      <ul className={styles.list}>
        {searches.map((search) => {
          const words = search.query === '' ? t.onlyFilters : search.query;
          const label = search.name ?? words;
          return (
            <li key={search.id} className={styles.search}>
              <UnstyledButton
                className={styles.choose}
                onClick={() => onChoose({ query: search.query, filters: search.filters })}
              >
                <span className={styles.name}>{label}</span>
                {search.name !== null && <span className={styles.quiet}>{words}</span>}
                <span className={styles.at}>{moment(search.at)}</span>
              </UnstyledButton>
              <CloseButton
                size="sm"
                aria-label={search.name === null ? t.forget(label) : t.forgetNamed(label)}
                onClick={() => void forget.run({ id: search.id })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
