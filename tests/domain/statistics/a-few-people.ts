import type { Row } from '#domain/roster/row.ts';
import type { RunSeen } from '#domain/roster/submission.ts';
import type { FirstTest } from '#domain/statistics/answers.ts';

/** The vector of the assessment rules: ten learners, five questions. */
const lines = ['11111', '11110', '11101', '11010', '10110', '11000', '01100', '10000', '01001', '00000'];
export const vector = lines.map((line) => [...line].map(Number));

/** So many people of whom each answers as the vector's lines say, over and over. */
export function people(n: number): readonly FirstTest[] {
  return Array.from({ length: n }, (_, at) => ({
    person: String(at).padStart(4, '0'),
    items: (vector[at % 10] ?? []).map((score, item) => ({
      id: `q${item}`,
      score,
      answer: score === 1 ? 'right' : 'wrong',
    })),
  }));
}

/** One run through a ladder of beats, in which one choice was taken. */
export function aRun(id: string, beat: string, choice: string): RunSeen {
  return {
    id,
    scenario: 'ladder',
    outcome: 'end',
    verdict: 'sound',
    status: 'safe',
    score: 100,
    hlc: id,
    at: '2026-11-22T09:00:00.000Z',
    place: null,
    checked: 'agrees',
    steps: [{ beat, choice }],
  };
}

/** A row of which nothing counts but how sure somebody was. */
export function aRow({
  sureness = [],
}: {
  readonly sureness?: readonly (readonly [1 | 2 | 3, number, number])[];
}): Row {
  const levels = sureness.map(([certainty, answers, right]) => ({ certainty, answers, right }));
  return { runs: [], tests: [], current: { verdict: 'sound', sureness: levels, gain: [] } } as unknown as Row;
}
