import { questionsOf } from '#domain/assessment/questions.ts';
import { ratings } from '#domain/assessment/rating.ts';
import { courseQuota, moduleQuota, type Pool, sampleForm } from '#domain/assessment/sample-form.ts';
import type { Item } from '#domain/assessment/schema.ts';
import { scoreForm } from '#domain/assessment/score-form.ts';
import { bankOf } from '#domain/credential/evidence.ts';
import type { Place } from '#domain/course/place.ts';
import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Answer, Entry, Payload } from '#domain/record/entry.ts';
import { strongPath } from '#domain/scenario/debrief.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { score } from '#domain/scenario/score.ts';
import { replayer } from '#machines/scenario.ts';

interface Learner {
  readonly place?: Place;
  /** Which modules are finished; by default all. */
  readonly modules?: readonly string[];
  /** The trail through a case; by default its strong path. */
  readonly trails?: Readonly<Record<string, readonly string[]>>;
  readonly device?: string;
  /** ISO 8601: when the first entry was written; the next ones follow a minute apart. */
  readonly from?: string;
}

/**
 * The record of somebody who really did it: every lesson read, every case played through its machine and scored, every test
 * drawn and answered by its key.
 */
export function finishedRecord(course: CourseKnown, learner: Learner = {}): readonly Entry[] {
  const { place, device = 'aaaaaaaaaa.11111111', from = '2026-11-20T08:00:00.000Z' } = learner;
  let now = Date.parse(from);
  const clock = hybridClock(() => now);
  const entries: Entry[] = [];
  const write = (payload: Payload): Entry => {
    const { entry } = composeEntry(payload, {
      device,
      seq: entries.length,
      hlc: clock.tick(),
      at: new Date(now).toISOString(),
    });
    entries.push(entry);
    now += 60_000;
    return entry;
  };
  if (place) write({ kind: 'profile-chosen', place });
  for (const { id: module, steps, test } of course.outline.modules) {
    if (learner.modules && !learner.modules.includes(module)) continue;
    for (const { kind, id } of steps) {
      if (kind === 'lesson') write({ kind: 'lesson-finished', lesson: id });
      else play(write, course, id, place ?? null, learner.trails?.[id]);
    }
    if (test) sit(write, course, module);
  }
  if (course.outline.test && !learner.modules) sit(write, course, 'course');
  return entries;
}

function play(
  write: (payload: Payload) => Entry,
  { scenarios, structures, edition }: CourseKnown,
  id: string,
  place: Place | null,
  wanted?: readonly string[],
) {
  const scenario = scenarios[id] as Scenario;
  const trail = wanted ?? strongPath(scenario, place).map(({ choice }) => choice);
  const run = replayer(id, scenario)(trail);
  if (!run.complete || run.outcome === null) throw new Error(`The trail ${trail.join()} does not end “${id}”.`);
  const pinned = { scenario: id, edition, structure: structures[id] ?? '', ...(place ? { place } : {}) };
  const { id: attempt } = write({ kind: 'attempt-started', ...pinned, content: '0123456789abcdef', trail: [] });
  for (const [step, { beat, choice }] of run.steps.entries())
    write({ kind: 'choice-made', attempt, step, choice, beat });
  const { points, status } = score(scenario, run.steps, place);
  write({
    kind: 'attempt-finished',
    ...pinned,
    attempt,
    outcome: run.outcome,
    verdict: scenario.outcomes[run.outcome]?.verdict ?? 'recoverable',
    status,
    score: points === null ? null : Math.round(points * 10) / 10,
    trail: run.steps.map(({ choice }) => choice),
  });
}

function sit(write: (payload: Payload) => Entry, course: CourseKnown, test: string) {
  const bank = bankOf(course, test);
  const use = test === 'course' ? ({ use: 'course' } as const) : ({ use: 'module', module: test } as const);
  const pools: readonly Pool[] = test === 'course' ? Object.values(course.pools) : [bank];
  const items = sampleForm(pools, test === 'course' ? courseQuota : moduleQuota, 7);
  const { id: form } = write({ kind: 'form-started', ...use, seed: 7, items, edition: course.edition });
  const answers = Object.fromEntries(items.map((id) => [id, keyOf(bank[id] as Item)]));
  for (const item of items) write({ kind: 'item-answered', form, item, answer: answers[item] ?? 'none' });
  const { score: mean, passed, missed } = scoreForm(bank, items, answers, course.cut);
  const { cut, edition } = course;
  write({ kind: 'form-finished', form, ...use, score: mean, passed, cut, missed, edition });
}

/** The answer that earns everything. */
function keyOf(item: Item): Answer {
  if (item.type === 'sjt-rate')
    return Object.fromEntries(
      Object.entries(item.options).map(([id, { rating }]) => [id, rating ?? ratings[0]] as const),
    );
  const keys = questionsOf(item).map(({ step, options }) => {
    const [key = ''] = Object.entries(options).find(([, option]) => option.key) ?? [];
    return [step, key] as const;
  });
  const [first] = keys;
  return first?.[0] === null ? first[1] : Object.fromEntries(keys);
}
