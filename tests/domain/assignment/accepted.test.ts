import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accept, acceptedIn, cardsOf, isHandedIn, progressAgainst } from '#domain/assignment/accepted.ts';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { readLink } from '#domain/assignment/link.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { type Outline, progressOf } from '#domain/record/progress.ts';
import { join, recordOf } from '#domain/record/record.ts';
import {
  attemptFinished,
  attemptStarted,
  formFinished,
  learning,
  outline as plain,
  someOf,
  writer,
} from '../record/learning.ts';
import { handInOf } from '../hand-in/handing-in.ts';
import { codeOf, coordinator, here, least } from './assigning.ts';

const outline: Outline = {
  ...plain,
  modules: plain.modules.map((module) => ({
    ...module,
    hardest: module.id === 'boundaries' ? 'midnight-message' : 'one-star',
  })),
};
const boundaries: Assignment = { ...least, id: 'boundary', modules: ['boundaries'] };
const today = '2027-06-01';
const file = 'Bq0-_sWxBq0';
let signer: Signer;

beforeAll(async () => {
  signer = await coordinator();
});

/** Somebody who does things, one after the other. */
function learner() {
  const write = writer();
  const entries: Entry[] = [];
  const did = (payload: Payload) => {
    const entry = write(payload);
    entries.push(entry);
    return entry.id;
  };
  const sit = (score = 0.8, more: { use?: 'module' | 'course'; passed?: boolean } = {}) => {
    const { use = 'module', passed = true } = more;
    const module = use === 'module' ? { module: 'boundaries' } : {};
    const form = did({ kind: 'form-started', use, ...module, seed: 1, items: ['i1'], edition: '2026.1' });
    did({
      ...formFinished(form, { use, score, passed }),
      ...(use === 'course' ? { module: undefined } : {}),
    } as Payload);
  };
  const play = (scenario: string) => did(attemptFinished(did(attemptStarted(scenario)), scenario));
  const read = () => did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
  return { did, sit, play, read, record: () => recordOf(entries) };
}

describe('accepting', () => {
  test('is what changes something: reading a link does not', async () => {
    const somebody = learner();
    somebody.read();
    const before = progressOf(somebody.record(), outline);
    const reading = await readLink(await codeOf(boundaries, signer), here);
    expect(acceptedIn(somebody.record())).toEqual([]);
    expect(cardsOf(somebody.record(), outline, today)).toEqual([]);
    if (!reading.ok) throw new Error(reading.refusal);
    somebody.did(accept(reading.code));
    expect(acceptedIn(somebody.record())).toMatchObject([{ assignment: boundaries, code: reading.code }]);
    expect(progressOf(somebody.record(), outline), 'by the course’s own rules').toEqual(before);
  });

  test('twice is once, and what is sent anew takes the place of what was before', async () => {
    const somebody = learner();
    const [first, second] = [
      await codeOf(boundaries, signer),
      await codeOf({ ...boundaries, due: '2027-07-01' }, signer),
    ];
    for (const code of [first, first, second]) somebody.did(accept(code));
    expect(acceptedIn(somebody.record())).toMatchObject([{ assignment: { due: '2027-07-01' }, code: second }]);
    expect(acceptedIn(somebody.record())[0]?.entry.seq).toBe(0);
  });

  test('of something that this version cannot read is passed over, and kept', () => {
    const somebody = learner();
    somebody.did(accept('an-id-from-elsewhere'));
    expect(acceptedIn(somebody.record())).toEqual([]);
    expect(somebody.record().size).toBe(1);
  });
});

describe('progress against an assignment', () => {
  test('looks at its modules alone', () => {
    const somebody = learner();
    expect(progressAgainst(somebody.record(), outline, boundaries)).toMatchObject({ done: 0, of: 3, complete: false });
    somebody.play('one-star');
    expect(progressAgainst(somebody.record(), outline, boundaries)).toMatchObject({ done: 0, of: 3 });
    somebody.read();
    somebody.play('midnight-message');
    expect(progressAgainst(somebody.record(), outline, boundaries)).toMatchObject({
      done: 2,
      next: { kind: 'module-test', module: 'boundaries' },
    });
    somebody.sit();
    expect(progressAgainst(somebody.record(), outline, boundaries)).toMatchObject({
      done: 3,
      complete: true,
      next: null,
    });
  });

  test('takes the level that is asked for, and none below the course’s own', () => {
    const somebody = learner();
    somebody.read();
    somebody.play('midnight-message');
    somebody.sit(0.6, { passed: false });
    const low = { ...boundaries, pass: 50 };
    expect(progressAgainst(somebody.record(), outline, low)).toMatchObject({ complete: false, done: 2 });
    somebody.sit(0.7);
    const at = (pass: number) => progressAgainst(somebody.record(), outline, { ...boundaries, pass });
    expect([at(50).complete, at(70).complete, at(71).complete]).toEqual([true, true, false]);
    expect(at(80)).toMatchObject({ done: 2, of: 3, next: { kind: 'module-test', module: 'boundaries' } });
    somebody.sit(0.7 + 0.1);
    expect(at(80), 'where 0.7 + 0.1 is less than 0.8').toMatchObject({ complete: true });
  });

  test('lets a module be tested out of only where the assignment says so', () => {
    const [allowed, plainly] = [{ ...boundaries, testOut: true }, boundaries];
    const somebody = learner();
    const own = (assignment: Assignment) => progressAgainst(somebody.record(), outline, assignment).modules[0];
    expect([own(allowed)?.testOut, own(plainly)?.testOut]).toEqual(['test', null]);
    somebody.sit(0.75);
    expect([own(allowed)?.testOut, own(plainly)?.testOut]).toEqual(['case', null]);
    somebody.play('midnight-message');
    expect([own(allowed)?.complete, own(plainly)?.complete]).toEqual([true, false]);
    expect(own(allowed)?.testOut).toBeNull();
    expect(progressAgainst(somebody.record(), outline, allowed)).toMatchObject({ done: 3, of: 3, complete: true });
    expect(own({ ...allowed, pass: 80 })?.complete, 'at a higher level').toBe(false);
  });

  test('is no longer cold once something else was begun', () => {
    const somebody = learner();
    somebody.read();
    const [module] = progressAgainst(somebody.record(), outline, { ...boundaries, testOut: true }).modules;
    expect(module?.testOut).toBeNull();
  });

  test('starts what is here where a module is gone, and names it', () => {
    const assignment = { ...boundaries, modules: ['gone', 'boundaries'] };
    const somebody = learner();
    expect(progressAgainst(somebody.record(), outline, assignment)).toMatchObject({
      missing: ['gone'],
      next: { module: 'boundaries', id: 'why-boundaries' },
    });
    expect(progressAgainst(somebody.record(), outline, { ...boundaries, modules: ['gone'] })).toMatchObject({
      modules: [],
      complete: false,
    });
  });

  test('of the whole course takes its own test as well', () => {
    const course = { ...boundaries, modules: ['course'] };
    const somebody = learner();
    somebody.read();
    somebody.play('midnight-message');
    somebody.play('one-star');
    somebody.sit();
    expect(progressAgainst(somebody.record(), outline, course)).toMatchObject({
      done: 4,
      of: 5,
      complete: false,
      next: { kind: 'course-test', begun: false },
    });
    somebody.sit(0.9, { use: 'course' });
    expect(progressAgainst(somebody.record(), outline, course)).toMatchObject({ done: 5, complete: true, next: null });
  });

  test('that asks for the course’s own rules agrees with them, whatever was done', () => {
    fc.assert(
      fc.property(learning({ resets: true }), (entries) => {
        const record = recordOf(entries);
        const { complete, next, modules } = progressOf(record, outline);
        const against = progressAgainst(record, outline, { ...boundaries, modules: ['course'] });
        expect(against).toMatchObject({ complete, next, missing: [] });
        expect(against.modules.map((module) => module.complete)).toEqual(modules.map((module) => module.complete));
        expect(against.done === against.of).toBe(complete);
      }),
    );
  });

  test('never falls when records are joined, as long as nothing was begun anew', () => {
    fc.assert(
      fc.property(
        learning({ resets: false }).chain((entries) => fc.tuple(someOf(entries), someOf(entries))),
        ([one, other]) => {
          const at = (record: typeof one) => progressAgainst(record, outline, { ...boundaries, pass: 75 });
          const [alone, both] = [at(one), at(join(one, other))];
          expect(both.done).toBeGreaterThanOrEqual(alone.done);
          expect(both.complete || !alone.complete).toBe(true);
        },
      ),
    );
  });
});

describe('assigned cards', () => {
  test('stand in the order of their days, what is done at the end, each with one thing to do', async () => {
    const somebody = learner();
    const give = async (id: string, modules: readonly string[], due?: string) => {
      const code = await codeOf({ ...boundaries, id, modules, ...(due ? { due } : {}) }, signer);
      somebody.did(accept(code));
      return code;
    };
    await give('whenever', ['boundaries']);
    await give('later-on', ['boundaries'], '2027-09-01');
    await give('too-late', ['course'], '2027-05-31');
    const soon = await give('very-soon', ['reviews'], '2027-06-01');
    const cards = () =>
      cardsOf(somebody.record(), outline, today).map(({ assignment, verb }) => `${assignment.id} ${verb}`);
    expect(cards()).toEqual(['too-late start', 'very-soon start', 'later-on start', 'whenever start']);
    expect(cardsOf(somebody.record(), outline, today)[0]).toMatchObject({ overdue: true, daysLeft: -1 });
    expect(cardsOf(somebody.record(), outline, today)[1]).toMatchObject({ overdue: false, daysLeft: 0 });
    expect(cardsOf(somebody.record(), outline, today)[3]).toMatchObject({ overdue: false, daysLeft: null });
    somebody.did(attemptStarted('one-star'));
    expect(cards().slice(0, 2)).toEqual(['too-late continue', 'very-soon continue']);
    somebody.play('one-star');
    expect(cards()[1]).toBe('very-soon hand-in');
    somebody.did({ kind: 'handed-in', file, entries: 9, assignment: soon });
    expect(cards()).toEqual(['too-late continue', 'later-on start', 'whenever start', 'very-soon review']);
  });

  test('are handed in by a file that answers them and holds all of it', async () => {
    const somebody = learner();
    const [asked, elsewhere] = [
      await codeOf(boundaries, signer),
      await codeOf({ ...boundaries, id: 'another' }, signer),
    ];
    somebody.did(accept(asked));
    const handedIn = () => {
      const [accepted] = acceptedIn(somebody.record());
      return accepted && isHandedIn(somebody.record(), outline, accepted);
    };
    const send = (assignment?: string) =>
      somebody.did({ kind: 'handed-in', file, entries: 9, ...(assignment ? { assignment } : {}) });
    somebody.read();
    send(asked);
    expect(handedIn(), 'while a part is missing').toBe(false);
    somebody.play('midnight-message');
    somebody.sit();
    expect(handedIn(), 'finished since then').toBe(false);
    send(elsewhere);
    send();
    expect(handedIn(), 'in answer to something else').toBe(false);
    send(asked);
    expect(handedIn()).toBe(true);
  });

  test('are answered by the hand-in that was made for them, though another was accepted later', async () => {
    const [first, last] = [await codeOf(boundaries, signer), await codeOf({ ...boundaries, id: 'another' }, signer)];
    const accepted = [first, last].map((code, at) =>
      writer(`device.tab${at}`, () => Date.UTC(2026, 10, 22 + at))(accept(code)),
    );
    expect(handInOf(accepted).assignment).toBe(last);
    expect(handInOf(accepted, { assignment: first }).assignment).toBe(first);
  });
});
