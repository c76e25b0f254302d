/**
 * What happens to the fields of one paper while a person goes through them. Pure: the screen draws it, saving follows it.
 *
 * A field is doubtful when a person must read it, or when a machine's value is less certain than `SURE`; it stops being
 * doubtful once it was accepted here or a person's value stands. Enter goes from one doubtful field to the next and then
 * to the button that approves, so that nothing is approved with the same stroke that accepts the last doubt.
 */
import { SURE } from '../../../shared/confidence.ts';
import { checkField, type FieldProblem, isPetition, typedForm } from '../../../shared/field-rules.ts';
import { dateFields, type FieldName, fieldNames, seldomFields } from '../../../shared/fields.ts';
import type { FieldView } from '../../../shared/views.ts';

/** Where the keyboard is: a field, or the button that approves. */
export type Spot = FieldName | 'approve';

export type ReviewState = {
  readonly documentId: number;
  readonly fields: Readonly<Record<FieldName, FieldView>>;
  /** What stands in the boxes and is not what the station has. */
  readonly drafts: Readonly<Partial<Record<FieldName, string>>>;
  /** Accepted here; the station may not have answered yet. */
  readonly accepted: readonly FieldName[];
  /** Decided here and answered for; an answer asked for before that may still come in and say otherwise. */
  readonly ahead: Readonly<Partial<Record<FieldName, FieldView>>>;
  readonly spot: Spot;
  /** A field that must not be passed over empty was about to be: the screen offers to confirm it. */
  readonly offersEmpty: FieldName | null;
};

export type ReviewAction =
  | { readonly do: 'load'; readonly fields: readonly FieldView[] }
  | { readonly do: 'focus'; readonly spot: Spot }
  | { readonly do: 'type'; readonly field: FieldName; readonly text: string }
  | { readonly do: 'take'; readonly field: FieldName; readonly text: string; readonly append: boolean }
  /** What was typed is what the station has now. */
  | { readonly do: 'saved'; readonly field: FieldName; readonly text: string }
  | { readonly do: 'accept' }
  /** Something was taken back: what the station says next holds. */
  | { readonly do: 'undone' }
  | { readonly do: 'leaveEmpty'; readonly field: FieldName };

const nobodySaid = (field: FieldName): FieldView => ({
  field,
  value: null,
  confidence: null,
  needsPerson: false,
  source: 'machine',
  evidence: [],
});

const byName = (fields: readonly FieldView[]): Record<FieldName, FieldView> => {
  const known = new Map(fields.map((view) => [view.field, view]));
  return Object.fromEntries(fieldNames.map((field) => [field, known.get(field) ?? nobodySaid(field)])) as Record<
    FieldName,
    FieldView
  >;
};

/** Opens a paper: at its first doubtful field, or at the button when there is none. */
export function openReview(
  documentId: number,
  fields: readonly FieldView[],
  drafts: ReviewState['drafts'] = {},
): ReviewState {
  const state: ReviewState = {
    documentId,
    fields: byName(fields),
    drafts: {},
    accepted: [],
    ahead: {},
    spot: 'approve',
    offersEmpty: null,
  };
  const kept = Object.entries(drafts).filter(([field, text]) => text !== standing(state, field as FieldName));
  const restored = { ...state, drafts: Object.fromEntries(kept) };
  return { ...restored, spot: nextDoubt(restored, null) ?? 'approve' };
}

/** The page on which a paper opens (1 = first): where its first doubt stands. */
export function openingPage(fields: readonly FieldView[]): number {
  const { spot, fields: known } = openReview(0, fields);
  return spot === 'approve' ? 1 : (known[spot].evidence[0]?.page ?? 1);
}

/** What the station has, as a person would type it. */
export const standing = (state: ReviewState, field: FieldName): string => typedForm(field, state.fields[field].value);

/** What stands in the box. */
export const textOf = (state: ReviewState, field: FieldName): string => state.drafts[field] ?? standing(state, field);

export const isDirty = (state: ReviewState, field: FieldName): boolean =>
  state.drafts[field] !== undefined && state.drafts[field] !== standing(state, field);

/**
 * What a person means by the text in the box: a day alone takes month and year from the date that stands, because on
 * most papers only the day is written by hand.
 */
export function meantText(state: ReviewState, field: FieldName): string {
  const text = textOf(state, field).trim();
  const known = dateFields.has(field) ? /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(state.fields[field].value ?? '') : null;
  return known !== null && /^\d{1,2}$/.test(text) ? `${text.padStart(2, '0')}/${known[2]}/${known[1]}` : text;
}

/** What the rules say about the text in the box. */
export const problemOf = (state: ReviewState, field: FieldName): FieldProblem | undefined =>
  checkField(field, meantText(state, field)).problem;

/** A box that the station would refuse. */
export const isRefused = (state: ReviewState, field: FieldName): boolean => problemOf(state, field)?.level === 'error';

export type Standing = 'sure' | 'doubtful' | 'needs-person' | 'empty' | 'person';

/** How a field is shown: quiet, ticked, or with an amber edge. */
export function standingOf(state: ReviewState, field: FieldName): Standing {
  const { value, needsPerson, source, confidence } = state.fields[field];
  if (state.accepted.includes(field)) return 'person';
  // Emptying the box is not reading the paper.
  if (needsPerson && textOf(state, field).trim() === '') return 'needs-person';
  if (isDirty(state, field)) return 'person';
  if (needsPerson) return 'needs-person';
  if (source === 'person') return 'person';
  if (value === null) return 'empty';
  return (confidence ?? 0) < SURE ? 'doubtful' : 'sure';
}

/**
 * Nobody is stopped at a field that is not read off the paper but only helps to put it in its place: its suggestion is
 * shown with its certainty, and passed unless somebody changes it.
 */
const NEVER_ASKED: ReadonlySet<FieldName> = new Set(['recordGroup']);

export const isDoubtful = (state: ReviewState, field: FieldName): boolean => {
  const now = standingOf(state, field);
  if (NEVER_ASKED.has(field)) return isRefused(state, field);
  return now === 'doubtful' || now === 'needs-person' || isRefused(state, field);
};

const ofPetitions: ReadonlySet<FieldName> = new Set(['petitionKind', 'sender', 'senderAddress']);

/** Whether the form has a place for the field without being asked: seldom ones need something that speaks for them. */
export function isShown(state: ReviewState, field: FieldName): boolean {
  if (!seldomFields.has(field) || state.spot === field) return true;
  const { value, needsPerson, evidence } = state.fields[field];
  const known = value !== null || needsPerson || evidence.length > 0 || state.drafts[field] !== undefined;
  return known || (ofPetitions.has(field) && isPetition(textOf(state, 'type')));
}

/** The doubtful fields in the order in which they are walked. */
export const doubts = (state: ReviewState): FieldName[] => fieldNames.filter((field) => isDoubtful(state, field));

/** The next doubtful field after this one, round the corner if need be; null when none is left. */
export function nextDoubt(state: ReviewState, after: FieldName | null): FieldName | null {
  const left = doubts(state).filter((field) => field !== after);
  const from = after === null ? -1 : fieldNames.indexOf(after);
  return left.find((field) => fieldNames.indexOf(field) > from) ?? left[0] ?? null;
}

/** Why the field with the keyboard cannot be accepted as it stands; null when it can. */
export function stopsAccepting(state: ReviewState, field: FieldName): 'refused' | 'empty' | null {
  if (isRefused(state, field)) return 'refused';
  return standingOf(state, field) === 'needs-person' && textOf(state, field).trim() === '' ? 'empty' : null;
}

const without = <T>(list: readonly T[], one: T): T[] => list.filter((other) => other !== one);

export function review(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.do) {
    case 'load': {
      const told = byName(action.fields);
      const newer = Object.entries(state.ahead).filter(([field, view]) => {
        const { source, value } = told[field as FieldName];
        return source !== 'person' || value !== view.value;
      });
      const loaded = { ...state, fields: { ...told, ...Object.fromEntries(newer) } };
      const drafts = Object.entries(state.drafts).filter(
        ([field, text]) => text !== standing(loaded, field as FieldName),
      );
      return { ...loaded, ahead: Object.fromEntries(newer), drafts: Object.fromEntries(drafts) };
    }
    case 'undone':
      return { ...state, ahead: {}, accepted: [], offersEmpty: null };
    case 'focus':
      return { ...state, spot: action.spot, offersEmpty: action.spot === state.offersEmpty ? state.offersEmpty : null };
    case 'type':
      return {
        ...state,
        drafts: { ...state.drafts, [action.field]: action.text },
        accepted: without(state.accepted, action.field),
        offersEmpty: null,
      };
    case 'take': {
      const before = action.append ? textOf(state, action.field).trim() : '';
      const text = before === '' ? action.text : `${before} ${action.text}`;
      return review(state, { do: 'type', field: action.field, text });
    }
    case 'saved': {
      if (state.drafts[action.field] !== action.text) return state;
      const { [action.field]: _, ...drafts } = state.drafts;
      const value = checkField(action.field, action.text).value;
      const field: FieldView = { ...state.fields[action.field], value, source: 'person', needsPerson: false };
      return {
        ...state,
        drafts,
        fields: { ...state.fields, [action.field]: field },
        ahead: { ...state.ahead, [action.field]: field },
      };
    }
    case 'accept': {
      const { spot } = state;
      if (spot === 'approve') return state;
      const stop = stopsAccepting(state, spot);
      if (stop !== null) return stop === 'empty' ? { ...state, offersEmpty: spot } : state;
      const accepted = { ...state, accepted: [...without(state.accepted, spot), spot], offersEmpty: null };
      return { ...accepted, spot: nextDoubt(accepted, spot) ?? 'approve' };
    }
    case 'leaveEmpty': {
      const { field } = action;
      const { [field]: _, ...drafts } = state.drafts;
      const empty: FieldView = { ...state.fields[field], value: null, needsPerson: false, source: 'person' };
      const left = {
        ...state,
        drafts,
        fields: { ...state.fields, [field]: empty },
        ahead: { ...state.ahead, [field]: empty },
        accepted: [...without(state.accepted, field), field],
        offersEmpty: null,
      };
      return { ...left, spot: nextDoubt(left, field) ?? 'approve' };
    }
  }
}
