import * as fc from 'fast-check';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import type { Outline } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';

/** A course of two modules, small enough that random learners meet in it. */
export const outline: Outline = {
  modules: [
    {
      id: 'boundaries',
      steps: [
        { kind: 'lesson', id: 'why-boundaries' },
        { kind: 'scenario', id: 'midnight-message' },
      ],
      test: true,
    },
    { id: 'reviews', steps: [{ kind: 'scenario', id: 'one-star' }], test: false },
  ],
  test: true,
};

/** Makes entries of one writer, one after the other; the wall clock stands still unless told. */
export function writer(device = 'aaaaaaaaaa.11111111', now = () => Date.UTC(2026, 10, 22)) {
  const clock = hybridClock(now);
  let seq = 0;
  const write = (payload: Payload): Entry =>
    composeEntry(payload, { device, seq: seq++, hlc: clock.tick(), at: new Date(now()).toISOString() }).entry;
  return Object.assign(write, { hear: clock.hear });
}

export const pinned = { edition: '2026.1', structure: '00112233aabbccdd' };

export function attemptStarted(
  scenario: string,
  more: Partial<Extract<Payload, { kind: 'attempt-started' }>> = {},
): Payload {
  return { kind: 'attempt-started', scenario, content: 'ffeeddccbbaa9988', trail: [], ...pinned, ...more };
}

export function attemptFinished(
  attempt: string,
  scenario: string,
  more: Partial<Extract<Payload, { kind: 'attempt-finished' }>> = {},
): Payload {
  const result = { outcome: 'quiet-end', verdict: 'sound', status: 'safe', score: 100, trail: ['ask-first'] } as const;
  return { kind: 'attempt-finished', attempt, scenario, ...result, ...pinned, ...more };
}

export function formFinished(form: string, more: Partial<Extract<Payload, { kind: 'form-finished' }>> = {}): Payload {
  const result = { score: 0.8, passed: true, cut: 0.7, missed: [], edition: '2026.1' };
  return { kind: 'form-finished', form, use: 'module', module: 'boundaries', ...result, ...more };
}

/** What random learners do: several browsers, clocks that jump, now and then a word between them. */
const deed = fc.record({
  browser: fc.constantFrom(0, 1, 2),
  act: fc.constantFrom('lesson', 'start', 'choose', 'choose', 'finish', 'form', 'answer', 'mark', 'profile', 'tell'),
  which: fc.nat(3),
  score: fc.nat(100),
  jump: fc.integer({ min: -100_000, max: 100_000 }),
});

const startOver = fc.record({
  browser: fc.constantFrom(0, 1, 2),
  act: fc.constant('reset' as const),
  which: fc.nat(3),
  score: fc.constant(0),
  jump: fc.constant(1),
});

/** All entries that some learners with three browsers wrote. */
export function learning({ resets }: { readonly resets: boolean }): fc.Arbitrary<readonly Entry[]> {
  const deeds = resets ? fc.oneof({ weight: 8, arbitrary: deed }, { weight: 1, arbitrary: startOver }) : deed;
  return fc.array(deeds, { maxLength: 40, size: 'max' }).map(perform);
}

/** Some of these entries, as one device may have them: perhaps without what came before. */
export function someOf(entries: readonly Entry[]): fc.Arbitrary<ReturnType<typeof recordOf>> {
  return fc.shuffledSubarray([...entries]).map(recordOf);
}

type Deed =
  | (typeof deed extends fc.Arbitrary<infer T> ? T : never)
  | (typeof startOver extends fc.Arbitrary<infer T> ? T : never);

function perform(deeds: readonly Deed[]): readonly Entry[] {
  let wall = Date.UTC(2026, 10, 22);
  const browsers = [0, 1, 2].map((n) => writer(`browser${n}xx.tab${n}`, () => wall));
  const entries: Entry[] = [];
  const scenarios = ['midnight-message', 'one-star'] as const;
  const ids = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind);
  for (const { browser, act, which, score, jump } of deeds) {
    wall += jump;
    const write = browsers[browser] as (typeof browsers)[number];
    const keep = (payload: Payload) => entries.push(write(payload));
    const started = ids('attempt-started').at(-1 - which) as Extract<Entry, { kind: 'attempt-started' }> | undefined;
    const form = ids('form-started').at(-1 - which) as Extract<Entry, { kind: 'form-started' }> | undefined;
    if (act === 'lesson') keep({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    else if (act === 'profile') keep({ kind: 'profile-chosen', place: which === 0 ? null : 'uk' });
    else if (act === 'start')
      keep(attemptStarted(scenarios[which % 2] as string, which > 1 ? { trail: ['inherited'] } : {}));
    else if (act === 'choose' && started)
      keep({
        kind: 'choice-made',
        attempt: started.id,
        step: which,
        choice: `choice-${score % 3}`,
        beat: `beat-${which}`,
      });
    else if (act === 'finish' && started) {
      const status = score < 50 ? 'replay' : score < 85 ? 'costly' : 'safe';
      keep(attemptFinished(started.id, started.scenario, { score, status, trail: [`choice-${which}`] }));
    } else if (act === 'form') {
      const use = which === 3 ? ('course' as const) : ('module' as const);
      keep({
        kind: 'form-started',
        use,
        ...(use === 'module' ? { module: 'boundaries' } : {}),
        seed: score,
        items: ['i1', 'i2'],
        edition: '2026.1',
      });
    } else if (act === 'answer' && form)
      keep({ kind: 'item-answered', form: form.id, item: 'i1', answer: `o${which}` });
    else if (act === 'mark' && form)
      keep(formFinished(form.id, { use: form.use, module: form.module, score: score / 100, passed: score >= 70 }));
    else if (act === 'tell') for (const { hlc } of entries) write.hear(hlc);
    else if (act === 'reset') {
      const scopes = [
        { scope: 'everything' },
        { scope: 'scenario', of: 'one-star' },
        { scope: 'module', of: 'boundaries' },
        { scope: 'lesson', of: 'why-boundaries' },
      ] as const;
      keep({ kind: 'reset', ...(scopes[which] as (typeof scopes)[number]) });
    }
  }
  return entries;
}
