/**
 * What may be shown of so many people (assessment rule A17). `none` below 10. `counts` from 10: counts, shares and facility.
 * `all` from 30; what is then called unstable is so below 50. A subgroup is held to the same.
 */
export type Gate = 'none' | 'counts' | 'all';

export const fewestPeople = 10;
export const fewestForAll = 30;
export const fewestForStable = 50;

export function gateFor(people: number): Gate {
  if (people < fewestPeople) return 'none';
  return people < fewestForAll ? 'counts' : 'all';
}
