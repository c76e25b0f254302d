/** An event of the audit chain as a sentence. Pure: what the event says is read with care, since old events say less. */
import { dateFields, type FieldName } from '../../../shared/fields.ts';
import { searchForm } from '../../../shared/vietnamese.ts';
import type { EventView } from '../../../shared/views.ts';
import { documentDate } from '../../app/format.ts';
import type { Language } from '../../app/language.tsx';
import { historyTexts, type Told } from './history-texts.ts';

/** Longer than this a value is cut: a history is read line by line. */
const LONGEST = 80;

const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`);

const said = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names of actions were written with hyphens at first: `document.send-back` is `document.sendBack`. */
const nameOf = (action: string): string => action.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function toldBy(event: EventView, language: Language): Told {
  const t = historyTexts[language];
  const field = text(said(event.after, 'field'));
  const value = (of: unknown): string => {
    const stands = text(said(of, 'value'));
    const shown = dateFields.has(field as FieldName) ? documentDate(stands === '' ? null : stands) : stands;
    return shown === '' ? t.empty : `“${short(shown)}”`;
  };
  const pages = said(event.after, 'pages');
  const deed = nameOf(text(said(event.after, 'call')));
  const plain = {
    // An explanation is its own text; a delivery names its receipt; other events tell more than one thing.
    before: event.before === null || event.before === undefined ? '' : short(text(event.before) || 'x'),
    after: short(text(event.after) || text(said(event.after, 'receipt'))),
  };
  return {
    document: event.document === null ? '' : t.document(String(event.document.ordinal)),
    field: t.fields[field] ?? field,
    ...(field === '' ? plain : { before: value(event.before), after: value(event.after) }),
    reason: short(text(said(event.after, 'reason'))),
    pages: Array.isArray(pages) ? String(pages.length) : '',
    deed: t.deeds[deed] ?? deed,
  };
}

/** Who did what: "Hoa" and "duyệt văn bản 3". */
export function eventSentence(event: EventView, language: Language): { readonly actor: string; readonly deed: string } {
  const t = historyTexts[language];
  const told = toldBy(event, language);
  const sentence = t.actions[nameOf(event.action)];
  const actor = searchForm(event.actor) === 'máy' ? t.machine : event.actor;
  if (sentence === undefined) return { actor, deed: t.other(event.action, told.document) };
  // About a document, but in the history of its own: it is not named by its number there.
  return {
    actor,
    deed: sentence(event.action.startsWith('edit.') ? told : { ...told, document: told.document || t.aDocument }),
  };
}
