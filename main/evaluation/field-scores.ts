/**
 * Suggested fields against true ones. Our field names are English, the ground truth's are Vietnamese: the table below
 * is the bridge, and reports speak the ground truth's language.
 */
import { type FieldName, fieldNames, type Suggestion, seldomFields } from '../../shared/fields.ts';
import { parseSymbol, writeSymbol } from '../../shared/symbol.ts';
import type { GoldPaper } from './gold.ts';
import { dateVerdict, fieldVerdict, type Verdict } from './scoring.ts';

export type FieldFinding = {
  /** As the ground truth calls it. */
  readonly field: string;
  /** As the program calls it; null for number and symbol together. */
  readonly name: FieldName | null;
  readonly ink: 'printed' | 'handwritten';
  readonly verdict: Verdict;
  readonly gold: string | null;
  readonly given: string | null;
  readonly confidence: number | null;
  /** The place on the paper was shown. */
  readonly placed: boolean;
  /** What was given rests on handwriting, and was given as a proposal. */
  readonly fromHand: boolean;
  /** A person is asked to look, however certain the value is. */
  readonly needsPerson: boolean;
};

/** Day, month or year of a paper's own date. */
export type DatePartFinding = {
  readonly part: 'day' | 'month' | 'year';
  readonly ink: 'printed' | 'handwritten';
  readonly verdict: Verdict;
};

/** The names that the truth about a paper goes by. */
export const goldNames: Readonly<Record<FieldName, GoldField>> = {
  type: 'loai_van_ban',
  number: 'so',
  symbol: 'ky_hieu',
  date: 'ngay',
  place: 'dia_danh',
  superior: 'co_quan_cap_tren',
  issuer: 'co_quan_ban_hanh',
  subject: 'trich_yeu',
  authority: 'quyen_han_chuc_vu',
  signer: 'nguoi_ky',
  secrecy: 'do_mat',
  urgency: 'do_khan',
  arrivalNumber: 'dau_den_so',
  arrivalDate: 'dau_den_ngay',
  petitionKind: 'loai_don',
  sender: 'nguoi_gui',
  senderAddress: 'dia_chi_nguoi_gui',
  recordGroup: 'nhom_ho_so',
};

type GoldField = Exclude<
  keyof GoldPaper,
  'id' | 'file' | 'pages_of_document' | 'signature_page' | 'ink' | 'condition' | 'blank_pages'
>;
const ORDER: readonly GoldField[] = [
  'loai_van_ban',
  'so',
  'ky_hieu',
  'so_ky_hieu',
  'ngay',
  'dia_danh',
  'co_quan_cap_tren',
  'co_quan_ban_hanh',
  'trich_yeu',
  'quyen_han_chuc_vu',
  'nguoi_ky',
  'do_khan',
  'do_mat',
  'dau_den_so',
  'dau_den_ngay',
  'loai_don',
  'nguoi_gui',
  'dia_chi_nguoi_gui',
  'nhom_ho_so',
];

/** Truth that older files do not tell: what is not told is not judged. */
const SELDOM_TOLD: ReadonlySet<GoldField> = new Set([...seldomFields].map((name): GoldField => goldNames[name]));

type Given = {
  readonly value: string | null;
  readonly confidence: number;
  readonly placed: boolean;
  readonly fromHand: boolean;
  readonly needsPerson: boolean;
};

/**
 * A finding for each field that the paper has or that was given. Handwritten is a value of which any part was not
 * printed: a date with a handwritten day, number and symbol together with a handwritten number.
 */
export function judgeFields(gold: GoldPaper, suggestions: readonly Suggestion[]): FieldFinding[] {
  const given = new Map<GoldField, Given>(
    suggestions.map((s) => [goldNames[s.field], { value: s.value, confidence: s.confidence, ...restingOn(s) }]),
  );
  const together = numberAndSymbol(suggestions);
  if (together !== null) given.set('so_ky_hieu', together);
  return ORDER.flatMap((field) => {
    if (SELDOM_TOLD.has(field) && gold[field] === undefined) return [];
    const truth = onThePages(gold, field);
    const answer = given.get(field);
    const value = answer?.value ?? null;
    const verdict = (field === 'ngay' || field === 'dau_den_ngay' ? dateVerdict : fieldVerdict)(truth, value);
    if (verdict === null) return [];
    return [
      {
        field,
        name: fieldNames.find((name) => goldNames[name] === field) ?? null,
        ink: inkOf(gold, field),
        verdict,
        gold: truth,
        given: value,
        confidence: answer?.confidence ?? null,
        placed: answer?.placed ?? false,
        fromHand: answer?.fromHand ?? false,
        needsPerson: answer?.needsPerson ?? false,
      },
    ];
  });
}

const PARTS = ['year', 'month', 'day'] as const;

/** The parts of the paper's date one by one: the printed ones must be right even where the day was written by hand. */
export function judgeDateParts(gold: GoldPaper, findings: readonly FieldFinding[]): DatePartFinding[] {
  const finding = findings.find(({ field }) => field === 'ngay');
  const truth = finding?.gold?.split('-') ?? [];
  const given = finding?.given?.split('-') ?? [];
  const inks = gold.ink?.ngay;
  return PARTS.flatMap((part, i): DatePartFinding[] => {
    const verdict = fieldVerdict(truth[i] ?? null, given[i] ?? null);
    if (verdict === null || truth[i] === undefined) return [];
    const ink = typeof inks === 'object' ? inks?.[part] : inks;
    return [{ part, ink: isPrint(ink) ? 'printed' : 'handwritten', verdict }];
  });
}

const restingOn = ({ evidence, needsPerson }: Suggestion) => ({
  needsPerson,
  placed: evidence.length > 0,
  fromHand: evidence.some((place) => place.handwriting === true),
});

/** The true value as far as it stands on the pages given: a first page alone has no signature. */
function onThePages(gold: GoldPaper, field: GoldField): string | null {
  const unsigned = gold.signature_page === null || gold.ink?.nguoi_ky === 'absent';
  if (unsigned && (field === 'nguoi_ky' || field === 'quyen_han_chuc_vu')) return null;
  return gold[field] ?? null;
}

const isPrint = (kind: string | null | undefined): boolean =>
  kind === undefined || kind === null || kind === 'printed' || kind === 'absent';

function inkOf(gold: GoldPaper, field: GoldField): 'printed' | 'handwritten' {
  const { ink } = gold;
  switch (field) {
    case 'so':
    case 'so_ky_hieu':
      return isPrint(ink?.so) ? 'printed' : 'handwritten';
    case 'ngay': {
      const parts = typeof ink?.ngay === 'object' && ink.ngay !== null ? Object.values(ink.ngay) : [ink?.ngay];
      return parts.every((part) => typeof part !== 'string' || isPrint(part)) ? 'printed' : 'handwritten';
    }
    case 'dau_den_so':
      return isPrint(ink?.dau_den_parts?.so) ? 'printed' : 'handwritten';
    case 'dau_den_ngay':
      return isPrint(ink?.dau_den_parts?.ngay) ? 'printed' : 'handwritten';
    case 'nguoi_ky':
    case 'do_khan':
    case 'do_mat':
      return isPrint(ink?.[field]) ? 'printed' : 'handwritten';
    default:
      return 'printed';
  }
}

/** The year between number and symbol, where the number was written by hand: `/2007/NQ-HĐND`. */
const YEAR_BEFORE_SYMBOL = /(?:^|[/\s])((?:19|20)\d\d)\s?\/\s?\p{L}/u;

/** `30/2020/NĐ-CP`: our number and symbol put together; the year of normative numbers stands in what was read. */
function numberAndSymbol(suggestions: readonly Suggestion[]): Given | null {
  const number = suggestions.find((suggestion) => suggestion.field === 'number');
  const symbol = suggestions.find((suggestion) => suggestion.field === 'symbol');
  if (number === undefined || number.value === null || symbol === undefined || symbol.value === null) return null;
  const beside = YEAR_BEFORE_SYMBOL.exec(symbol.evidence[0]?.text ?? '')?.[1] ?? null;
  const year = parseSymbol(number.evidence[0]?.text ?? '')?.year ?? beside;
  return {
    value: writeSymbol({ number: number.value, year, symbol: symbol.value }),
    confidence: number.confidence * symbol.confidence,
    ...restingOn(number),
  };
}
