/**
 * Search (Tra cứu): one box, facets with counts, the papers found with the place of the hit, and a paper opened over the
 * list with its hits marked. Everything shown is in the address (address.ts), so going back finds the list where it was.
 *
 * The last answer stays until the next one is there; typing asks once every 120 ms at most.
 */
import { ActionIcon, CloseButton, Popover, TextInput } from '@mantine/core';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { SearchHit, SearchResult } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useTypedWords } from '../../app/typed-words.ts';
import { callStation, failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { hasFilters, readAddress, type SearchAddress, sameQuestion, searchAddress, toggleFilter } from './address.ts';
import { FacetPanel } from './facet-panel.tsx';
import { type Labels, learnLabels } from './facets.ts';
import { FilterChips } from './filter-chips.tsx';
import { HitList, type HitListHandle, type Question, windowArgs } from './hit-list.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Paper } from './paper.tsx';
import { SaveSearch, StartLists } from './saved-searches.tsx';
import styles from './search.module.css';
import { Syntax } from './syntax.tsx';
import { texts } from './texts.ts';

const WAIT = 120;

/** An answer with the question it answers. */
type Answered = { readonly question: Question; readonly result: SearchResult };

export function SearchScreen(): ReactNode {
  const t = useTexts(texts);
  const address = readAddress(useSearch());
  const [, navigate] = useLocation();
  const newest = useRef(address);
  useEffect(() => {
    newest.current = address;
  });
  const show = (change: Partial<SearchAddress>, how: { replace: boolean }): void =>
    navigate(searchAddress({ ...address, ...change }), how);

  const { typed, setTyped, send } = useTypedWords(
    address.query,
    (query) => show({ query, row: null, top: 0, documentId: null }, { replace: true }),
    WAIT,
  );
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HitListHandle>(null);
  const { answered, failure, retry, pending, labels } = useAnswer(address);
  const asked = address.query.trim() !== '' || hasFilters(address.filters);
  const open = address.documentId !== null;

  useKeys(
    {
      '/': { label: t.keys.toBox, run: () => box.current?.select() },
      Escape: { run: () => (document.activeElement === box.current ? false : box.current?.select()) },
    },
    { enabled: !open },
  );

  const openHit = (hit: SearchHit, row: number): void => {
    show({ row, documentId: hit.documentId }, { replace: false });
    // Only searches that led to a paper are worth remembering.
    if (address.query.trim() !== '') {
      void callStation('search.save', { query: address.query.trim(), filters: address.filters, name: null });
    }
  };
  const close = (): void => show({ documentId: null }, { replace: true });
  // The list is inert under a paper; it takes the focus when it is there again.
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) list.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const onBoxKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    send();
    list.current?.focusRow(address.row ?? 0);
  };

  const total = answered?.result.total ?? 0;
  const ready = answered !== null || failure !== null;
  return (
    <main
      className={styles.screen}
      aria-label={t.title}
      {...(ready ? { 'data-ready': open ? 'paper' : 'search' } : { 'aria-busy': true })}
    >
      <div className={styles.under} inert={open} aria-busy={pending}>
        <header className={styles.head}>
          <div className={styles.boxes}>
            <TextInput
              ref={box}
              className={styles.box ?? ''}
              size="md"
              type="search"
              autoFocus={!open}
              aria-label={t.box}
              placeholder={t.placeholder}
              leftSection={<IconSearch size={18} aria-hidden />}
              rightSection={
                typed !== '' && (
                  <CloseButton
                    aria-label={t.clearBox}
                    onClick={() => {
                      setTyped('');
                      box.current?.focus();
                    }}
                  />
                )
              }
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={onBoxKey}
            />
            <Popover position="bottom-end" width={460} withArrow trapFocus>
              <Popover.Target>
                <ActionIcon variant="default" size={42} aria-label={t.help} title={t.help}>
                  <IconHelp size={20} aria-hidden />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown>
                <Syntax />
              </Popover.Dropdown>
            </Popover>
          </div>
          <div className={styles.line}>
            {asked && answered !== null && <Found result={answered.result} />}
            <FilterChips
              filters={address.filters}
              labels={labels}
              onRemove={(name, value) =>
                show({ filters: toggleFilter(address.filters, name, value), row: null, top: 0 }, { replace: false })
              }
              onClear={() => show({ filters: {}, row: null, top: 0 }, { replace: false })}
            />
            {asked && <SaveSearch question={address} />}
          </div>
        </header>
        <div className={styles.body}>
          <FacetPanel
            facets={answered?.result.facets ?? []}
            filters={address.filters}
            labels={labels}
            onToggle={(name, value, instead) => {
              const toggled = toggleFilter(address.filters, name, value);
              const filters = instead === undefined ? toggled : toggleFilter(toggled, name, instead);
              show({ filters, row: null, top: 0 }, { replace: false });
            }}
          />
          <section className={styles.found}>
            {failure !== null ? (
              <div className={styles.failed}>
                <ErrorNotice failure={failure} onRetry={retry} />
              </div>
            ) : !asked ? (
              <StartLists onChoose={(question) => show({ ...question, row: null, top: 0 }, { replace: false })} />
            ) : answered === null ? (
              <p className={styles.waiting}>{t.searching}</p>
            ) : total === 0 ? (
              <NothingFound
                question={address}
                onTry={(question) => show({ ...question, row: null, top: 0 }, { replace: false })}
              />
            ) : (
              <HitList
                ref={list}
                key={searchAddress(answered.question)}
                question={answered.question}
                total={total}
                row={address.row}
                top={address.top}
                onOpen={openHit}
                onPlace={(row, top) => {
                  const now = newest.current;
                  if (sameQuestion(now, answered.question) && now.documentId === null) {
                    navigate(searchAddress({ ...now, row, top }), { replace: true });
                  }
                }}
                onLeave={() => box.current?.focus()}
              />
            )}
          </section>
        </div>
      </div>
      {address.documentId !== null && (
        <Paper
          key={address.documentId}
          documentId={address.documentId}
          question={address}
          row={address.row}
          total={answered !== null && sameQuestion(answered.question, address) ? total : null}
          onStep={(documentId, row) => show({ documentId, row }, { replace: true })}
          onClose={close}
        />
      )}
    </main>
  );
}

/** The answer to show: the one asked for, or the last one while it is on its way. */
function useAnswer(question: Question) {
  const first = useStation('search.find', windowArgs(question, 0), { keep: true });
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [labels, setLabels] = useState<Labels>(new Map());
  const fresh = first.data !== undefined && !first.isPlaceholderData;
  if (fresh && (answered === null || answered.result !== first.data || !sameQuestion(answered.question, question))) {
    setAnswered({ question: { query: question.query, filters: question.filters }, result: first.data });
    setLabels(learnLabels(labels, first.data.facets ?? []));
  }
  return {
    answered,
    labels,
    failure: first.isError ? failureOf(first.error) : null,
    retry: () => void first.refetch(),
    pending: first.isFetching,
  };
}

function Found({ result }: { result: SearchResult }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const total = figure(result.total, language);
  return (
    <p className={styles.total} role="status">
      {result.capped ? t.foundAtLeast(total) : t.found(total)}
      {result.pending > 0 && <span className={styles.pending}> · {t.pending(figure(result.pending, language))}</span>}
    </p>
  );
}
