import type { Flag } from '../roster/flag.ts';
import { standingOfRow } from '../roster/look-up.ts';
import type { Row } from '../roster/row.ts';
import type { Table } from './csv.ts';

/** The columns of the roster, in order. */
export const rosterColumns = [
  'name',
  'role',
  'place',
  'standing',
  'done',
  'of',
  'finished',
  'day',
  'made',
  'level',
  'flags',
  'edition',
  'invitation',
  'file',
] as const;

/** Gives the words for an id of a group: `column`, `role`, `place`, `standing`, `scope`, `level` or `flag` with what fills it. */
export type Say = (group: RosterWords, id: string, values?: Flag['values']) => string;
export type RosterWords = 'column' | 'role' | 'place' | 'standing' | 'scope' | 'level' | 'flag';

/** The roster as a table of words. The screen and the file are both made of this, so they cannot differ. */
export function rosterTable(rows: readonly Row[], say: Say): Table {
  return {
    columns: rosterColumns.map((column) => say('column', column)),
    rows: rows.map((row) => [
      row.name,
      row.role ? say('role', row.role) : '',
      row.place ? say('place', row.place) : '',
      say('standing', standingOfRow(row)),
      row.done,
      row.of,
      row.earned.map(({ scope }) => say('scope', scope)).join('; '),
      row.earned.find(({ scope }) => scope === 'course')?.day ?? '',
      row.current.made.slice(0, 10),
      say('level', row.level),
      [...new Set(row.flags.map(({ id, values }) => say('flag', id, values)))].join(' '),
      row.current.edition,
      row.assignment?.token ?? '',
      row.current.hash,
    ]),
  };
}
