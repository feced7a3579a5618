import type { Place } from '../course/place.ts';
import type { Level } from './attestation.ts';
import type { FlagId } from './flag.ts';
import { foldedName } from './person.ts';
import type { Row } from './row.ts';

/** Which rows are wanted; what is left out narrows nothing. */
export interface Wanted {
  /** Part of a name, however it is written, of an invitation or of a file’s hash. */
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

/** Finds and sorts rows, again and again, without doing anything twice. */
export interface RowIndex {
  /**
   * The rows that are wanted, sorted. Equal rows keep the order of their ids, whichever way the column is sorted, so that the
   * same question always gives the same table.
   */
  lookUp(wanted: Wanted, order: Order): readonly Row[];
  /** The row of that id. */
  row(id: string): Row | undefined;
  /** Sorts by a column now, so that whoever asks for it does not wait. */
  prepare(by: Column): void;
}

/** @param rows in the order of their ids, as `rowsOf` gives them */
export function indexRows(rows: readonly Row[]): RowIndex {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const haystacks = ordered.map(haystackOf);
  const sorted = new Map<Column, readonly (readonly number[])[]>();
  /** Rows that are equal in a column, as groups, from the first key to the last. */
  const groupsBy = (by: Column) => {
    const known = sorted.get(by);
    if (known) return known;
    const groups = new Map<string | number, number[]>();
    for (const [at, row] of ordered.entries()) {
      const key = keyOf(row, by);
      const those = groups.get(key);
      if (those) those.push(at);
      else groups.set(key, [at]);
    }
    const keys = [...groups.keys()];
    // The engine's own order of texts, by UTF-16 code unit, is several times as fast as any that it is told.
    if (typeof keys[0] === 'number') keys.sort((a, b) => Number(a) - Number(b));
    else keys.sort();
    const made = keys.map((key) => groups.get(key) ?? []);
    sorted.set(by, made);
    return made;
  };
  return {
    lookUp(wanted, { by, down }) {
      const text = foldedName(wanted.text ?? '');
      // Every name of letters a to f would be in some hash: only what begins one finds it.
      const isHash = /^[0-9a-f]{4,64}$/.test(text);
      const isFound = (at: number, { files }: Row) =>
        text === '' || haystacks[at]?.includes(text) || (isHash && files.some(({ hash }) => hash.startsWith(text)));
      const found: Row[] = [];
      const groups = groupsBy(by);
      for (const group of down ? [...groups].reverse() : groups)
        for (const at of group) {
          const row = ordered[at];
          if (row && isWanted(row, wanted) && isFound(at, row)) found.push(row);
        }
      return found;
    },
    row: (id) => byId.get(id),
    prepare: (by) => void groupsBy(by),
  };
}

/** The words that a row can be found by. */
function haystackOf({ name, assignment }: Row): string {
  return `${foldedName(name)} ${foldedName(assignment?.token ?? '')}`;
}

function isWanted(row: Row, { level, flag, standing, place, role }: Wanted): boolean {
  return (
    (level === undefined || row.level === level) &&
    (flag === undefined || row.flags.some(({ id }) => id === flag)) &&
    (standing === undefined || standingOfRow(row) === standing) &&
    (place === undefined || row.place === place) &&
    (role === undefined || row.role === role)
  );
}

function keyOf(row: Row, by: Column): string | number {
  switch (by) {
    case 'name':
      return foldedName(row.name);
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
