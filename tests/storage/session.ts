import type { Payload } from '#domain/record/entry.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { localKeep } from '#storage/local-keep.ts';
import { type OpenRecord, openRecordOver } from '#storage/record-over-keeps.ts';
import { attemptFinished, attemptStarted, formFinished } from '../domain/record/learning.ts';
import { type FakeDisk, fakeKeep, fakeRandom, fakeStorage, type FakeTimers, fakeTimers } from '../fakes/storage.ts';

export const prefix = 'pr1:/course/:';

let opened = 0;

/** Opens the record over a fake disk, as one tab. */
export function openOver(
  disk: FakeDisk,
  {
    timers = fakeTimers(),
    seed = ++opened,
    sharedComputer = false,
  }: { timers?: FakeTimers; seed?: number; sharedComputer?: boolean } = {},
): Promise<OpenRecord> {
  return openRecordOver(
    {
      prompt: localKeep(fakeStorage(disk), prefix),
      durable: fakeKeep(disk),
      points: null,
      marker: null,
      sharedComputer,
      clock: { now: () => Date.UTC(2026, 10, 22) },
      random: fakeRandom(seed),
      wait: timers.wait,
    },
    { tell() {}, close() {} },
  );
}

/**
 * Sixty actions of one learner, as the screens would make them: one save after another, now and then two without waiting, and
 * several at once.
 * @param told called with each save's promise, and the ids that it is about
 */
export async function sixtyActions(
  store: RecordStore,
  told: (ids: readonly string[], saved: ReturnType<RecordStore['add']>['saved']) => void,
) {
  let actions = 0;
  const pending: Promise<unknown>[] = [];
  const act = (payload: Payload) => {
    const { entry, saved } = store.add(payload);
    told([entry.id], saved);
    actions += 1;
    pending.push(saved);
    return { id: entry.id, saved };
  };
  await act({ kind: 'profile-chosen', place: 'uk', role: 'nurse' }).saved;
  for (const scenario of ['midnight-message', 'one-star', 'midnight-message', 'one-star']) {
    await act({ kind: 'lesson-finished', lesson: 'why-boundaries' }).saved;
    const { id } = act(attemptStarted(scenario));
    for (let step = 0; step < 4; step += 1) {
      const { saved } = act({ kind: 'choice-made', attempt: id, step, choice: `choice-${step}`, beat: `beat-${step}` });
      // Every other choice comes before the one before it is saved.
      if (step % 2 === 0) await saved;
    }
    await act(attemptFinished(id, scenario, { score: 40 + actions, status: 'costly' })).saved;
    const form = act({
      kind: 'form-started',
      use: 'module',
      module: 'boundaries',
      seed: actions,
      items: ['i1', 'i2'],
      edition: '2026.1',
    });
    const answers = ['i1', 'i2', 'i1'].map((item): Payload => ({
      kind: 'item-answered',
      form: form.id,
      item,
      answer: 'a',
    }));
    const { entries, saved } = store.addAll(answers);
    told(
      entries.map((entry) => entry.id),
      saved,
    );
    actions += answers.length;
    await saved;
    await act(formFinished(form.id, { score: 0.5 + actions / 200 })).saved;
    await act({ kind: 'plan-chosen', module: 'boundaries', starter: 1 }).saved;
  }
  while (actions < 60) await act({ kind: 'check-answered', item: `check-${actions}`, option: 'a', right: true }).saved;
  await Promise.all(pending);
  return actions;
}
