import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { attemptsOf } from '#domain/record/attempts.ts';
import { type ModuleProgress, type Progress, progressOf } from '#domain/record/progress.ts';
import { progressCacheOf } from '#domain/record/progress-cache.ts';
import { inOrder, join, type Record, recordOf } from '#domain/record/record.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import { rank } from '#domain/scenario/score.ts';
import { learning, outline, someOf } from './learning.ts';

/** More by night: `RUNS=50000`. Never fewer than the floor, which the last test of the file holds. */
const runs = Math.max(Number(process.env.RUNS ?? 0), 250);
const floor = 1000;
let ran = 0;

const project = (record: Record) => ({
  progress: progressOf(record, outline),
  attempts: ['midnight-message', 'one-star'].map((scenario) => attemptsOf(record, scenario, 'boundaries')),
});
const ids = (record: Record) => [...record.keys()].sort();

const records = (resets: boolean) =>
  learning({ resets }).chain((entries) => fc.tuple(someOf(entries), someOf(entries), someOf(entries)));

function law(resets: boolean, holds: (a: Record, b: Record, c: Record) => void) {
  fc.assert(
    fc.property(records(resets), ([a, b, c]) => {
      ran += 1;
      holds(a, b, c);
    }),
    { numRuns: runs },
  );
}

describe('joining two records', () => {
  test('gives the same whichever comes first, whatever the grouping, however often', () => {
    law(true, (a, b, c) => {
      expect(ids(join(a, b))).toEqual(ids(join(b, a)));
      expect(ids(join(join(a, b), c))).toEqual(ids(join(a, join(b, c))));
      expect(ids(join(join(a, b), b))).toEqual(ids(join(a, b)));
      expect(project(join(a, b))).toEqual(project(join(b, a)));
      expect(project(join(join(a, b), c))).toEqual(project(join(c, join(b, a))));
    });
  });

  test('loses no entry of either', () => {
    law(true, (a, b) => {
      const both = join(a, b);
      for (const id of [...a.keys(), ...b.keys()]) expect(both.has(id)).toBe(true);
      expect(both.size).toBeLessThanOrEqual(a.size + b.size);
    });
  });

  test('never takes back a completion, an attempt or a best result, unless somebody started over', () => {
    law(false, (a, b) => {
      expectNoLess(progressOf(join(a, b), outline), progressOf(a, outline));
    });
  });

  test('makes no difference to what is seen, in whatever order the entries arrive', () => {
    law(true, (a) => {
      expect(project(recordOf([...a.values()].reverse()))).toEqual(project(a));
      expect(inOrder(recordOf([...a.values()].reverse()))).toEqual(inOrder(a));
    });
  });

  test('through a file gives back the very same record and nothing else', () => {
    law(true, (a, b) => {
      const text = writeRecordFile(a, { exported: '2026-11-22T00:00:00.000Z' });
      const file = readRecordFile(text);
      if (!file.ok) throw new Error(file.sentence);
      expect(file.setAside).toEqual([]);
      expect(ids(recordOf(file.entries))).toEqual(ids(a));
      expect(project(join(b, recordOf(file.entries)))).toEqual(project(join(b, a)));
      expect(writeRecordFile(recordOf(file.entries), { exported: '2026-11-22T00:00:00.000Z' })).toBe(text);
    });
  });
});

afterAll(() => {
  if (ran < floor) throw new Error(`The laws were tried ${ran} times; fewer than ${floor} prove too little.`);
});

function expectNoLess(after: Progress, before: Progress) {
  after.modules.forEach((module, at) => {
    const was = before.modules[at] as ModuleProgress;
    expect(module.done).toBeGreaterThanOrEqual(was.done);
    expect(Number(module.complete)).toBeGreaterThanOrEqual(Number(was.complete));
    module.steps.forEach((step, index) => {
      const old = was.steps[index];
      expect(Number(step.done)).toBeGreaterThanOrEqual(Number(old?.done));
      if (step.kind !== 'scenario' || old?.kind !== 'scenario') return;
      expect(step.attempts).toBeGreaterThanOrEqual(old.attempts);
      if (old.best) expect(standing(step.best)).toBeGreaterThanOrEqual(standing(old.best));
    });
    if (was.test?.passed) expect(module.test?.passed).toBe(true);
    if (was.test?.best)
      expect(module.test?.best?.passed || (module.test?.best?.score ?? 0) >= was.test.best.score).toBe(true);
  });
  expect(Number(after.complete)).toBeGreaterThanOrEqual(Number(before.complete));
  for (const [step, mark] of Object.entries(progressCacheOf(before).done)) {
    if (mark === 'done') expect(progressCacheOf(after).done[step]).toBe('done');
  }
}

function standing(
  best: {
    readonly status: 'safe' | 'costly' | 'recovered' | 'harm' | 'replay' | 'unscored';
    readonly score: number | null;
  } | null,
) {
  return best ? rank({ status: best.status, points: best.score }) : Number.NEGATIVE_INFINITY;
}
