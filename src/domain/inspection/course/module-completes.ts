import type { ItemUse } from '../../assessment/schema.ts';
import type { Manuscript, Sheet } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import type { Module } from '../../course/schema.ts';

const pool = { sba: 4, 'sjt-rate': 1 };
const coreDecisions = 2;
const formsOfEach = 3;

/** A learner completes a module by its test, and keeps it by its boosters: both need enough items. */
export const moduleCompletes: Rule<Manuscript, CourseRemark> = {
  code: 'P13',
  title: 'A module has items for its test, for the baseline and for two core decisions',
  *inspect(manuscript) {
    for (const module of manuscript.modules) {
      if (!module.value) continue;
      const at = (key: string, sentence: string, hint: string): CourseRemark => ({
        file: module.file,
        path: [key],
        sentence,
        hint,
      });
      for (const [type, needed] of Object.entries(pool)) {
        const count = itemsOf(manuscript, module, 'pool').filter((item) => item.type === type).length;
        if (count < needed)
          yield at(
            'title',
            `The pool has ${count} ${type} item${count === 1 ? '' : 's'}; the module test samples ${needed}.`,
            'Add items with “use: pool” to items.yaml.',
          );
      }
      if (module.value.baseline.length === 0)
        yield at('baseline', 'No item asks of this module before the course.', 'Name an item with “use: baseline”.');
      const decisions = Object.keys(module.value['core-decisions']);
      if (decisions.length < coreDecisions)
        yield at(
          'core-decisions',
          `There ${decisions.length === 1 ? 'is one core decision' : 'are no core decisions'}; boosters need two.`,
          'Name what a learner must still do right in six months.',
        );
      for (const decision of decisions) {
        const forms = itemsOf(manuscript, module, 'core').filter((item) => item['isomorph-of'] === decision).length;
        if (forms >= formsOfEach) continue;
        yield {
          file: module.file,
          path: ['core-decisions', decision],
          sentence: `“${decision}” has ${forms} item${forms === 1 ? '' : 's'}; boosters need three.`,
          hint: 'Write the same decision in another setting.',
        };
      }
    }
  },
};

function itemsOf({ items }: Manuscript, module: Sheet<Module>, use: ItemUse) {
  return items
    .filter((sheet) => sheet.module === module.id)
    .flatMap(({ value }) => Object.values(value ?? {}))
    .filter((item) => item.use === use);
}
