import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accept, acceptedIn, cardsOf } from '#domain/assignment/accepted.ts';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { type Answered, assignmentFor, callRoll, drawToken, invite, stillToCome } from '#domain/assignment/invitees.ts';
import { type Here, readLink } from '#domain/assignment/link.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { readHandIn, writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import { claimOf } from '#domain/hand-in/hand-in.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { check, course, handInOf, signer as device } from '../hand-in/handing-in.ts';
import { writer } from '../record/learning.ts';
import { codeOf, coordinator } from './assigning.ts';

const draw = (bytes: number) => new Uint8Array(randomBytes(bytes));
const here: Here = { modules: ['reviews'], check };
const today = '2026-11-22';
const done = finishedRecord(course, { place: 'uk' });

/** What a file says to the coordinator whose key signed the assignment; null where it answers nothing of theirs. */
async function open(file: string, office: Signer): Promise<Answered | null> {
  const reading = await readHandIn(file, check);
  if (!reading.ok) throw new Error(reading.sentence);
  const keys = new Map([[keyName(office.key), office.key]]);
  const asked = await readLink(reading.handIn.assignment ?? '', { ...here, keys });
  if (!asked.ok || !asked.known || asked.signature !== 'valid') return null;
  const progress = progressOf(recordOf(reading.sorted.entries), course.outline);
  const { complete, course: whole } = claimOf(progress);
  return { assignment: asked.assignment, complete, course: whole };
}

describe('from the coordinator’s desk to the learner and back', () => {
  test('each invitee’s file is known by its token, and who has sent none is known too', async () => {
    const office = await coordinator();
    const assignment: Assignment = {
      id: drawToken(draw),
      modules: ['reviews'],
      due: '2026-12-01',
      testOut: false,
      share: [],
    };
    const { invitees } = invite([], 'Dr Rahman\nNurse Okafor\nDr Lindqvist', draw);
    const links = await Promise.all(
      invitees.map(
        async (invitee) => `https://course.example/a/#${await codeOf(assignmentFor(assignment, invitee), office)}`,
      ),
    );

    /** One learner opens a link, accepts, does what they do, and sends a file. */
    const work = async (link: string, entries: typeof done, at: number) => {
      const reading = await readLink(link, here);
      if (!reading.ok) throw new Error(reading.sentence);
      const accepted = writer(`learner${at}.tab`, () => Date.UTC(2026, 10, 1))(accept(reading.code));
      const record = recordOf([accepted, ...entries]);
      expect(acceptedIn(record)).toMatchObject([{ assignment: { id: assignment.id, due: '2026-12-01' } }]);
      const [card] = cardsOf(record, course.outline, today);
      return { verb: card?.verb, file: await writeHandIn(handInOf([...record.values()]), await device()) };
    };
    const [first = '', second = ''] = links;
    const rahman = await work(first, done, 0);
    const okafor = await work(
      second,
      done.filter(({ kind }) => kind !== 'lesson-finished'),
      1,
    );
    expect([rahman.verb, okafor.verb]).toEqual(['hand-in', 'continue']);

    const answered = await Promise.all([rahman.file, okafor.file].map((file) => open(file, office)));
    const roll = callRoll(
      assignment,
      invitees,
      answered.filter((one) => one !== null),
    );
    expect(roll.arrivals.map(({ invitee, arrival }) => `${invitee.label}: ${arrival}`)).toEqual([
      'Dr Rahman: whole',
      'Nurse Okafor: partly',
      'Dr Lindqvist: nothing',
    ]);
    expect(stillToCome(roll).map(({ label }) => label)).toEqual(['Nurse Okafor', 'Dr Lindqvist']);
    expect(rahman.file, 'no name of the list is in what is sent').not.toContain('Rahman');
  });

  test('a file that answers another office’s assignment is not ours', async () => {
    const [ours, theirs] = [await coordinator(), await coordinator()];
    const code = await codeOf({ id: drawToken(draw), modules: ['reviews'], testOut: false, share: [] }, theirs);
    const file = await writeHandIn(handInOf([writer('learner.tab')(accept(code)), ...done]), await device());
    expect(await open(file, ours)).toBeNull();
    expect(await open(file, theirs)).toMatchObject({ course: true });
  });
});
