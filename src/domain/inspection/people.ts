import { type CastPart, castParts } from '../scenario/schema.ts';
import type { Manuscript } from './manuscript.ts';

/** One person of one scenario. */
export interface Person {
  readonly name: string;
  /** The profession, or what else the person is: what stands before the first comma. */
  readonly work: string;
  /** The rank or place in it; empty where none is told. */
  readonly rank: string;
  readonly parts: readonly CastPart[];
  readonly scenario: string;
}

/** How many people of one kind have a part, out of all who have it. */
export interface Share {
  readonly part: CastPart;
  readonly who: string;
  readonly count: number;
  readonly of: number;
}

/** With fewer people in a part than this, more than half says nothing. */
const fewest = 4;

/** Everybody in the casts of the course, scenario by scenario. */
export function people({ scenarios }: Manuscript): readonly Person[] {
  return scenarios.flatMap(({ id, value }) =>
    Object.values(value?.cast ?? {}).map(({ name, is, parts }) => {
      const [work = '', ...rank] = is.split(',').map((word) => word.trim());
      return { name, work, rank: rank.join(', '), parts, scenario: id };
    }),
  );
}

/** For each part, how many people of each profession, or of each profession and rank, have it; most first. */
export function shares(everybody: readonly Person[], by: 'work' | 'rank'): readonly Share[] {
  return castParts.flatMap((part) => {
    const having = everybody.filter(({ parts }) => parts.includes(part));
    const counts = new Map<string, number>();
    for (const { work, rank } of having) {
      const who = by === 'work' || rank === '' ? work : `${work}, ${rank}`;
      counts.set(who, (counts.get(who) ?? 0) + 1);
    }
    return [...counts]
      .sort(([one, many], [other, more]) => more - many || one.localeCompare(other, 'en'))
      .map(([who, count]) => ({ part, who, count, of: having.length }));
  });
}

/** Where one profession has more than half of a part that at least four people have. */
export function lopsided(everybody: readonly Person[]): readonly Share[] {
  return shares(everybody, 'work').filter(({ count, of }) => of >= fewest && count > of / 2);
}
