import { describe, expect, test } from 'vitest';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { formsOf, openForm } from '#domain/record/forms.ts';
import { profileOf } from '#domain/record/profile.ts';
import { progressOf } from '#domain/record/progress.ts';
import { progressCacheOf } from '#domain/record/progress-cache.ts';
import { emptyRecord, recordOf } from '#domain/record/record.ts';
import { attemptFinished, attemptStarted, formFinished, outline, writer } from './learning.ts';

function learner() {
  const write = writer();
  const entries: Entry[] = [];
  const did = (payload: Payload) => {
    entries.push(write(payload));
    return (entries.at(-1) as Entry).id;
  };
  return {
    did,
    run: (scenario: string, result: Parameters<typeof attemptFinished>[2] = {}) => {
      const id = did(attemptStarted(scenario));
      return did(attemptFinished(id, scenario, result));
    },
    test: (result: Parameters<typeof formFinished>[1] = {}) => {
      const { use = 'module', module = 'boundaries' } = { module: undefined, ...result };
      const form = did({
        kind: 'form-started',
        use,
        module: use === 'module' ? module : undefined,
        seed: 1,
        items: ['i1'],
        edition: '2026.1',
      });
      did(formFinished(form, { module: use === 'module' ? module : undefined, ...result }));
    },
    record: () => recordOf(entries),
    progress: () => progressOf(recordOf(entries), outline),
  };
}

describe('progress', () => {
  test('of an empty record begins with the first step', () => {
    const { modules, complete, next } = progressOf(emptyRecord, outline);
    expect(modules.map(({ done, of, complete: whole }) => [done, of, whole])).toEqual([
      [0, 3, false],
      [0, 1, false],
    ]);
    expect(complete).toBe(false);
    expect(next).toEqual({ kind: 'lesson', module: 'boundaries', id: 'why-boundaries', begun: false });
  });

  test('leads from step to test to module to the course’s own test, and then nowhere', () => {
    const { did, run, test: sit, progress } = learner();
    did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    expect(progress().next).toEqual({ kind: 'scenario', module: 'boundaries', id: 'midnight-message', begun: false });
    run('midnight-message');
    expect(progress().next).toEqual({ kind: 'module-test', module: 'boundaries', id: null, begun: false });
    sit();
    expect(progress().modules[0]).toMatchObject({ complete: true, done: 3 });
    run('one-star');
    expect(progress().next).toEqual({ kind: 'course-test', module: null, id: null, begun: false });
    expect(progress().complete).toBe(false);
    sit({ use: 'course' });
    expect(progress()).toMatchObject({ complete: true, next: null });
  });

  test('does not count a run that asks for a replay, and counts every other', () => {
    for (const [status, done] of [
      ['replay', false],
      ['harm', true],
      ['recovered', true],
      ['unscored', true],
    ] as const) {
      const { run, progress } = learner();
      run('one-star', { status, score: status === 'unscored' ? null : 30 });
      expect(progress().modules[1]).toMatchObject({ complete: done, steps: [{ done, attempts: 1 }] });
    }
  });

  test('shows the best run, and remembers the first', () => {
    const { run, progress } = learner();
    const first = run('one-star', { status: 'harm', score: 55 });
    const best = run('one-star', { status: 'safe', score: 90 });
    run('one-star', { status: 'replay', score: 49 });
    expect(progress().modules[1]?.steps[0]).toMatchObject({
      attempts: 3,
      best: { id: best },
      first: { id: first },
      open: null,
    });
  });

  test('knows which scenario and which test can be gone on with', () => {
    const { did, progress } = learner();
    did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    const attempt = did(attemptStarted('midnight-message'));
    expect(progress().next).toMatchObject({ id: 'midnight-message', begun: true });
    did(attemptFinished(attempt, 'midnight-message'));
    const form = did({
      kind: 'form-started',
      use: 'module',
      module: 'boundaries',
      seed: 1,
      items: ['i1'],
      edition: '2026.1',
    });
    expect(progress().next).toMatchObject({ kind: 'module-test', begun: true });
    expect(progress().modules[0]?.test?.open?.id).toBe(form);
  });

  test('takes a sealed pass as it was sealed, whatever the level is now, and a later fail takes it not back', () => {
    const { test: sit, progress } = learner();
    sit({ passed: true, score: 0.6, cut: 0.6 });
    sit({ passed: false, score: 0.65, cut: 0.7 });
    expect(progress().modules[0]?.test).toMatchObject({
      passed: true,
      attempts: 2,
      best: { score: 0.6 },
      first: { score: 0.6 },
    });
  });

  test('keeps the day on which a lesson was first finished', () => {
    const times = [Date.UTC(2026, 0, 5), Date.UTC(2026, 5, 5)];
    const entries = times.map((time, n) =>
      writer(`aaaaaaaaaa.${n}`, () => time)({ kind: 'lesson-finished', lesson: 'why-boundaries' }),
    );
    expect(progressOf(recordOf(entries), outline).modules[0]?.steps[0]).toMatchObject({
      done: true,
      at: '2026-01-05T00:00:00.000Z',
    });
  });

  test('ignores what is no longer in the course, and keeps it in the record', () => {
    const { did, progress, record } = learner();
    did({ kind: 'lesson-finished', lesson: 'retired-lesson' });
    expect(progress()).toEqual(progressOf(emptyRecord, outline));
    expect(record().size).toBe(1);
  });

  test('starts over where the learner starts over, and only there; the first run stays known', () => {
    const all = () => {
      const one = learner();
      one.did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
      one.run('midnight-message');
      one.test();
      one.run('one-star');
      one.test({ use: 'course' });
      return one;
    };
    const done = (reset: Payload) => {
      const one = all();
      one.did(reset);
      const { modules, test: course } = one.progress();
      return [...modules.map((module) => module.done), course?.passed];
    };
    expect(done({ kind: 'reset', scope: 'lesson', of: 'why-boundaries' })).toEqual([2, 1, true]);
    expect(done({ kind: 'reset', scope: 'scenario', of: 'one-star' })).toEqual([3, 0, true]);
    expect(done({ kind: 'reset', scope: 'module', of: 'boundaries' })).toEqual([0, 1, true]);
    expect(done({ kind: 'reset', scope: 'everything' })).toEqual([0, 0, false]);
    expect(done({ kind: 'reset', scope: 'lesson' })).toEqual([3, 1, true]);
    const one = all();
    one.did({ kind: 'reset', scope: 'everything' });
    expect(one.progress().modules[1]?.steps[0]).toMatchObject({
      best: null,
      attempts: 0,
      first: { scenario: 'one-star' },
    });
    one.run('one-star');
    expect(one.progress().modules[1]?.complete).toBe(true);
  });
});

describe('the progress cache', () => {
  test('says of each step whether it is done or started, and what comes next', () => {
    const { did, run, progress } = learner();
    expect(progressCacheOf(progress())).toMatchObject({ done: {} });
    did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    did(attemptStarted('midnight-message'));
    run('one-star');
    did({ kind: 'form-started', use: 'course', seed: 1, items: ['i1'], edition: '2026.1' });
    expect(progressCacheOf(progress())).toEqual({
      done: {
        'why-boundaries': 'done',
        'midnight-message': 'started',
        boundaries: 'started',
        'one-star': 'done',
        reviews: 'done',
        'course/test': 'started',
      },
      next: { kind: 'scenario', module: 'boundaries', id: 'midnight-message', begun: true },
    });
    expect(JSON.parse(JSON.stringify(progressCacheOf(progress())))).toEqual(progressCacheOf(progress()));
  });
});

describe('a form', () => {
  test('has the latest answer to each item until it is handed over', () => {
    const { did, record } = learner();
    const form = did({
      kind: 'form-started',
      use: 'module',
      module: 'boundaries',
      seed: 7,
      items: ['i1', 'i2'],
      edition: '2026.1',
    });
    did({ kind: 'item-answered', form, item: 'i1', answer: 'a' });
    did({ kind: 'item-answered', form, item: 'i1', answer: 'b' });
    did({ kind: 'item-answered', form, item: 'i2', answer: { x: 'very-appropriate' } });
    const open = openForm(formsOf(record(), 'module', 'boundaries'));
    expect([...(open?.answers ?? [])]).toEqual([
      ['i1', 'b'],
      ['i2', { x: 'very-appropriate' }],
    ]);
    did(formFinished(form));
    did({ kind: 'item-answered', form, item: 'i1', answer: 'c' });
    const [finished] = formsOf(record(), 'module', 'boundaries');
    expect(finished?.answers.get('i1')).toBe('b');
    expect(openForm(finished ? [finished] : [])).toBeNull();
    expect(formsOf(record(), 'module', 'reviews')).toEqual([]);
    expect(formsOf(record(), 'course')).toEqual([]);
  });

  test('begun before starting over counts when it is gone on with, or handed over, afterwards', () => {
    const { did, record, progress } = learner();
    const begin = () =>
      did({ kind: 'form-started', use: 'module', module: 'boundaries', seed: 7, items: ['i1'], edition: '2026.1' });
    const forms = [begin(), begin(), begin()];
    did({ kind: 'reset', scope: 'module', of: 'boundaries' });
    expect(formsOf(record(), 'module', 'boundaries').every(({ beforeReset }) => beforeReset)).toBe(true);
    did({ kind: 'item-answered', form: forms[1] ?? '', item: 'i1', answer: 'a' });
    did(formFinished(forms[2] ?? ''));
    expect(formsOf(record(), 'module', 'boundaries').map(({ beforeReset }) => beforeReset)).toEqual([
      true,
      false,
      false,
    ]);
    expect(progress().modules[0]?.test?.passed).toBe(true);
  });

  test('marked twice keeps the pass', () => {
    const { did, record } = learner();
    const form = did({ kind: 'form-started', use: 'course', seed: 7, items: ['i1'], edition: '2026.1' });
    did(formFinished(form, { use: 'course', module: undefined, passed: true, score: 0.7 }));
    did(formFinished(form, { use: 'course', module: undefined, passed: false, score: 0.75, cut: 0.8 }));
    expect(formsOf(record(), 'course')[0]?.finished).toMatchObject({ passed: true });
  });
});

describe('the profile', () => {
  test('is what was chosen last, field by field, and can be taken back', () => {
    const { did, record } = learner();
    expect(profileOf(record())).toEqual({ place: null, role: null });
    did({ kind: 'profile-chosen', place: 'uk', role: 'nurse' });
    did({ kind: 'profile-chosen', place: 'au' });
    did({ kind: 'reset', scope: 'everything' });
    expect(profileOf(record())).toEqual({ place: 'au', role: 'nurse' });
    did({ kind: 'profile-chosen', place: null });
    expect(profileOf(record())).toEqual({ place: null, role: 'nurse' });
  });
});
