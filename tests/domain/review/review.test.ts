import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#domain/calendar/day.ts';
import type { Entry, EntryOf, Payload } from '#domain/record/entry.ts';
import type { Outline } from '#domain/record/progress.ts';
import { join, recordOf } from '#domain/record/record.ts';
import { leitner } from '#domain/review/leitner.ts';
import { plansToRevisit, planOf, type Review, reviewOf } from '#domain/review/review.ts';
import { attemptFinished, attemptStarted, formFinished, writer } from '#tests/domain/record/learning.ts';

const outline: Outline = {
  modules: [
    {
      id: 'boundaries',
      steps: [
        { kind: 'lesson', id: 'why-boundaries' },
        { kind: 'scenario', id: 'midnight-message' },
      ],
      test: true,
      decisions: ['decline', 'danger'],
    },
    { id: 'reviews', steps: [{ kind: 'lesson', id: 'stars' }], test: false, decisions: ['answer'] },
  ],
  test: false,
};
const finishedOn = '2026-11-21';
const on = (days: number) => daysAfter(finishedOn, days);

/** A learner with a clock that the test sets, day by day. */
function learner() {
  let day = finishedOn;
  const entries: Entry[] = [];
  const write = writer('aaaaaaaaaa.11111111', () => Date.parse(`${day}T12:00:00Z`));
  const add = <P extends Payload>(payload: P) => {
    const entry = write(payload) as EntryOf<P['kind']>;
    entries.push(entry as Entry);
    return entry;
  };
  const at = (days: number) => {
    day = on(days);
  };
  return {
    add,
    at,
    entries,
    record: () => recordOf(entries),
    finishModule() {
      add({ kind: 'lesson-finished', lesson: 'why-boundaries' });
      const { id } = add(attemptStarted('midnight-message'));
      add(attemptFinished(id, 'midnight-message'));
      const form = add({
        kind: 'form-started',
        use: 'module',
        module: 'boundaries',
        seed: 1,
        items: ['x'],
        edition: '2026.1',
      });
      add(formFinished(form.id));
    },
    answer(booster: string, decision: string, more: { right?: boolean; certainty?: number } = {}) {
      const { right = true, ...rest } = more;
      const score = right ? 1 : 0;
      add({ kind: 'review-answered', booster, decision, item: `${decision}-1`, answer: 'a', score, ...rest });
    },
    begin: (...decisions: string[]) =>
      add({ kind: 'booster-started', seed: 1, items: decisions.map((each) => `${each}-1`), edition: '2026.1' }).id,
    booster(days: number, ...decisions: string[]) {
      at(days);
      const id = this.begin(...decisions);
      for (const decision of decisions) this.answer(id, decision);
      return id;
    },
    review: (days: number): Review =>
      reviewOf(recordOf(entries), outline, {
        scheduler: leitner,
        today: on(days),
        dayOf: (moment) => moment.slice(0, 10),
      }),
  };
}

describe('coming back', () => {
  it('begins with a finished module: before that there is nothing', () => {
    const who = learner();
    who.add({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    expect(who.review(0)).toMatchObject({ state: 'empty', next: null, cards: [], sessions: [] });
  });

  it('is due on the third day, with every decision of the module, and not before', () => {
    const who = learner();
    who.finishModule();
    expect(who.review(2)).toMatchObject({ state: 'waiting', next: on(3) });
    expect(who.review(3)).toMatchObject({ state: 'due', next: on(3) });
    expect(who.review(3).cards.map(({ decision, box }) => [decision, box])).toEqual([
      ['decline', 1],
      ['danger', 1],
    ]);
  });

  it('counts from the day on which the last missing step was done', () => {
    const who = learner();
    who.add({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    who.at(5);
    who.finishModule();
    who.at(20);
    who.finishModule();
    expect(who.review(20).finished).toEqual([{ module: 'boundaries', day: on(5) }]);
  });

  it('goes on with a begun booster, and forgets no answer', () => {
    const who = learner();
    who.finishModule();
    who.at(3);
    const id = who.begin('decline', 'danger');
    who.answer(id, 'decline', { right: false, certainty: 3 });
    const review = who.review(3);
    expect(review.state).toBe('open');
    expect([...(review.open?.answers.keys() ?? [])]).toEqual(['decline-1']);
    expect(review.cards[0]).toMatchObject({ box: 1, last: 'confident' });
  });

  it('takes the first answer, since the second was given with the reasons known', () => {
    const who = learner();
    who.finishModule();
    who.at(3);
    const id = who.begin('decline');
    who.answer(id, 'decline', { right: false });
    who.answer(id, 'decline');
    expect(who.review(3).cards[0]).toMatchObject({ box: 1, last: 'missed' });
  });

  it('leaves a booster that was not gone on with for a week, and keeps what was answered', () => {
    const who = learner();
    who.finishModule();
    who.at(3);
    who.answer(who.begin('decline', 'danger'), 'decline');
    expect(who.review(9).state).toBe('open');
    expect(who.review(10)).toMatchObject({ state: 'due', open: null });
    expect(who.review(10).cards[0]?.box).toBe(2);
  });

  it('settles every day up to its own: who comes late owes one booster', () => {
    const who = learner();
    who.finishModule();
    who.booster(15, 'decline', 'danger');
    expect(who.review(15)).toMatchObject({ state: 'waiting', next: on(30) });
  });

  it('waits for a decision to be due when a late booster leaves the next day too close', () => {
    const who = learner();
    who.finishModule();
    who.booster(8, 'decline', 'danger');
    expect(who.review(11)).toMatchObject({ state: 'waiting', next: on(15) });
    expect(who.review(15).state).toBe('due');
  });

  it('is over when every decision held five times', () => {
    const who = learner();
    who.finishModule();
    for (const days of [3, 10, 30, 90, 180]) {
      expect(who.review(days).state).toBe('due');
      who.booster(days, 'decline', 'danger');
    }
    expect(who.review(181)).toMatchObject({ state: 'over', next: null });
    expect(who.review(181).cards.map(({ box }) => box)).toEqual([6, 6]);
  });

  it('begins anew when the learner starts over', () => {
    const who = learner();
    who.finishModule();
    who.booster(3, 'decline');
    who.at(4);
    who.add({ kind: 'reset', scope: 'module', of: 'boundaries' });
    expect(who.review(4).state).toBe('empty');
    who.finishModule();
    expect(who.review(4)).toMatchObject({ state: 'waiting', next: on(7) });
    expect(who.review(4).cards.map(({ box }) => box)).toEqual([1, 1]);
  });

  it('does not hang on a question that has left the course', () => {
    const who = learner();
    who.finishModule();
    who.at(3);
    who.answer(who.begin('decline', 'gone'), 'decline');
    const ports = { scheduler: leitner, today: on(3), dayOf: (moment: string) => moment.slice(0, 10) };
    const review = reviewOf(who.record(), outline, { ...ports, has: (item) => item !== 'gone-1' });
    expect(review.open).toBeNull();
    expect(review.boosters[0]?.finished).toBe(true);
  });

  it('says the same whichever of two devices is asked, and no answer is lost when they meet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('decline', 'danger'), fc.boolean(), fc.nat(40)), { maxLength: 8 }),
        fc.nat(8),
        (deeds, cut) => {
          const who = learner();
          who.finishModule();
          let days = 3;
          for (const [decision, right, later] of deeds) {
            days += later;
            who.at(days);
            who.answer(who.begin(decision), decision, { right });
          }
          const [mine, theirs] = [recordOf(who.entries.slice(0, 6 + cut)), recordOf(who.entries.slice(cut))];
          const ports = { scheduler: leitner, today: on(days), dayOf: (moment: string) => moment.slice(0, 10) };
          const whole = reviewOf(join(mine, theirs), outline, ports);
          expect(reviewOf(join(theirs, mine), outline, ports)).toEqual(whole);
          expect(whole.met).toHaveLength(deeds.length);
        },
      ),
    );
  });
});

describe('a plan', () => {
  it('is asked after in the second and third booster of its module', () => {
    const who = learner();
    who.finishModule();
    const ids = [3, 10, 30, 90].map((days) => who.booster(days, 'decline', 'danger'));
    const review = who.review(90);
    const asked = ids.map((id) => plansToRevisit(review, review.boosters.find((each) => each.id === id) as never));
    expect(asked).toEqual([[], ['boundaries'], ['boundaries'], []]);
  });

  it('is asked after while the second booster is still under way', () => {
    const who = learner();
    who.finishModule();
    who.booster(3, 'decline', 'danger');
    who.at(10);
    const id = who.begin('decline', 'danger');
    who.add({ kind: 'plan-revisited', module: 'boundaries', booster: id, fate: 'did-it' });
    const review = who.review(10);
    expect(plansToRevisit(review, review.open as never)).toEqual(['boundaries']);
    expect(review.open?.fates.get('boundaries')?.fate).toBe('did-it');
  });

  it('is the one that was chosen last, until the learner starts over', () => {
    const who = learner();
    expect(planOf(who.record(), 'boundaries')).toBeNull();
    who.add({ kind: 'plan-chosen', module: 'boundaries', starter: 1 });
    who.add({ kind: 'plan-chosen', module: 'boundaries', starter: 'own' });
    who.add({ kind: 'plan-chosen', module: 'reviews', starter: 0 });
    expect(planOf(who.record(), 'boundaries')?.starter).toBe('own');
    who.add({ kind: 'reset', scope: 'everything' });
    expect(planOf(who.record(), 'boundaries')).toBeNull();
  });
});
