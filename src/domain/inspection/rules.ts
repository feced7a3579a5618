import { datesPass } from './course/dates-pass.ts';
import { filesInPlace } from './course/files-in-place.ts';
import { idsResolve } from './course/ids-resolve.ts';
import { idsUnique } from './course/ids-unique.ts';
import { itemsDiffer } from './course/items-differ.ts';
import { keyPosition } from './course/key-position.ts';
import { longestKey } from './course/longest-key.ts';
import { moduleCompletes } from './course/module-completes.ts';
import { moduleMinutes } from './course/module-minutes.ts';
import { objectivesMet } from './course/objectives-met.ts';
import { pointsTaught } from './course/points-taught.ts';
import { fitsTheSchema } from './file/fits-the-schema.ts';
import { keyWrittenTwice } from './file/key-written-twice.ts';
import { parses } from './file/parses.ts';
import { proseCutByHash } from './file/prose-cut-by-hash.ts';
import { proseSplitByComma } from './file/prose-split-by-comma.ts';
import { itemDisagreement } from './item/disagreement.ts';
import { itemShape } from './item/item-shape.ts';
import { keyLength } from './item/key-length.ts';
import { negativeStem } from './item/negative-stem.ts';
import { parallelOptions } from './item/parallel-options.ts';
import { bodyLength } from './lesson/body-length.ts';
import { checksEnough } from './lesson/checks-enough.ts';
import { mdxIsPlain } from './lesson/mdx-is-plain.ts';
import { lessonMinutes } from './lesson/minutes.ts';
import { picturesAndMockUps } from './lesson/pictures-and-mock-ups.ts';
import { sourcesListed } from './lesson/sources-listed.ts';
import type { ItemsSheet, LessonSheet, Manuscript, ScenarioSheet, Sheet, SourcesSheet } from './manuscript.ts';
import type { Prose } from './passages.ts';
import { acronyms } from './prose/acronyms.ts';
import { bannedWords } from './prose/banned-words.ts';
import { lawIsCited } from './prose/law-is-cited.ts';
import { panelIsReal } from './prose/panel-is-real.ts';
import { readable } from './prose/readable.ts';
import { realAddresses } from './prose/real-addresses.ts';
import type { CourseRemark, Rule } from './rule.ts';
import { boardFigure } from './scenario/board-figure.ts';
import { castNamed } from './scenario/cast.ts';
import { choiceIds } from './scenario/choice-ids.ts';
import { choicesDiffer } from './scenario/choices-differ.ts';
import { choicesPerBeat } from './scenario/choices-per-beat.ts';
import { coachingLength } from './scenario/coaching-length.ts';
import { criticalActs } from './scenario/critical-acts.ts';
import { disagreement } from './scenario/disagreement.ts';
import { fairScore } from './scenario/fair-score.ts';
import { fictional } from './scenario/fictional.ts';
import { scenarioMinutes } from './scenario/minutes.ts';
import { nextAndCost } from './scenario/next-and-cost.ts';
import { outcomesAndLength } from './scenario/outcomes-and-length.ts';
import { outcomesTried } from './scenario/outcomes-tried.ts';
import { recoveryExists } from './scenario/recovery-exists.ts';
import { renamedChoices } from './scenario/renamed-choices.ts';
import { settingLength } from './scenario/setting-length.ts';
import { walkthroughsEnd } from './scenario/walkthroughs-end.ts';
import { wholeMap } from './scenario/whole-map.ts';
import { sourceCited } from './source/cited.ts';
import { sourceDates } from './source/dates.ts';

/** Every rule, by what it is asked of. One code may be asked of several kinds of thing, by a file each. */
export const rules = {
  file: [parses, fitsTheSchema, proseCutByHash, proseSplitByComma, keyWrittenTwice] satisfies Rule<Sheet>[],
  scenario: [
    wholeMap,
    choicesPerBeat,
    outcomesAndLength,
    recoveryExists,
    choicesDiffer,
    fairScore,
    criticalActs,
    disagreement,
    coachingLength,
    nextAndCost,
    scenarioMinutes,
    fictional,
    castNamed,
    settingLength,
    boardFigure,
    walkthroughsEnd,
    outcomesTried,
    choiceIds,
    renamedChoices,
  ] satisfies Rule<ScenarioSheet>[],
  item: [itemShape, negativeStem, keyLength, parallelOptions, itemDisagreement] satisfies Rule<ItemsSheet>[],
  lesson: [
    mdxIsPlain,
    sourcesListed,
    checksEnough,
    bodyLength,
    lessonMinutes,
    picturesAndMockUps,
  ] satisfies Rule<LessonSheet>[],
  source: [sourceDates, sourceCited] satisfies Rule<SourcesSheet>[],
  prose: [bannedWords, lawIsCited, readable, acronyms, realAddresses, panelIsReal] satisfies Rule<Prose>[],
  course: [
    filesInPlace,
    idsResolve,
    idsUnique,
    moduleCompletes,
    moduleMinutes,
    longestKey,
    keyPosition,
    itemsDiffer,
    objectivesMet,
    pointsTaught,
    datesPass,
  ] satisfies Rule<Manuscript, CourseRemark>[],
};

/** Every code, each once, in order. */
export const codes: readonly string[] = [
  ...new Set(Object.values(rules).flatMap((group) => group.map(({ code }) => code))),
].sort();
