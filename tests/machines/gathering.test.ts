import { beforeAll, describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { emptyRoster, gather, type Roster } from '#domain/roster/roster.ts';
import type { Submission } from '#domain/roster/submission.ts';
import { type GatheringEvent, gatheringMachine, waitingIn } from '#machines/gathering.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { course } from '#tests/domain/hand-in/handing-in.ts';
import { receive } from '#tests/domain/roster/received.ts';

interface Pair {
  readonly waiting: Submission;
  readonly verified: Submission;
}
let [one, two]: Pair[] = [];

beforeAll(async () => {
  one = await receive(finishedRecord(course, { device: 'one0000000.11111111' }));
  two = await receive(finishedRecord(course, { device: 'two0000000.11111111' }));
});

function played(events: readonly GatheringEvent[], roster: Roster = emptyRoster) {
  const actor = createActor(gatheringMachine, { input: { roster } }).start();
  for (const event of events) actor.send(event);
  const { value, context } = actor.getSnapshot();
  return { ...context, value, states: [...context.roster.values()].map(({ state }) => state) };
}

const bring = (files: number): GatheringEvent => ({ type: 'files.bring', files });
const read = (of: number, ...pairs: (Pair | undefined)[]): GatheringEvent => ({
  type: 'files.read',
  import: of,
  read: pairs.map((pair) =>
    pair ? { file: 'a.json', submission: pair.waiting } : { file: 'b.pdf', refused: 'The file is a PDF document.' },
  ),
});
const verified = (of: number, ...pairs: (Pair | undefined)[]): GatheringEvent => ({
  type: 'files.verified',
  import: of,
  submissions: pairs.flatMap((pair) => (pair ? [pair.verified] : [])),
});

describe('gathering hand-ins', () => {
  it('reads first, verifies behind that, and rests when all is done', () => {
    expect(played([bring(2), read(1, one)])).toMatchObject({ value: 'reading', read: 1, states: ['waiting'] });
    expect(played([bring(2), read(1, one, two)])).toMatchObject({ value: 'verifying', states: ['waiting', 'waiting'] });
    const all = played([bring(2), read(1, one), verified(1, one), read(1, two), verified(1, two)]);
    expect(all).toMatchObject({ value: 'resting', states: ['verified', 'verified'], known: 0, refused: [] });
  });

  it('names every file that could not be read, and goes on with the others (F-54, COO-1)', () => {
    const seen = played([bring(2), read(1, undefined, one), verified(1, one)]);
    expect(seen).toMatchObject({
      value: 'resting',
      refused: [{ file: 'b.pdf', why: 'The file is a PDF document.' }],
      states: ['verified'],
    });
  });

  it('adds nothing where the files are there already (F-57, COO-2)', () => {
    const { roster } = gather(
      emptyRoster,
      [one, two].flatMap((pair) => (pair ? [pair.verified] : [])),
    );
    const again = played([bring(2), read(1, one, two)], roster);
    expect(again).toMatchObject({ value: 'resting', known: 2, added: [] });
    expect(again.roster).toBe(roster);
  });

  it('can be cancelled, and what the worker still reports changes nothing (F-61)', () => {
    const seen = played([bring(2), read(1, one), { type: 'import.cancel' }, read(1, two), verified(1, one)]);
    expect(seen).toMatchObject({ value: 'resting', states: ['waiting'], read: 1, files: 2 });
  });

  it('is not confused by reports of an earlier import', () => {
    const seen = played([bring(2), { type: 'import.cancel' }, bring(1), read(1, one), verified(1, one)]);
    expect(seen).toMatchObject({ value: 'reading', read: 0, states: [] });
  });

  it('can be undone, and nothing of it comes back', () => {
    const { roster } = gather(emptyRoster, one ? [one.verified] : []);
    for (const events of [
      [bring(2), read(1, one, two), { type: 'import.undo' }],
      [bring(2), read(1, one, two), { type: 'import.undo' }, verified(1, two)],
      [bring(2), read(1, one, two), verified(1, two), { type: 'import.undo' }],
      [bring(3), read(1, one, two), { type: 'import.undo' }],
    ] as GatheringEvent[][])
      expect(played(events, roster)).toMatchObject({ value: 'resting', roster, added: [] });
  });

  it('goes on with what an interrupted visit left unverified', () => {
    const { roster } = gather(emptyRoster, one ? [one.waiting] : []);
    expect(waitingIn(roster)).toHaveLength(1);
    expect(played([{ type: 'import.resume' }], roster).value).toBe('verifying');
    expect(played([{ type: 'import.resume' }, verified(0, one)], roster)).toMatchObject({
      value: 'resting',
      states: ['verified'],
    });
    expect(played([{ type: 'import.resume' }]).value, 'nothing to do').toBe('resting');
  });

  it('takes more files while it verifies', () => {
    const seen = played([bring(1), read(1, one), bring(1), read(2, two), verified(2, one, two)]);
    expect(seen).toMatchObject({ value: 'resting', states: ['verified', 'verified'], import: 2 });
  });

  it('of no files does nothing', () => {
    expect(played([bring(0)])).toMatchObject({ value: 'resting', states: [] });
  });
});
