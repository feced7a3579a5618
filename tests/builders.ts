import type { Rating } from '#domain/assessment/rating.ts';
import type { Item, KfItem, SbaItem, SjtRateItem } from '#domain/assessment/schema.ts';
import type { Source } from '#domain/course/schema.ts';
import {
  type Beat,
  type Choice,
  type Outcome,
  type Quality,
  qualities,
  type Scenario,
} from '#domain/scenario/schema.ts';
import type { Step } from '#domain/scenario/run.ts';

// Small, whole, always the same. Each builder takes the fields that a test is about and fills in the others.

export function aChoice(changes: Partial<Choice> = {}): Choice {
  return {
    text: 'Do it.',
    quality: 'strong',
    feedback: { consequence: 'It is done.', principle: 'Doing helps.', tempts: 'It is near.' },
    basis: 'author-consensus',
    agreement: 'settled',
    to: 'end',
    ...changes,
  };
}

export function aBeat(choices: Record<string, Partial<Choice>>, changes: Partial<Beat> = {}): Beat {
  const whole = Object.entries(choices).map(([id, choice]) => [id, aChoice(choice)]);
  return {
    heading: 'A moment',
    say: 'Something happens.',
    ask: 'What now?',
    choices: Object.fromEntries(whole),
    ...changes,
  };
}

export function anOutcome(changes: Partial<Outcome> = {}): Outcome {
  return { heading: 'The end', verdict: 'sound', debrief: 'It is over.', people: {}, ...changes };
}

export function aScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    title: 'A case',
    minutes: 5,
    fictional: true,
    setting: 'You are a nurse.',
    objectives: ['TST-1'],
    released: '2026-01-05',
    reviewed: '2026-01-05',
    start: 'first',
    beats: { first: aBeat({ act: {} }) },
    outcomes: { end: anOutcome() },
    walkthroughs: {},
    ...changes,
  };
}

/**
 * A scenario of so many beats, `beat-1` and on, each of which offers every quality: `strong-1`, `acceptable-1`, `poor-1`
 * and `harmful-1` at the first, and so on. All lead to the next beat, the last to `end`.
 * @param beatChanges what is particular about a beat, by its number.
 * @param choiceChanges what is particular about a choice, by its id.
 */
export function aLadder(
  rungs: number,
  {
    beats = {},
    choices = {},
  }: { beats?: Record<number, Partial<Beat>>; choices?: Record<string, Partial<Choice>> } = {},
): Scenario {
  const numbers = Array.from({ length: rungs }, (_, at) => at + 1);
  return aScenario({
    start: 'beat-1',
    beats: Object.fromEntries(
      numbers.map((number) => {
        const to = number === rungs ? 'end' : `beat-${number + 1}`;
        const offered = qualities.map((quality) => [
          `${quality}-${number}`,
          { quality, to, ...choices[`${quality}-${number}`] },
        ]);
        return [`beat-${number}`, aBeat(Object.fromEntries(offered), beats[number])];
      }),
    ),
  });
}

/** The steps of a walk up a ladder, one quality a rung. */
export function climb(...walked: readonly Quality[]): readonly Step[] {
  return walked.map((quality, at) => ({ beat: `beat-${at + 1}`, choice: `${quality}-${at + 1}` }));
}

export function anItem(changes: Partial<SbaItem> = {}): SbaItem {
  return {
    type: 'sba',
    use: 'pool',
    objective: 'TST-1',
    stem: 'What comes first?',
    basis: 'author-consensus',
    agreement: 'settled',
    options: {
      best: { text: 'This', key: true, feedback: 'It comes first.' },
      second: { text: 'That', feedback: 'It comes later.' },
      third: { text: 'Another', feedback: 'It never comes.' },
    },
    ...changes,
  };
}

/** A situation to rate; by default one response of each rating, each with its rating as its id. */
export function aRatedItem(rated: Record<string, Rating | null> = {}, changes: Partial<SjtRateItem> = {}): SjtRateItem {
  const all: Record<string, Rating | null> =
    Object.keys(rated).length > 0
      ? rated
      : {
          'very-appropriate': 'very-appropriate',
          'appropriate-not-ideal': 'appropriate-not-ideal',
          'inappropriate-not-awful': 'inappropriate-not-awful',
          'very-inappropriate': 'very-inappropriate',
        };
  return {
    type: 'sjt-rate',
    use: 'pool',
    objective: 'TST-1',
    stem: 'How appropriate is each?',
    basis: 'author-consensus',
    agreement: 'settled',
    options: Object.fromEntries(
      Object.entries(all).map(([id, rating]) => [
        id,
        { text: 'A response', feedback: 'Why.', ...(rating ? { rating } : {}) },
      ]),
    ),
    ...changes,
  };
}

/** A case of so many steps, `step-1` and on, each with the options of `anItem`. */
export function aCase(steps = 3, changes: Partial<KfItem> = {}): KfItem {
  const { options, type: _, ...common } = anItem();
  const named = Array.from({ length: steps }, (_each, at) => [`step-${at + 1}`, { ask: 'What comes next?', options }]);
  return { ...common, type: 'kf', steps: Object.fromEntries(named), ...changes };
}

/** A pool of so many items of each type, `sba-1` and on, spread in turn over so many objectives. */
export function aPool({
  sba = 8,
  rated = 3,
  objectives = 3,
}: { sba?: number; rated?: number; objectives?: number } = {}): Record<string, Item> {
  const objective = (at: number) => `TST-${(at % objectives) + 1}`;
  return Object.fromEntries([
    ...Array.from({ length: sba }, (_, at) => [`sba-${at + 1}`, anItem({ objective: objective(at) })]),
    ...Array.from({ length: rated }, (_, at) => [`rated-${at + 1}`, aRatedItem({}, { objective: objective(at) })]),
  ]);
}

export function aSource(changes: Partial<Source> = {}): Source {
  return {
    title: 'A study',
    publisher: 'A journal',
    year: 2024,
    jurisdiction: 'international',
    kind: 'study',
    primary: true,
    url: 'https://journal.example/study',
    checked: '2026-01-05',
    'review-by': '2028-01-05',
    ...changes,
  };
}
