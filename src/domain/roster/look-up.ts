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
  /** Only those who finished something. */
  readonly earned?: true;
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

/** So many answers are kept: whoever reads the rows in lots asks the same question again and again. */
const mostAnswers = 4;

/** @param rows in the order of their ids, as `rowsOf` gives them */
export function indexRows(rows: readonly Row[]): RowIndex {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const names = ordered.map(({ name }) => foldedName(name));
  /** The words that a row can be found by. */
  const haystacks = ordered.map(({ assignment }, at) =>
    assignment?.token ? `${names[at] ?? ''} ${foldedName(assignment.token)}` : (names[at] ?? ''),
  );
  const arranged = new Map<Column, Arranged>();
  const answers = new Map<string, readonly Row[]>();
  const arrange = (by: Column) => {
    const known = arranged.get(by);
    if (known) return known;
    const made = arrangedBy(by === 'name' ? names : ordered.map((row) => keyOf(row, by)));
    arranged.set(by, made);
    return made;
  };
  const find = (wanted: Wanted, { by, down }: Order): readonly Row[] => {
    const text = foldedName(wanted.text ?? '');
    // Every name of letters a to f would be in some hash: only what begins one finds it.
    const isHash = /^[0-9a-f]{4,64}$/.test(text);
    const isFound = (at: number, { files }: Row) =>
      text === '' || haystacks[at]?.includes(text) || (isHash && files.some(({ hash }) => hash.startsWith(text)));
    const found: Row[] = [];
    for (const at of arrange(by)[down ? 'down' : 'up']) {
      const row = ordered[at];
      if (row && isWanted(row, wanted) && isFound(at, row)) found.push(row);
    }
    return found;
  };
  return {
    lookUp(wanted, order) {
      const { text, level, flag, standing, place, role, earned } = wanted;
      const question = JSON.stringify([text, level, flag, standing, place, role, earned, order.by, order.down]);
      const answer = answers.get(question) ?? find(wanted, order);
      answers.delete(question);
      answers.set(question, answer);
      for (const oldest of answers.keys()) if (answers.size > mostAnswers) answers.delete(oldest);
      return answer;
    },
    row: (id) => byId.get(id),
    prepare: (by) => void arrange(by),
  };
}

/** Where each row stands, from the first key to the last and the other way round; equal ones in their own order both times. */
interface Arranged {
  readonly up: Uint32Array;
  readonly down: Uint32Array;
}

function arrangedBy(keys: readonly (string | number)[]): Arranged {
  const distinct = [...new Set(keys)];
  // The engine's own order of texts, by UTF-16 code unit, is several times as fast as any that it is told.
  if (typeof distinct[0] === 'number') distinct.sort((a, b) => Number(a) - Number(b));
  else distinct.sort();
  const places = new Map(distinct.map((key, place) => [key, place]));
  const ranks = Uint32Array.from(keys, (key) => places.get(key) ?? 0);
  return {
    up: counted(ranks, distinct.length),
    down: counted(
      ranks.map((rank) => distinct.length - 1 - rank),
      distinct.length,
    ),
  };
}

/** Sorts by counting: what has the same rank keeps its order. */
function counted(ranks: Uint32Array, count: number): Uint32Array {
  const next = new Uint32Array(count + 1);
  for (const rank of ranks) next[rank + 1] = (next[rank + 1] ?? 0) + 1;
  for (let rank = 1; rank <= count; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0);
  const sorted = new Uint32Array(ranks.length);
  for (const [at, rank] of ranks.entries()) {
    const place = next[rank] ?? 0;
    sorted[place] = at;
    next[rank] = place + 1;
  }
  return sorted;
}

function isWanted(row: Row, { level, flag, standing, place, role, earned }: Wanted): boolean {
  return (
    (level === undefined || row.level === level) &&
    (flag === undefined || row.flags.some(({ id }) => id === flag)) &&
    (standing === undefined || standingOfRow(row) === standing) &&
    (place === undefined || row.place === place) &&
    (role === undefined || row.role === role) &&
    (!earned || row.earned.length > 0)
  );
}

function keyOf(row: Row, by: Exclude<Column, 'name'>): string | number {
  switch (by) {
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
