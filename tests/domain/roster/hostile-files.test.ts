import { beforeAll, describe, expect, it } from 'vitest';
import { examine } from '#domain/hand-in/examine.ts';
import { readHandIn } from '#domain/hand-in/hand-in-file.ts';
import { guarded } from '#domain/report/csv.ts';
import { rosterTable } from '#domain/report/roster-table.ts';
import { verifiedSubmission } from '#domain/roster/submission.ts';
import { replayer } from '#machines/scenario.ts';
import { check, course, now, signer } from '#tests/domain/hand-in/handing-in.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { receive, rowsFrom } from './received.ts';

let file: string;

beforeAll(async () => {
  ({ file } = await receive(finishedRecord(course), { name: 'Anna' }, await signer(), 'a1/anna'));
});

/** The file with something in its place that nobody's course would write. Each is refused, or is read and no more than it claims. */
const changes: readonly (readonly [string, (handIn: { [field: string]: unknown }) => unknown])[] = [
  ['a prototype in place of a learner', (one) => ({ ...one, learner: JSON.parse('{"__proto__":{"name":"Root"}}') })],
  [
    'a constructor in place of a case',
    (one) => ({ ...one, course: { ...(one['course'] as object), structures: { constructor: 'x' } } }),
  ],
  ['a formula for a name', (one) => ({ ...one, learner: { name: '=HYPERLINK("https://evil.example")' } })],
  ['a name that turns the text around', (one) => ({ ...one, learner: { name: 'Anna\u202Etxt.exe' } })],
  ['markup for a name', (one) => ({ ...one, learner: { name: '<img src=x onerror=alert(1)>' } })],
  ['a role that is a list', (one) => ({ ...one, learner: { role: ['nurse'] } })],
  ['a place that is no place', (one) => ({ ...one, learner: { place: 'constructor' } })],
  ['an assignment of a prototype', (one) => ({ ...one, assignment: '__proto__' })],
  ['somebody else’s invitation', (one) => ({ ...one, assignment: 'a1/ben' })],
  ['everything claimed and nothing done', (one) => ({ ...one, entries: [] })],
  ['entries that are no entries', (one) => ({ ...one, entries: [null, 7, 'x', [], {}] })],
  ['every entry twice', (one) => ({ ...one, entries: [...(one['entries'] as []), ...(one['entries'] as [])] })],
  ['a time that is none', (one) => ({ ...one, made: 'yesterday' })],
  ['a count below nothing', (one) => ({ ...one, progress: { done: -1, of: 0, complete: [], course: true } })],
  ['a signature that is a list', (one) => ({ ...one, signature: [] })],
  ['no signature', (one) => ({ ...one, signature: null })],
];

describe('a hostile file', () => {
  it.each(changes)('with %s is refused, or never more than self-reported', async (_, change) => {
    const reading = await readHandIn(JSON.stringify(change(JSON.parse(file) as { [field: string]: unknown })), check);
    expect(Object.keys(Object.prototype)).toEqual([]);
    if (!reading.ok) {
      expect(reading.sentence).toMatch(/\.$/);
      return;
    }
    const seen = verifiedSubmission(reading, examine(reading, course, replayer, now), course, replayer);
    const [row] = rowsFrom([seen]);
    if (!row) throw new Error('It has no row.');
    expect(row.level).toBe('self-reported');
    expect(row.flags.some(({ weight }) => weight !== 'note')).toBe(true);
    for (const cell of rosterTable([row], (__, id) => id).rows.flat())
      if (typeof cell === 'string') expect(guarded(cell)).not.toMatch(/^\s*[=+\-@]/);
  });

  it('is told from the honest one, which is assigned', async () => {
    const reading = await readHandIn(file, check);
    if (!reading.ok) throw new Error(reading.sentence);
    const seen = verifiedSubmission(reading, examine(reading, course, replayer, now), course, replayer);
    expect(rowsFrom([seen])[0]?.level).toBe('assigned');
  });
});
