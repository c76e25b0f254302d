/**
 * Who issues: the offices of the country by kind and level. Names of offices are facts; who signs is invented elsewhere.
 */
import type { Chance } from './chance.ts';
import type { Maker, Office } from './office.ts';
import { politicalOffices } from './offices-political.ts';
import { stateOffices } from './offices-state.ts';
import { provincesAfter, provincesBefore } from './places.ts';

const makers: Readonly<Record<string, Maker>> = { ...stateOffices, ...politicalOffices };

/** An office of a kind as it stood in a year. */
export function officeOf(kind: string, year: number, chance: Chance): Office {
  const maker = makers[kind];
  if (!maker) throw new Error(`no office of the kind ${kind}`);
  const office = maker(chance.pick(year >= 2026 ? provincesAfter : provincesBefore), year, chance);
  // A place that bears a person's name is written with its kind (Nghị định 30/2020, Phụ lục I).
  return office.place === 'Hồ Chí Minh' ? { ...office, place: 'Thành phố Hồ Chí Minh' } : office;
}
