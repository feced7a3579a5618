import { lopsided, type Person, type Share, shares } from '#domain/inspection/people.ts';
import { aligned } from './aligned.ts';

/**
 * Who is in the course's scenarios: everybody with work, rank and parts; then counts; then where one profession has most of
 * a part. Names are shown so that a reader can judge what no column should say of a person.
 */
export function peopleTable(everybody: readonly Person[]): string {
  return [
    aligned([
      ['person', 'work', 'rank', 'part', 'scenario'],
      ...everybody.map(({ name, work, rank, parts, scenario }) => [
        name,
        work,
        rank || '–',
        parts.join(', '),
        scenario,
      ]),
    ]),
    counted('profession', shares(everybody, 'work')),
    counted('profession and rank', shares(everybody, 'rank')),
    closing(lopsided(everybody)),
  ].join('\n\n');
}

function counted(what: string, counts: readonly Share[]): string {
  return aligned([
    ['part', 'people', what],
    ...counts.map(({ part, who, count, of }) => [part, `${count} of ${of}`, who]),
  ]);
}

function closing(found: readonly Share[]): string {
  if (found.length === 0) return 'No profession has more than half of any part that four people or more have.';
  const told = found.map(({ part, who, count, of }) => `“${who}” in “${part}” (${count} of ${of})`);
  return `One profession has more than half of a part: ${told.join('; ')}.`;
}
