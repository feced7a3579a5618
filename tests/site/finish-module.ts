import type { Page } from '@playwright/test';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { course, module, scenarios } from './content.ts';
import { bringIn } from './finishing.ts';

/**
 * Brings in a record of another browser, in which the first module is finished, or only one lesson of it. Playing it all would
 * show no more, in minutes.
 */
export async function finishFirstModule(page: Page, { only }: { readonly only?: 'import' } = {}): Promise<void> {
  const entries = only ? lessonsOf(module.steps.slice(0, 1)) : wholeModule();
  await bringIn(page, entries);
}

const day = '2026-11-22T00:00:00.000Z';

/** Writes entries as another browser would. */
export function newWriter() {
  const clock = hybridClock(() => Date.parse(day));
  let seq = 0;
  return (payload: Payload): Entry =>
    composeEntry(payload, { device: 'elsewhere.tab', seq: seq++, hlc: clock.tick(), at: day }).entry;
}

function lessonsOf(steps: readonly string[]): readonly Entry[] {
  const write = newWriter();
  return steps.map((lesson) => write({ kind: 'lesson-finished', lesson }));
}

function wholeModule(): readonly Entry[] {
  const write = newWriter();
  const { edition } = course;
  const entries: Entry[] = [];
  for (const step of module.steps) {
    if (scenarios.every(({ id }) => id !== step)) {
      entries.push(write({ kind: 'lesson-finished', lesson: step }));
      continue;
    }
    const started = write({
      kind: 'attempt-started',
      scenario: step,
      edition,
      structure: 'abc',
      content: 'abc',
      trail: [],
    });
    entries.push(
      started,
      write({
        kind: 'attempt-finished',
        attempt: started.id,
        scenario: step,
        outcome: 'end',
        verdict: 'sound',
        status: 'safe',
        score: 100,
        trail: ['a'],
        edition,
        structure: 'abc',
      }),
    );
  }
  const form = write({ kind: 'form-started', use: 'module', module: module.id, seed: 1, items: ['a'], edition });
  const result = { use: 'module', module: module.id, score: 1, passed: true, cut: 0.7, missed: [], edition } as const;
  return [...entries, form, write({ kind: 'form-finished', form: form.id, ...result })];
}
