import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';

/** Hand-ins of so many people, as small as they get, each as one line. */
export function smallHandIns(people: number): readonly string[] {
  const clock = hybridClock(() => Date.UTC(2026, 10, 22));
  const at = '2026-11-22T09:00:00.000Z';
  return Array.from({ length: people }, (_, person) => {
    const { entry } = composeEntry(
      { kind: 'lesson-finished', lesson: 'where-the-line-runs' },
      { device: `d${person}.aaaaaaaa`, seq: 0, hlc: clock.tick(), at },
    );
    return JSON.stringify({
      format: 'post-rounds-hand-in',
      version: 1,
      made: at,
      course: { id: 'https://course.example/', edition: '2026.1', structures: {}, banks: {} },
      progress: { done: 1, of: 30, complete: [], course: false },
      learner: { name: `Person ${person}`, place: 'uk', role: 'doctor' },
      entries: [entry],
      signature: null,
    });
  });
}
