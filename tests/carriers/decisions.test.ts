import { describe, expect, it } from 'vitest';
import { recordOf } from '#domain/record/record.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { decisionsIn } from '../../src/carriers/decisions.ts';
import { course } from './carried-course.ts';

const [module, other] = course.outline.modules;
if (!module || !other) throw new Error('The course has two modules.');
const entries = finishedRecord(course, { modules: [module.id], place: 'uk' });
const record = recordOf(entries);

describe('the decisions in a record', () => {
  it('are the choices of a module’s cases, as they were made, each with its case and moment', () => {
    const choices = entries.flatMap((entry) => (entry.kind === 'choice-made' ? [entry] : []));
    const trails = entries.flatMap((entry) => (entry.kind === 'attempt-finished' ? [entry] : []));
    const decisions = decisionsIn(record, module);
    expect(decisions.map(({ id }) => id)).toEqual(choices.map(({ id }) => id));
    for (const { scenario, trail } of trails) {
      const own = decisions.filter((decision) => decision.scenario === scenario);
      expect(own.map(({ choice }) => choice)).toEqual(trail);
      const asked = own.map(({ beat, choice }) => course.scenarios[scenario]?.beats[beat]?.choices?.[choice]);
      expect(asked).not.toContain(undefined);
    }
    expect(trails.length).toBeGreaterThan(1);
  });

  it('are none in another module, nor in a record without a case', () => {
    expect(decisionsIn(record, other)).toEqual([]);
    expect(decisionsIn(recordOf([]), module)).toEqual([]);
  });
});
