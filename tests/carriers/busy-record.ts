import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import type { ModuleOutline } from '#domain/record/progress.ts';
import { allRuns } from '#domain/scenario/explore.ts';
import { finishedRecord } from '#tests/finished-record.ts';

/**
 * The record of somebody who did everything in a module, every case along its longest trail first, did it all twice more, began
 * each case and the test once again, and answered every check twice, minutes and odd milliseconds apart.
 */
export function busyRecord(course: CourseKnown, id: string): readonly Entry[] {
  const module = course.outline.modules.find((each) => each.id === id);
  if (!module) throw new Error(`The course has no module “${id}”.`);
  const cases = module.steps.flatMap((step) => (step.kind === 'scenario' ? [step.id] : []));
  const trails = Object.fromEntries(
    cases.map((each) => {
      const runs = allRuns(course.scenarios[each] as Parameters<typeof allRuns>[0]).map((run) => run.steps);
      const longest = runs.reduce((a, b) => (b.length > a.length ? b : a));
      return [each, longest.map(({ choice }) => choice)];
    }),
  );
  const device = (n: number) => `${String(n).repeat(10)}.${String(n).repeat(8)}`;
  const visits = [
    finishedRecord(course, { modules: [id], place: 'uk', trails, device: device(1) }),
    finishedRecord(course, { modules: [id], place: 'uk', device: device(2), from: '2026-11-21T07:01:02.345Z' }),
    finishedRecord(course, { modules: [id], place: 'uk', trails, device: device(3), from: '2026-11-22T07:01:02.345Z' }),
  ].flat();
  let now = Date.parse('2026-11-23T06:07:08.901Z');
  const clock = hybridClock(() => now);
  const more: Entry[] = [];
  const write = (payload: Payload): Entry => {
    const stamp = { device: device(4), seq: more.length, hlc: clock.tick(), at: new Date(now).toISOString() };
    const { entry } = composeEntry(payload, stamp);
    more.push(entry);
    now += 47_131;
    return entry;
  };
  for (const turn of [1, 2])
    for (const item of module.checks ?? [])
      write({ kind: 'check-answered', item, option: `option-${turn}`, right: turn === 2, certainty: 2 });
  for (const begun of visits.filter((entry) => entry.device === device(3) && entry.kind === 'attempt-started')) {
    if (begun.kind !== 'attempt-started') continue;
    const { scenario, edition, structure, content } = begun;
    const { id: attempt } = write({
      kind: 'attempt-started',
      scenario,
      edition,
      structure,
      content,
      place: 'uk',
      trail: [],
    });
    const made = visits.flatMap((entry) => (entry.kind === 'choice-made' && entry.attempt === begun.id ? [entry] : []));
    for (const { step, choice, beat } of made.slice(0, -1)) write({ kind: 'choice-made', attempt, step, choice, beat });
  }
  const form = visits.find((entry) => entry.kind === 'form-started');
  if (form?.kind === 'form-started') {
    const { items, edition } = form;
    const { id: again } = write({ kind: 'form-started', use: 'module', module: id, seed: 1234567, items, edition });
    for (const item of items.slice(0, -1)) write({ kind: 'item-answered', form: again, item, answer: 'first' });
  }
  write({ kind: 'plan-chosen', module: id, starter: 1 });
  return [...visits, ...more];
}

interface Stamped {
  readonly device: string;
  readonly seq: number;
  /** By how many milliseconds the device's own clock is off. */
  readonly late: number;
  readonly at: number;
}

/** Lessons finished on several devices, whose clocks are off. */
export function shuffled(stamps: readonly Stamped[], module: ModuleOutline): readonly Entry[] {
  const lessons = module.steps.filter(({ kind }) => kind === 'lesson');
  return stamps.map(({ device, seq, late, at }, n) => {
    const lesson = lessons[n % lessons.length]?.id ?? '';
    const hlc = hybridClock(() => at).tick();
    return composeEntry(
      { kind: 'lesson-finished', lesson },
      { device, seq, hlc, at: new Date(at + late).toISOString() },
    ).entry;
  });
}
