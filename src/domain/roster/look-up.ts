import type { Place } from '../course/place.ts';
import type { Level } from './attestation.ts';
import type { FlagId } from './flag.ts';
import { foldedName } from './person.ts';
import type { Row } from './row.ts';

/** Which rows are wanted; what is left out narrows nothing. */
export interface Wanted {
  /** Part of a name, however it is written, of an invitation or of a file's hash. */
  readonly text?: string;
  readonly level?: Level;
  readonly flag?: FlagId;
  /** `finished`: the course. `begun`: something, but not the course. `waiting`: not looked into yet. */
  readonly standing?: Standing;
  readonly place?: Place;
  readonly role?: string;
}

export type Standing = 'finished' | 'begun' | 'waiting';

export const columns = ['name', 'role', 'place', 'done', 'made', 'level', 'flags'] as const;
export type Column = (typeof columns)[number];

export interface Order {
  readonly by: Column;
  readonly down: boolean;
}

export function standingOfRow({ current, earned }: Row): Standing {
  if (current.state === 'waiting') return 'waiting';
  return earned.some(({ scope }) => scope === 'course') ? 'finished' : 'begun';
}

/**
 * The rows that are wanted, sorted. Equal rows keep the order of their ids, whichever way the column is sorted, so that the
 * same question always gives the same table.
 */
export function lookUp(rows: readonly Row[], wanted: Wanted, { by, down }: Order): readonly Row[] {
  const text = foldedName(wanted.text ?? '');
  const found = rows.filter((row) => isWanted(row, wanted, text)).map((row) => ({ row, key: keyOf(row, by) }));
  found.sort((a, b) => {
    const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return (down ? -order : order) || (a.row.id < b.row.id ? -1 : 1);
  });
  return found.map(({ row }) => row);
}

function isWanted(row: Row, { level, flag, standing, place, role }: Wanted, text: string): boolean {
  return (
    (level === undefined || row.level === level) &&
    (flag === undefined || row.flags.some(({ id }) => id === flag)) &&
    (standing === undefined || standingOfRow(row) === standing) &&
    (place === undefined || row.place === place) &&
    (role === undefined || row.role === role) &&
    (text === '' ||
      foldedOf(row).includes(text) ||
      foldedName(row.assignment?.token ?? '').includes(text) ||
      row.files.some(({ hash }) => hash.startsWith(text)))
  );
}

function keyOf(row: Row, by: Column): string | number {
  switch (by) {
    case 'name':
      return foldedOf(row);
    case 'role':
      return row.role ?? '';
    case 'place':
      return row.place ?? '';
    case 'done':
      return row.of === 0 ? 0 : row.done / row.of;
    case 'made':
      return row.current.made;
    case 'level':
      return { 'self-reported': 0, assigned: 1, attested: 2 }[row.level];
    case 'flags':
      return row.flags.filter(({ weight }) => weight !== 'note').length;
  }
}

/** A row never changes, and a hundred thousand names are folded once, not at every key that is typed. */
const folded = new WeakMap<Row, string>();

function foldedOf(row: Row): string {
  const known = folded.get(row) ?? foldedName(row.name);
  folded.set(row, known);
  return known;
}
