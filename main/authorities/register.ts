/**
 * The list of bodies that issue papers: kinds of bodies (bodies.tsv) multiplied by places with their dates (places.tsv),
 * both in resources/authorities. Records are put together when asked for; nothing is stored twice.
 *
 * Promises: a body stands while its kind and its place do; an id (`front-btt@h-gio-linh`) means the same body for ever;
 * a table that does not have the agreed shape stops the program at its first use with the line at fault.
 */
import { readFileSync } from 'node:fs';

export type Tier = 'c' | 't' | 'h' | 'x';

export type Place = {
  readonly id: string;
  /** `tỉnh`, `thành phố`, `huyện`, `xã` … as it is written before the name. */
  readonly level: string;
  readonly name: string;
  readonly tier: Tier;
  readonly parent: Place | null;
  /** First and last day; null = open or unknown. */
  readonly from: string | null;
  readonly to: string | null;
  readonly into: readonly string[];
  /** Where its bodies sit, when that is not its own name. */
  readonly seat: string | null;
};

export type BodyKind = {
  readonly id: string;
  readonly kind: 'front' | 'party' | 'state' | 'union';
  /** The kind it belongs to; null = stands by itself. */
  readonly of: string | null;
  readonly style: 'self' | 'organ' | 'office';
  readonly from: string | null;
  readonly to: string | null;
  readonly into: readonly string[];
  readonly codes: readonly string[];
  /** Printed forms at each tier, the name first. */
  readonly forms: Readonly<Partial<Record<Tier, readonly string[]>>>;
};

/** One body: what a paper's issuer is linked to. */
export type Authority = {
  readonly id: string;
  readonly name: string;
  readonly kind: BodyKind['kind'];
  readonly tier: Tier;
  readonly place: Place;
  /** The body it is a part of: the committee of a standing board. */
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  /** Printed forms, `{X}` and `{N}` filled in. */
  readonly aliases: readonly string[];
};

export type Register = {
  /** Raised with the data: what was linked by an older one is linked anew. */
  readonly version: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly kinds: ReadonlyMap<string, BodyKind>;
  authority(id: string): Authority | undefined;
  /** The body of this kind at this place; null where there is none, or they never stood at the same time. */
  idOf(kind: string, place: string): string | null;
  /** This body with all it came from and all it became, itself first. */
  lineage(id: string): readonly string[];
  /** Every body of the list; for checks and counts. */
  all(): IterableIterator<string>;
};

const FOLDER = new URL('../../resources/authorities/', import.meta.url);

/** The word of a level in names such as Tỉnh ủy, Thị đoàn. */
const SHORT_LEVELS: Readonly<Record<string, string>> = {
  tỉnh: 'Tỉnh',
  'thành phố': 'Thành',
  huyện: 'Huyện',
  'huyện đảo': 'Huyện',
  'thị xã': 'Thị',
  quận: 'Quận',
};

const COMMUNAL = new Set(['xã', 'phường', 'thị trấn', 'thị trấn nông trường', 'đặc khu']);

function* table(name: string): Generator<Record<string, string>> {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').normalize('NFC').split('\n');
  let columns: readonly string[] | null = null;
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    if (columns === null) {
      columns = cells;
      continue;
    }
    if (cells.length > columns.length || cells[0] === '') throw new Error(`${name}, line ${index + 1}: ${line}`);
    yield Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  }
}

const list = (cell: string | undefined): string[] => (cell === undefined || cell === '' ? [] : cell.split(','));
const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

function tierOf(level: string, parent: Place | null): Tier {
  if (parent === null) return 'c';
  if (COMMUNAL.has(level)) return 'x';
  return parent.tier === 'c' ? 't' : 'h';
}

function readPlaces(): Map<string, Place> {
  const rows = new Map([...table('places.tsv')].map((row) => [row.id ?? '', row]));
  const places = new Map<string, Place>();
  const make = (id: string): Place => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const row = rows.get(id);
    if (row === undefined) throw new Error(`places.tsv: no place ${id}`);
    const parent = orNull(row.parent) === null ? null : make(row.parent ?? '');
    const { level = '', name = '' } = row;
    const place: Place = {
      id,
      level,
      name,
      tier: tierOf(level, parent),
      parent,
      from: orNull(row.from),
      to: orNull(row.to),
      into: list(row.into),
      seat: orNull(row.seat),
    };
    places.set(id, place);
    return place;
  };
  for (const id of rows.keys()) make(id);
  return places;
}

const isTier = (letter: string): letter is Tier => 'cthx'.includes(letter);
const isKind = (text: string): text is BodyKind['kind'] => ['front', 'party', 'state', 'union'].includes(text);

function readKinds(): Map<string, BodyKind> {
  const kinds = new Map<string, BodyKind>();
  for (const row of table('bodies.tsv')) {
    const { id = '', kind = '', style = '', tiers = '', forms = '' } = row;
    if (!isKind(kind) || !['', 'organ', 'office'].includes(style)) throw new Error(`bodies.tsv: ${id}`);
    const printed = forms.split(' | ');
    const more = Object.fromEntries([...tiers].filter(isTier).map((tier) => [tier, printed]));
    kinds.set(id, {
      id,
      kind,
      of: orNull(row.of),
      style: style === 'organ' || style === 'office' ? style : 'self',
      from: orNull(row.from),
      to: orNull(row.to),
      into: list(row.into),
      codes: list(row.codes),
      forms: { ...kinds.get(id)?.forms, ...more },
    });
  }
  return kinds;
}

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);
const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** Communes of one name are told apart by their district: `xã Cam Thủy, huyện Lệ Thủy`. */
function inFull({ level, name, tier, parent }: Place): string {
  const own = `${level} ${name}`;
  return tier === 'x' && parent?.tier === 'h' ? `${own}, ${parent.level} ${parent.name}` : own;
}

/** `Ủy ban MTTQ Việt Nam {X}` at a place: `Ủy ban MTTQ Việt Nam tỉnh Quảng Trị`. */
const filled = (form: string, place: Place): string =>
  form
    .replace('{X}', inFull(place))
    .replace('{N}', place.name)
    .replace('{P}', SHORT_LEVELS[place.level] ?? '');

let opened: Register | null = null;

/** The list that is shipped; read at the first call. */
export function openRegister(): Register {
  opened ??= read();
  return opened;
}

function read(): Register {
  const version = readFileSync(new URL('version.txt', FOLDER), 'utf8').trim();
  const places = readPlaces();
  const kinds = readKinds();
  const cameFrom = new Map<string, Place[]>();
  for (const place of places.values()) {
    for (const next of place.into) cameFrom.set(next, [...(cameFrom.get(next) ?? []), place]);
  }
  const kindsBefore = new Map<string, BodyKind[]>();
  for (const kind of kinds.values()) {
    for (const next of kind.into) kindsBefore.set(next, [...(kindsBefore.get(next) ?? []), kind]);
  }

  const span = (kind: BodyKind, place: Place) => ({
    from: later(kind.from, place.from),
    to: earlier(kind.to, place.to),
  });

  function idOf(kindId: string, placeId: string): string | null {
    const [kind, place] = [kinds.get(kindId), places.get(placeId)];
    if (kind === undefined || place === undefined || kind.forms[place.tier] === undefined) return null;
    const { from, to } = span(kind, place);
    return from !== null && to !== null && from > to ? null : `${kindId}@${placeId}`;
  }

  function nameOf(kind: BodyKind, place: Place): string {
    const own = kind.forms[place.tier]?.[0] ?? kind.id;
    if (kind.style === 'self' || place.tier === 'c') {
      const parent = kind.of === null || place.tier !== 'c' ? undefined : kinds.get(kind.of);
      return parent === undefined ? filled(own, place) : `${own} – ${nameOf(parent, place)}`;
    }
    if (kind.style === 'office') return `${own} ${inFull(place)}`;
    const parent = kind.of === null ? undefined : kinds.get(kind.of);
    return parent === undefined ? own : `${own} – ${nameOf(parent, place)}`;
  }

  function compose(id: string): Authority | undefined {
    const [kindId = '', placeId = ''] = id.split('@');
    const [kind, place] = [kinds.get(kindId), places.get(placeId)];
    if (kind === undefined || place === undefined || idOf(kindId, placeId) === null) return undefined;
    const { from, to } = span(kind, place);
    const some = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((each) => each !== null))];
    return {
      id,
      name: nameOf(kind, place),
      kind: kind.kind,
      tier: place.tier,
      place,
      parent: kind.of === null ? null : idOf(kind.of, placeId),
      validFrom: from,
      validTo: to,
      predecessors: some([
        ...(kindsBefore.get(kindId) ?? []).map((before) => idOf(before.id, placeId)),
        ...(cameFrom.get(placeId) ?? []).map((before) => idOf(kindId, before.id)),
      ]),
      successors: some([
        ...kind.into.map((next) => idOf(next, placeId)),
        ...place.into.map((next) => idOf(kindId, next)),
      ]),
      aliases: (kind.forms[place.tier] ?? []).map((form) => filled(form, place)),
    };
  }

  const composed = new Map<string, Authority | undefined>();
  function authority(id: string): Authority | undefined {
    if (!composed.has(id)) composed.set(id, compose(id));
    return composed.get(id);
  }

  function follow(id: string, way: 'predecessors' | 'successors', into: Set<string>): void {
    for (const next of authority(id)?.[way] ?? []) {
      if (into.has(next)) continue;
      into.add(next);
      follow(next, way, into);
    }
  }

  return {
    version,
    places,
    kinds,
    authority,
    idOf,
    lineage(id) {
      // Forerunners and what came after, but not what else came of a forerunner: Gio Linh is not Vĩnh Linh.
      const [before, after] = [new Set<string>(), new Set<string>()];
      follow(id, 'predecessors', before);
      follow(id, 'successors', after);
      return [...new Set([id, ...before, ...after])];
    },
    *all() {
      for (const place of places.keys()) {
        for (const kind of kinds.keys()) {
          const id = idOf(kind, place);
          if (id !== null) yield id;
        }
      }
    },
  };
}
