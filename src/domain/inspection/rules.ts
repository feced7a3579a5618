import type { ScenarioSheet, Sheet } from './manuscript.ts';
import type { Rule } from './rule.ts';
import { fitsTheSchema } from './file/fits-the-schema.ts';
import { keyWrittenTwice } from './file/key-written-twice.ts';
import { parses } from './file/parses.ts';
import { proseCutByHash } from './file/prose-cut-by-hash.ts';
import { proseSplitByComma } from './file/prose-split-by-comma.ts';
import { coachingLength } from './scenario/coaching-length.ts';
import { fairScore } from './scenario/fair-score.ts';
import { nextAndCost } from './scenario/next-and-cost.ts';
import { wholeMap } from './scenario/whole-map.ts';

/** Every rule, by what it is asked of. A code may be asked of several kinds of thing. */
export const rules = {
  file: [parses, fitsTheSchema, proseCutByHash, proseSplitByComma, keyWrittenTwice] satisfies Rule<Sheet>[],
  scenario: [coachingLength, nextAndCost, wholeMap, fairScore] satisfies Rule<ScenarioSheet>[],
};
