import { describe, expect, test } from 'vitest';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { type BaselineKeys, fewestPairs, gainOf, gainOfMeans } from '#domain/record/gain.ts';
import type { ModuleOutline } from '#domain/record/progress.ts';
import { join, recordOf } from '#domain/record/record.ts';
import { formFinished, writer } from './learning.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const modules: readonly ModuleOutline[] = names.map((id) => ({
  id,
  steps: [{ kind: 'lesson', id: `lesson-${id}` }],
  checks: [`check-${id}`],
  test: true,
}));
const keys: BaselineKeys = Object.fromEntries(names.map((id) => [`base-${id}`, { module: id, key: 'best' }]));

function learner(device = 'aaaaaaaaaa.11111111') {
  const write = writer(device);
  const entries: Entry[] = [];
  const did = (payload: Payload) => {
    entries.push(write(payload));
    return (entries.at(-1) as Entry).id;
  };
  const sit = (use: 'baseline' | 'module', module: string | undefined, items: readonly string[]) =>
    did({ kind: 'form-started', use, ...(module === undefined ? {} : { module }), seed: 1, items, edition: '2026.1' });
  return {
    did,
    /** Answers the questions before the course: these modules right, the others wrong, but for those left open. */
    baseline(right: readonly string[], open: readonly string[] = []) {
      const form = sit('baseline', undefined, Object.keys(keys));
      for (const id of names.filter((name) => !open.includes(name)))
        did({ kind: 'item-answered', form, item: `base-${id}`, answer: right.includes(id) ? 'best' : 'other' });
      did(formFinished(form, { use: 'baseline', module: undefined, score: 0.5, passed: true, cut: 0 }));
    },
    test: (module: string, score: number) => {
      const form = sit('module', module, ['i1']);
      did(formFinished(form, { module, score, passed: score >= 0.7 }));
    },
    record: () => recordOf(entries),
    gain: () => gainOf(recordOf(entries), modules, keys),
  };
}

describe('learning gain', () => {
  test('of means that assessment.md gives is .50, with a difference of 22.5 points', () => {
    const before = [0.5, 0.6, 0.4, 0.7];
    const pairs = [0.8, 0.75, 0.7, 0.85].map((after, at) => ({ before: before[at] ?? 0, after }));
    const { difference, share } = gainOfMeans(pairs);
    expect(difference).toBeCloseTo(0.225, 12);
    expect(share).toBeCloseTo(0.5, 12);
  });

  test('is left blank where all was right before', () => {
    expect(gainOfMeans([{ before: 1, after: 0.8 }])).toMatchObject({ share: null });
    expect(gainOfMeans([{ before: 1, after: 0.8 }]).difference).toBeCloseTo(-0.2, 12);
  });

  test('sets each module’s question beside the first test of that module, and no later one', () => {
    const one = learner();
    one.baseline(['a', 'b']);
    one.test('a', 0.6);
    one.test('a', 1);
    one.test('c', 0.8);
    expect(one.gain().pairs).toEqual([
      { module: 'a', before: 1, after: 0.6 },
      { module: 'c', before: 0, after: 0.8 },
    ]);
  });

  test('shows no means below four modules', () => {
    expect(fewestPairs).toBe(4);
    const one = learner();
    one.baseline(['a']);
    for (const module of ['a', 'b', 'c']) one.test(module, 0.8);
    expect(one.gain().means).toBeNull();
    one.test('d', 0.8);
    const { means } = one.gain();
    expect(means?.before).toBe(0.25);
    expect(means?.after).toBeCloseTo(0.8, 12);
  });

  test('leaves out modules that were begun before the questions were handed in, and questions left open', () => {
    const one = learner();
    one.did({ kind: 'lesson-finished', lesson: 'lesson-a' });
    one.did({ kind: 'check-answered', item: 'check-b', option: 'x', right: true });
    one.test('c', 0.9);
    one.baseline(['a'], ['d']);
    for (const module of names) one.test(module, 0.8);
    expect(one.gain().pairs.map(({ module }) => module)).toEqual(['e', 'f']);
  });

  test('is nothing without questions before the course, and the first of two sets counts', () => {
    const one = learner();
    one.test('a', 0.8);
    expect(one.gain()).toEqual({ pairs: [], means: null });
    const [early, late] = [learner(), learner('bbbbbbbbbb.22222222')];
    early.baseline(['a']);
    for (let n = 0; n < 3; n += 1) late.did({ kind: 'profile-chosen', role: 'nurse' });
    late.baseline([]);
    late.test('a', 0.8);
    expect(gainOf(join(early.record(), late.record()), modules, keys).pairs).toEqual([
      { module: 'a', before: 1, after: 0.8 },
    ]);
  });
});
