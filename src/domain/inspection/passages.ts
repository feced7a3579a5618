import { questionsOf } from '../assessment/questions.ts';
import type { Item } from '../assessment/schema.ts';
import type { Exercise } from '../course/exercise.ts';
import { type Place, places } from '../course/place.ts';
import type { Choice, Feedback, Scenario } from '../scenario/schema.ts';
import { optionsAt } from './item/keyed.ts';
import { lessonPassages } from './lesson/lesson-passages.ts';
import type { ExercisesSheet, ItemsSheet, LessonSheet, ScenarioSheet } from './manuscript.ts';

/** What a passage does in its file. */
export type Role =
  | 'setting'
  | 'heading'
  | 'evidence'
  | 'say'
  | 'ask'
  | 'choice'
  | 'feedback'
  | 'says'
  | 'debrief'
  | 'ending'
  | 'stem'
  | 'option'
  | 'paragraph';

/** Some words that a learner reads in one go, with where they stand and what they rest on. */
export interface Passage {
  readonly role: Role;
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly offset?: number | undefined;
  /** The words are a character's: evidence, drafts and chats may break the rules of good prose. */
  readonly speech: boolean;
  /** The place to whose learners alone this is shown, or null. */
  readonly place: Place | null;
  /** Passages of one block are read together, and share their citations. */
  readonly block: string;
  /** Sources cited in the block. */
  readonly cites: readonly string[];
  /** Whether the block has anywhere to put a citation. */
  readonly citable: boolean;
}

/** A file that has prose, and its passages in the order in which they are written. */
export interface Prose {
  readonly file: string;
  readonly kind: 'lesson' | 'scenario' | 'items' | 'exercises';
  readonly passages: readonly Passage[];
}

export function proseOf(sheet: LessonSheet | ScenarioSheet | ItemsSheet | ExercisesSheet): Prose {
  if (sheet.kind === 'lesson') return { file: sheet.file, kind: 'lesson', passages: lessonPassages(sheet.body ?? []) };
  if (sheet.kind === 'scenario') {
    const scenario = sheet.value as Scenario | null;
    return { file: sheet.file, kind: 'scenario', passages: scenario ? [...scenarioPassages(scenario)] : [] };
  }
  if (sheet.kind === 'exercises') {
    const exercises = Object.entries((sheet.value ?? {}) as Record<string, Exercise>);
    const passages = exercises.flatMap(([id, exercise]) => [...exercisePassages(id, exercise)]);
    return { file: sheet.file, kind: 'exercises', passages };
  }
  const items = Object.entries((sheet.value ?? {}) as Record<string, Item>);
  return { file: sheet.file, kind: 'items', passages: items.flatMap(([id, item]) => [...itemPassages(id, item)]) };
}

const plain = { speech: false, place: null, cites: [], citable: false } as const;

export function* scenarioPassages(scenario: Scenario): Iterable<Passage> {
  yield { ...plain, role: 'setting', text: scenario.setting, path: ['setting'], block: 'setting' };
  for (const [id, beat] of Object.entries(scenario.beats)) {
    const path = ['beats', id];
    const here = { ...plain, block: path.join('.') };
    yield { ...here, role: 'heading', text: beat.heading, path: [...path, 'heading'] };
    for (const [at, { text }] of (beat.evidence ?? []).entries()) {
      yield { ...here, role: 'evidence', text, speech: true, path: [...path, 'evidence', at, 'text'] };
    }
    yield { ...here, role: 'say', text: beat.say, path: [...path, 'say'] };
    for (const [at, { say }] of (beat.also ?? []).entries())
      yield { ...here, role: 'say', text: say, path: [...path, 'also', at, 'say'] };
    if (beat.ask) yield { ...here, role: 'ask', text: beat.ask, path: [...path, 'ask'] };
    for (const [choice, content] of Object.entries(beat.choices ?? {})) {
      yield* choicePassages(content, [...path, 'choices', choice]);
    }
    for (const field of beat.board ? (['ask', 'source-line', 'caution'] as const) : [])
      yield {
        ...here,
        role: 'paragraph',
        text: beat.board?.[field] ?? '',
        block: [...path, 'board'].join('.'),
        cites: beat.board?.cites ?? [],
        citable: true,
        path: [...path, 'board', field],
      };
  }
  for (const [id, { heading, debrief, later, people }] of Object.entries(scenario.outcomes)) {
    const path = ['outcomes', id];
    const here = { ...plain, block: path.join('.') };
    yield { ...here, role: 'heading', text: heading, path: [...path, 'heading'] };
    yield { ...here, role: 'debrief', text: debrief, path: [...path, 'debrief'] };
    for (const [at, { say }] of (later ?? []).entries())
      yield { ...here, role: 'ending', text: say, path: [...path, 'later', at, 'say'] };
    for (const [person, text] of Object.entries(people))
      if (text) yield { ...here, role: 'ending', text, path: [...path, 'people', person] };
  }
}

function* choicePassages(choice: Choice, path: readonly string[]): Iterable<Passage> {
  const everywhere = choice.cites ?? [];
  const anywhere = places.flatMap((place) => choice.in?.[place]?.cites ?? []);
  const common = { ...plain, block: path.join('.'), cites: [...everywhere, ...anywhere], citable: true };
  yield { ...common, role: 'choice', text: choice.text, path: [...path, 'text'] };
  yield* feedbackPassages(choice.feedback, [...path, 'feedback'], common);
  for (const place of places) {
    const local = choice.in?.[place];
    if (!local) continue;
    const there = [...path, 'in', place];
    const here = {
      ...plain,
      place,
      block: there.join('.'),
      cites: [...everywhere, ...(local.cites ?? [])],
      citable: true,
    };
    if (local.text) yield { ...here, role: 'choice', text: local.text, path: [...there, 'text'] };
    if (local.says) yield { ...here, role: 'says', text: local.says, path: [...there, 'says'] };
    yield* feedbackPassages(local.feedback ?? {}, [...there, 'feedback'], here);
  }
}

function* feedbackPassages(
  feedback: Partial<Feedback>,
  path: readonly string[],
  common: Omit<Passage, 'role' | 'text' | 'path'>,
): Iterable<Passage> {
  for (const move of ['consequence', 'principle', 'tempts', 'next', 'cost'] as const) {
    const text = feedback[move];
    if (text) yield { ...common, role: 'feedback', text, path: [...path, move] };
  }
}

function* itemPassages(id: string, item: Item): Iterable<Passage> {
  const everywhere = item.cites ?? [];
  const anywhere = places.flatMap((place) => item.in?.[place]?.cites ?? []);
  const common = { ...plain, block: id, cites: [...everywhere, ...anywhere], citable: true };
  yield { ...common, role: 'stem', text: item.stem, path: [id, 'stem'] };
  for (const { step, ask, options } of questionsOf(item)) {
    if (step !== null) yield { ...common, role: 'stem', text: ask, path: [id, 'steps', step, 'ask'] };
    for (const [option, { text, feedback }] of Object.entries(options)) {
      yield { ...common, role: 'option', text, path: [id, ...optionsAt(step), option, 'text'] };
      yield { ...common, role: 'feedback', text: feedback, path: [id, ...optionsAt(step), option, 'feedback'] };
    }
  }
  for (const place of places) {
    const local = item.in?.[place];
    if (!local) continue;
    const here = { ...common, place, block: `${id}.in.${place}`, cites: [...everywhere, ...local.cites] };
    yield { ...here, role: 'says', text: local.says, path: [id, 'in', place, 'says'] };
  }
}

/** What a learner reads in an exercise; the draft and what stands in its slots are somebody's speech. */
export function* exercisePassages(id: string, exercise: Exercise): Iterable<Passage> {
  const common = { ...plain, block: id, cites: exercise.cites ?? [], citable: true };
  yield { ...common, role: 'heading', text: exercise.title, path: [id, 'title'] };
  if (exercise.type === 'guess') {
    yield { ...common, role: 'stem', text: exercise.ask, path: [id, 'ask'] };
    yield { ...common, role: 'says', text: exercise['source-line'], path: [id, 'source-line'] };
    yield { ...common, role: 'says', text: exercise.caution, path: [id, 'caution'] };
  } else {
    yield { ...common, role: 'stem', text: exercise.intro, path: [id, 'intro'] };
  }
  if (exercise.type === 'who-fits' || exercise.type === 'mark')
    yield { ...common, role: 'evidence', speech: true, text: exercise.draft, path: [id, 'draft'] };
  for (const { path, text, reason } of partsOf(exercise)) {
    yield { ...common, role: 'evidence', speech: true, text, path: [id, ...path, 'text'] };
    yield { ...common, role: 'feedback', text: reason.text, path: [id, ...path, reason.field] };
  }
  yield { ...common, role: 'says', text: exercise.closing, path: [id, 'closing'] };
}

/** The cards, details or pieces of an exercise, each with its reason. */
function partsOf(exercise: Exercise) {
  const of = (group: string, parts: Readonly<Record<string, { text: string; why: string }>>) =>
    Object.entries(parts).map(([part, { text, why }]) => ({
      path: [group, part],
      text,
      reason: { field: 'why', text: why },
    }));
  if (exercise.type === 'who-fits') return of('details', exercise.details);
  if (exercise.type === 'mark') return of('pieces', exercise.pieces);
  if (exercise.type === 'guess') return [];
  return Object.entries(exercise.cards).map(([card, { text, feedback }]) => ({
    path: ['cards', card],
    text,
    reason: { field: 'feedback', text: feedback },
  }));
}
