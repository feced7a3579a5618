import type { Manuscript } from '../manuscript.ts';
import { honestMinutes, unlessHonest } from '../minutes.ts';
import type { CourseRemark, Rule } from '../rule.ts';

/** How many items the module test samples: four single best answers and one to rate. */
const sampled = 5;

/** A module takes what its steps declare, and its test. */
export const moduleMinutes: Rule<Manuscript, CourseRemark> = {
  code: 'L20',
  title: 'Declared minutes are within a quarter of reading and deciding time',
  *inspect({ modules, lessons, scenarios }) {
    for (const { file, id, value } of modules) {
      const declared = new Map(
        [...lessons, ...scenarios].filter(({ module }) => module === id).map((step) => [step.id, step.value?.minutes]),
      );
      const steps = (value?.steps ?? []).map((step) => declared.get(step));
      if (!value || steps.includes(undefined)) continue;
      const sum = steps.reduce((total: number, minutes) => total + (minutes ?? 0), 0);
      const honest = sum + honestMinutes({ items: sampled });
      for (const remark of unlessHonest(value.minutes, honest, `${sum} for its steps, and its test`))
        yield { ...remark, file };
    }
  },
};
