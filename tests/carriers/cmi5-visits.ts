import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { type Cmi5Lms, cmi5Lms } from '#tests/fakes/cmi5-lms.ts';
import { type FakeTiming, fakeTiming } from '#tests/fakes/timing.ts';
import { openCmi5, type Shelf } from '../../src/carriers/cmi5.ts';
import type { Decision } from '../../src/carriers/decisions.ts';
import type { News, Reporter } from '../../src/carriers/reporter.ts';

export const iri = 'https://course.example/id/';

export const begun: News = {
  standing: { stage: 'begun', progress: 0.25, score: null, short: null },
  place: 'in-what-capacity',
  suspended: '1.4.abcdefgh.AAAA',
};
export const passed: News = {
  standing: { stage: 'passed', progress: 1, score: 5 / 6, short: null },
  place: 'test',
  suspended: '1.4.abcdefgh.BBBB',
};

/** Three choices in a row. */
export const decided = ['first', 'second', 'third'].map((id, step) => ({
  id: `entry-${id}`,
  scenario: 'in-what-capacity',
  attempt: 'attempt-1',
  step,
  beat: `beat-${step}`,
  choice: `choice-${step}`,
})) as unknown as readonly [Decision, Decision, Decision];

/** A cmi5 LMS, and a learner who opens a unit from it. */
export interface Cmi5Visits {
  readonly lms: Cmi5Lms;
  readonly timing: FakeTiming;
  /** Opens the unit over HTTP, letting the waits in between pass. */
  open(search?: string, shelf?: Shelf, fetch?: typeof globalThis.fetch): Promise<Reporter>;
  /** Waits until the LMS has these statements, and no others. */
  arrive(...verbs: readonly string[]): Promise<void>;
}

export async function cmi5Visits(): Promise<Cmi5Visits> {
  const lms = await cmi5Lms();
  const timing = fakeTiming();
  return {
    lms,
    timing,
    async open(search = lms.launch(), shelf = aShelf(), fetch = globalThis.fetch) {
      const opening = openCmi5({ ...timing, search, shelf, fetch, uuid: randomUUID, iri, tested: true });
      const done = opening.then(() => true);
      while (!(await Promise.race([done, new Promise<false>((go) => setTimeout(() => go(false), 20))])))
        await timing.pass(1_000);
      return opening;
    },
    arrive: (...verbs) => vi.waitFor(() => expect(lms.verbs()).toEqual(verbs), { timeout: 5_000 }),
  };
}

/** What a tab keeps through a reload. */
export function aShelf(): Shelf {
  let kept: string | null = null;
  return {
    read: () => kept,
    write: (text) => {
      kept = text;
    },
  };
}
