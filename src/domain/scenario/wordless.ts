import type { Choice, Scenario } from './schema.ts';

/** A scenario without its words: all that replaying and scoring need, with the same `structureOf`. */
export type WordlessScenario = Pick<Scenario, 'start' | 'beats' | 'outcomes' | 'renamed'>;

/** Takes the words from a scenario, so that a page can replay every case of the course without carrying the prose. */
export function wordless({ start, beats, outcomes, renamed }: Scenario): WordlessScenario {
  return {
    start,
    ...(renamed ? { renamed } : {}),
    beats: mapValues(beats, ({ recovery, continue: next, choices }) => ({
      heading: '',
      say: '',
      ...(recovery ? { recovery } : {}),
      ...(next ? { continue: next } : {}),
      ...(choices ? { choices: mapValues(choices, wordlessChoice) } : {}),
    })),
    outcomes: mapValues(outcomes, ({ verdict }) => ({ heading: '', verdict, debrief: '', people: {} })),
  };
}

function wordlessChoice({ in: local, text: _, feedback: __, cites: ___, ...logic }: Choice): Choice {
  const there = Object.entries(local ?? {}).flatMap(([place, said]) =>
    said?.quality ? [[place, { quality: said.quality }] as const] : [],
  );
  return {
    ...logic,
    text: '',
    feedback: { consequence: '', principle: '', tempts: '' },
    ...(there.length > 0 ? { in: Object.fromEntries(there) } : {}),
  };
}

function mapValues<T, U>(object: { readonly [key: string]: T }, change: (value: T) => U): { [key: string]: U } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
