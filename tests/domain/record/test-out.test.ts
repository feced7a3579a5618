import { describe, expect, test } from 'vitest';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { type Outline, progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { attemptFinished, attemptStarted, formFinished, outline as plain, writer } from './learning.ts';

const outline: Outline = {
  ...plain,
  modules: plain.modules.map((module) =>
    module.id === 'boundaries' ? { ...module, checks: ['check-1'], hardest: 'midnight-message' } : module,
  ),
};

type Deed = 'pass' | 'fail' | 'run' | 'replay' | 'retry' | 'begin' | 'lesson' | 'check' | 'reset';

/** Whether somebody who did these things, in order, has completed the module by testing out of it. */
function out(deeds: readonly Deed[], rules: { testOut?: boolean } = { testOut: true }) {
  const write = writer();
  const entries: Entry[] = [];
  const did = (payload: Payload) => {
    entries.push(write(payload));
    return (entries.at(-1) as Entry).id;
  };
  for (const deed of deeds) {
    if (deed === 'pass' || deed === 'fail') {
      const begun = { kind: 'form-started', use: 'module', module: 'boundaries', seed: 1, items: ['i1'] } as const;
      const form = did({ ...begun, edition: '2026.1' });
      did(formFinished(form, deed === 'pass' ? {} : { score: 0.4, passed: false }));
    } else if (deed === 'lesson') did({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    else if (deed === 'check') did({ kind: 'check-answered', item: 'check-1', option: 'a', right: true });
    else if (deed === 'reset') did({ kind: 'reset', scope: 'module', of: 'boundaries' });
    else {
      const attempt = did(attemptStarted('midnight-message', deed === 'retry' ? { trail: ['taken-over'] } : {}));
      const status = deed === 'replay' ? ({ status: 'replay', score: 40 } as const) : {};
      if (deed !== 'begin') did(attemptFinished(attempt, 'midnight-message', status));
    }
  }
  const progress = progressOf(recordOf(entries), outline, rules);
  const [module] = progress.modules;
  expect(module?.testedOut === true ? module.complete : true).toBe(true);
  return module?.testedOut ?? false;
}

describe('testing out of a module', () => {
  test('takes its test passed cold, and a first run of its hardest case that needs no replay', () => {
    expect(out(['pass', 'run'])).toBe(true);
    expect(out(['fail', 'pass', 'run'])).toBe(true);
    expect(out(['pass', 'run', 'lesson'])).toBe(true);
    expect(out(['pass'])).toBe(false);
    expect(out(['run'])).toBe(false);
    expect(out(['fail', 'run'])).toBe(false);
  });

  test('is not allowed unless somebody allows it', () => {
    expect(out(['pass', 'run'], {})).toBe(false);
    expect(out(['pass', 'run'], { testOut: false })).toBe(false);
  });

  test('is over once a lesson was read, a check answered or a case begun before the test', () => {
    for (const first of ['lesson', 'check', 'begin', 'run'] as const) expect(out([first, 'pass', 'run'])).toBe(false);
  });

  test('looks at the first run alone, from its beginning', () => {
    expect(out(['pass', 'replay', 'run'])).toBe(false);
    expect(out(['pass', 'retry', 'run'])).toBe(false);
    expect(out(['pass', 'run', 'replay'])).toBe(true);
    expect(out(['pass', 'begin', 'run'])).toBe(true);
  });

  test('is taken back by starting the module over, and then the module is cold no more', () => {
    expect(out(['pass', 'run', 'reset'])).toBe(false);
    expect(out(['pass', 'run', 'reset', 'pass', 'run'])).toBe(false);
  });

  test('leads on to the next module, and leaves the lessons as unread as they are', () => {
    const write = writer();
    const began = { kind: 'form-started', use: 'module', module: 'boundaries', seed: 1, items: ['i1'] } as const;
    const form = write({ ...began, edition: '2026.1' });
    const entries = [form, write(formFinished(form.id))];
    const attempt = write(attemptStarted('midnight-message'));
    entries.push(attempt, write(attemptFinished(attempt.id, 'midnight-message')));
    const progress = progressOf(recordOf(entries), outline, { testOut: true });
    expect(progress.next).toEqual({ kind: 'scenario', module: 'reviews', id: 'one-star', begun: false });
    expect(progress.modules[0]?.steps[0]).toMatchObject({ kind: 'lesson', done: false });
    expect(progress.modules[0]?.done).toBe(2);
  });
});
