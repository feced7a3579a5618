import { foldedName } from '../roster/person.ts';
import type { Row } from '../roster/row.ts';
import type { Reportable } from './pars.ts';

/** What a column of the coordinator's own list may hold; `who` names the row: an invitation, or a name as it was handed in. */
export const listFields = [
  'who',
  'givenName',
  'familyName',
  'birthMonth',
  'birthDay',
  'licenseState',
  'licenseId',
  'npi',
  'boardDomain',
  'boardId',
  'consent',
] as const;
export type ListField = (typeof listFields)[number];

/** Which column holds what, by its place; a field may have none. */
export type Mapping = { readonly [F in ListField]?: number };

/** Why a line of the list stands beside no row. */
export type Unmatched = 'nobody' | 'several' | 'twice' | 'consent';

export interface OwnList {
  readonly details: ReadonlyMap<string, Reportable>;
  /** Lines that were left out, by their number in the file, its head being the first. */
  readonly leftOut: readonly { readonly line: number; readonly who: string; readonly why: Unmatched }[];
}

/** Which columns hold what, as far as their heads say so. */
export function guessMapping(heads: readonly string[]): Mapping {
  const plain = heads.map((head) => head.toLowerCase().replace(/[^a-z]/g, ''));
  const guesses: { readonly [F in ListField]: readonly string[] } = {
    who: ['invitation', 'token', 'name', 'fullname', 'learner'],
    givenName: ['givenname', 'firstname', 'given'],
    familyName: ['familyname', 'lastname', 'surname', 'family'],
    birthMonth: ['birthmonth', 'monthofbirth'],
    birthDay: ['birthday', 'dayofbirth'],
    licenseState: ['licensestate', 'state'],
    licenseId: ['licenseid', 'licensenumber', 'license'],
    npi: ['npi'],
    boardDomain: ['boarddomain', 'board'],
    boardId: ['boardid'],
    consent: ['consent', 'consenttoreport', 'permission'],
  };
  const found = listFields.flatMap((field) => {
    const at = guesses[field].map((name) => plain.indexOf(name)).find((place) => place >= 0);
    return at === undefined ? [] : [[field, at] as const];
  });
  return Object.fromEntries(found);
}

/**
 * Puts the lines of the coordinator's own list beside the rows of the roster. Nothing is guessed: a name that two rows have, or that
 * stands on two lines, is left out and named. Permission is a day; whatever else stands there is none.
 * @param lines without the head
 */
export function readOwnList(lines: readonly (readonly string[])[], mapping: Mapping, rows: readonly Row[]): OwnList {
  const byWho = new Map<string, Set<string>>();
  const know = (who: string, row: string) => byWho.set(who, (byWho.get(who) ?? new Set()).add(row));
  for (const { id, name, assignment } of rows) {
    if (assignment?.token) know(assignment.token, id);
    if (foldedName(name)) know(foldedName(name), id);
  }
  const details = new Map<string, Reportable>();
  const seen = new Map<string, number>();
  const leftOut: OwnList['leftOut'][number][] = [];
  for (const [at, cells] of lines.entries()) {
    const cell = (field: ListField) => {
      const place = mapping[field];
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    const who = cell('who');
    const found = byWho.get(who) ?? byWho.get(foldedName(who));
    const [row, another] = [...(found ?? [])];
    const leave = (why: Unmatched) => leftOut.push({ line: at + 2, who, why });
    if (row === undefined) leave('nobody');
    else if (another !== undefined) leave('several');
    else if (seen.has(row)) {
      // Which of the two lines is right, nobody here can say.
      details.delete(row);
      leave('twice');
    } else {
      seen.set(row, at);
      const consent = cell('consent');
      const day = /^\d{4}-\d\d-\d\d$/.test(consent) ? consent : null;
      if (consent !== '' && day === null) leave('consent');
      details.set(row, {
        givenName: cell('givenName'),
        familyName: cell('familyName'),
        birthMonth: Number(cell('birthMonth')),
        birthDay: Number(cell('birthDay')),
        licenseState: cell('licenseState'),
        licenseId: cell('licenseId'),
        npi: cell('npi'),
        boardDomain: cell('boardDomain'),
        boardId: cell('boardId'),
        consent: day,
      });
    }
  }
  return { details, leftOut };
}
