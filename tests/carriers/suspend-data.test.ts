import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from '#domain/record/progress.ts';
import { join, recordOf } from '#domain/record/record.ts';
import { knowCourse } from '#domain/hand-in/know-course.ts';
import { aLadder, aPool } from '#tests/builders.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { longestSuspended, readSuspended, writeSuspended } from '../../src/carriers/suspend-data.ts';
import { busyRecord, shuffled } from './busy-record.ts';
import { course } from './carried-course.ts';

const { modules } = course.outline;
const outlineOf = (id: string) => {
  const module = modules.find((each) => each.id === id);
  if (!module) throw new Error(`The course has no module “${id}”.`);
  return module;
};
const written = (...given: Parameters<typeof writeSuspended>) => {
  const suspended = writeSuspended(...given);
  if (!suspended) throw new Error('It does not fit.');
  return suspended;
};
const readBack = (text: string) => {
  const reading = readSuspended(text);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};
const progressIn = (record: ReturnType<typeof recordOf>, id: string) =>
  progressOf(record, course.outline).modules.find((each) => each.id === id);

describe('a module’s record in an LMS', () => {
  it.each(modules.map(({ id }) => id))('of a learner who finished “%s” comes back entry by entry', (id) => {
    const record = recordOf(finishedRecord(course, { modules: [id], place: 'uk' }));
    const { text, how } = written(record, outlineOf(id));
    expect(how).toBe('whole');
    expect(text).toMatch(/^[\w.-]+$/);
    expect(text.length).toBeLessThanOrEqual(longestSuspended);
    const { entries, unread } = readBack(text);
    expect(unread).toBe(0);
    expect(recordOf(entries)).toEqual(record);
  });

  it.each(modules.map(({ id }) => id))(
    'of a learner who tried “%s” again and again, and is in the middle, fits, and shows the same progress elsewhere',
    (id) => {
      const record = recordOf(busyRecord(course, id));
      const { text } = written(record, outlineOf(id));
      expect(text.length).toBeLessThanOrEqual(longestSuspended);
      const { entries, tally } = readBack(text);
      const [here, there] = [progressIn(record, id), progressIn(recordOf(entries), id)];
      expect(there?.complete).toBe(true);
      const seen = (progress: typeof here) => ({
        ...progress,
        test: progress?.test && { ...progress.test, attempts: null, open: progress.test.open?.answers },
        steps: progress?.steps.map((step) =>
          step.kind === 'scenario' ? { ...step, attempts: null, open: step.open?.steps } : step,
        ),
      });
      expect(seen(there)).toEqual(seen(here));
      for (const step of here?.steps ?? [])
        if (step.kind === 'scenario') expect(tally.counts[step.id]).toBe(step.attempts);
    },
  );

  it('doubles nothing that a browser has already', () => {
    const record = recordOf(busyRecord(course, 'boundaries'));
    const { entries } = readBack(written(record, outlineOf('boundaries')).text);
    expect(join(record, recordOf(entries)).size).toBe(record.size);
  });

  it('goes on counting the runs of a machine that it never saw', () => {
    const there = recordOf(busyRecord(course, 'boundaries'));
    const first = readBack(written(there, outlineOf('boundaries')).text);
    const here = recordOf(first.entries);
    const more = finishedRecord(course, {
      modules: ['boundaries'],
      device: 'bbbbbbbbbb.22222222',
      from: '2026-12-01T08:00:00.000Z',
    });
    const counted = readBack(written(join(here, recordOf(more)), outlineOf('boundaries'), first.tally).text).tally
      .counts;
    const before = first.tally.counts;
    expect(Object.keys(before).length).toBeGreaterThan(1);
    expect(counted).toEqual(Object.fromEntries(Object.entries(before).map(([of, count]) => [of, count + 1])));
  });

  it('on the machine where all of it happened counts nothing twice', () => {
    const record = recordOf(busyRecord(course, 'boundaries'));
    const { tally } = readBack(written(record, outlineOf('boundaries')).text);
    expect(readBack(written(record, outlineOf('boundaries'), tally).text).tally).toEqual(tally);
  });

  it('carries nothing of another module, and no assignment', () => {
    const record = recordOf(finishedRecord(course, { modules: ['boundaries', 'cover'] }));
    const { entries } = readBack(written(record, outlineOf('cover')).text);
    expect(recordOf(entries)).toEqual(
      recordOf(
        finishedRecord(course, { modules: ['boundaries', 'cover'] }).filter((entry) => recordOf(entries).has(entry.id)),
      ),
    );
    const { text } = written(recordOf(finishedRecord(course, { modules: ['boundaries'] })), outlineOf('cover'));
    expect(readBack(text).entries).toEqual([]);
  });

  it('of more than fits gives up checks, then what sealed runs say twice; never the best, never the open run', () => {
    const reached = [2, 65, 90, 130].map((cases) => {
      const many = aLongModule(cases);
      const [module] = many.outline.modules;
      if (!module) throw new Error('It has a module.');
      const record = recordOf(busyRecord(many, module.id));
      const suspended = writeSuspended(record, module);
      if (!suspended) return null;
      expect(suspended.text.length).toBeLessThanOrEqual(longestSuspended);
      const back = recordOf(readBack(suspended.text).entries);
      const seen = (of: typeof record) =>
        progressOf(of, many.outline).modules[0]?.steps.map(
          (step) => step.kind === 'scenario' && [step.best, step.open?.trail],
        );
      expect(seen(back)).toEqual(seen(record));
      return suspended.how;
    });
    expect(reached).toEqual(['whole', 'without-checks', 'sealed-without-choices', null]);
  });

  it('comes back from entries of several devices whose clocks disagree', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            device: fc.constantFrom('aaaaaaaaaa.11111111', 'bbbbbbbbbb.22222222', 'cccccccccc.33333333'),
            seq: fc.nat(5000),
            late: fc.integer({ min: -1e9, max: 1e9 }),
            at: fc.integer({ min: 1.7e12, max: 1.9e12 }),
          }),
          { maxLength: 20 },
        ),
        (stamps) => {
          const record = recordOf(shuffled(stamps, outlineOf('cover')));
          const { entries, unread } = readBack(written(record, outlineOf('cover')).text);
          expect(unread).toBe(0);
          for (const entry of entries) expect(record.get(entry.id)).toEqual(entry);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('what an LMS gives back', () => {
  const { text } = written(recordOf(busyRecord(course, 'boundaries')), outlineOf('boundaries'));

  it('is nothing on the first visit, however the system says so', () => {
    for (const nothing of ['', '  ', 'null', 'undefined'])
      expect(readSuspended(nothing)).toEqual({ ok: false, why: 'empty' });
  });

  it('is told from what another course wrote there', () => {
    for (const foreign of ['{"page":3}', 'bookmark=2', '0.5.x.y', 'x'.repeat(70_000), '💥'])
      expect(readSuspended(foreign)).toEqual({ ok: false, why: 'foreign' });
  });

  it('is refused as a whole wherever it was cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (at) => {
        expect(readSuspended(text.slice(0, at)).ok).toBe(false);
      }),
    );
    expect(readSuspended(text.slice(0, -1))).toEqual({ ok: false, why: 'incomplete' });
  });

  it('is refused as a whole where one letter was changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.constantFrom('A', 'z', '0', '_', ' '),
        (at, letter) => {
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          fc.pre(changed.trim() !== text);
          expect(readSuspended(changed).ok).toBe(false);
        },
      ),
    );
  });

  it('is refused where a newer version of the course wrote it', () => {
    expect(readSuspended(text.replace(/^1/, '2'))).toEqual({ ok: false, why: 'newer' });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (any) => void expect(readSuspended(any)).toHaveProperty('ok')),
    );
  });
});

/** A course of one module with so many cases of three decisions, and as many checks. */
function aLongModule(cases: number) {
  const ids = Array.from({ length: cases }, (_, n) => `case-${n + 1}`);
  const steps = ids.map((id) => ({ kind: 'scenario', id }) as const);
  const checks = ids.map((id) => `check-${id}`);
  return knowCourse({
    id: course.id,
    edition: course.edition,
    cut: course.cut,
    outline: { modules: [{ id: 'long', steps, test: true, checks }], test: false },
    scenarios: Object.fromEntries(ids.map((id) => [id, aLadder(3)])),
    pools: { long: aPool() },
  });
}
