import { describe, expect, it } from 'vitest';
import { readManuscript } from '#cli/check-content.ts';
import { places } from '#domain/course/place.ts';
import type { ScenarioSheet } from '#domain/inspection/manuscript.ts';
import { fairScore } from '#domain/inspection/scenario/fair-score.ts';
import { turningPoint } from '#domain/scenario/debrief.ts';
import { structureOf } from '#domain/scenario/fingerprint.ts';
import type { Run } from '#domain/scenario/run.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { scorer } from '#domain/scenario/score.ts';
import { compileScenario, replayer } from '#machines/scenario.ts';

const manuscript = readManuscript('content', '2026-11-22');

it('the course has scenarios to play', () => {
  expect(manuscript.scenarios.length).toBeGreaterThan(0);
});

const each = manuscript.scenarios.map((sheet): [string, ScenarioSheet] => [sheet.id, sheet]);

describe.each(each)('%s', { timeout: 60_000 }, (id, sheet) => {
  const { scenario, runs } = played(sheet);

  it('comes on every run to one of its outcomes', () => {
    expect(runs.length).toBeGreaterThan(1);
    expect(runs.filter(({ outcome }) => outcome === null || !(outcome in scenario.outcomes))).toEqual([]);
  });

  it('reaches each of its outcomes and asks at each of its beats', () => {
    expect(new Set(runs.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(scenario.outcomes)));
    const asked = Object.keys(scenario.beats).filter((beat) => scenario.beats[beat]?.choices);
    expect(new Set(runs.flatMap(({ steps }) => steps.map(({ beat }) => beat)))).toEqual(new Set(asked));
  });

  it('never asks the same thing twice on one run', () => {
    expect(runs.filter(({ steps }) => new Set(steps.map(({ beat }) => beat)).size < steps.length)).toEqual([]);
  });

  it('is scored within bounds in every place, and never called safe at the end of a breach', () => {
    for (const place of [null, ...places]) {
      const judge = scorer(scenario, place);
      for (const { steps, outcome } of runs) {
        const { points, status } = judge(steps);
        const cap = { replay: 49, recovered: 75 }[status as 'replay' | 'recovered'] ?? 100;
        if (points !== null && !(points >= 0 && points <= cap))
          throw new Error(`${steps.map(({ choice }) => choice).join(' › ')} scores ${points}, ${status}.`);
        if (scenario.outcomes[outcome ?? '']?.verdict === 'breach') expect(['safe', 'costly']).not.toContain(status);
      }
    }
  });

  it('keeps the laws of fairness in every place', () => {
    expect([...fairScore.inspect(sheet, manuscript)]).toEqual([]);
  });

  it('plays its author’s walkthroughs, each to its ending', () => {
    const replay = replayer(id, scenario);
    const walkthroughs = Object.entries(scenario.walkthroughs);
    expect(walkthroughs.length).toBeGreaterThan(0);
    for (const [name, { choose, ends }] of walkthroughs) {
      const { outcome, complete } = replay(choose);
      expect({ name, outcome, complete }).toEqual({ name, outcome: ends, complete: true });
    }
  });

  it('replays in its machine as it was walked', () => {
    const replay = replayer(id, scenario);
    for (const run of sampled(runs)) expect(replay(run.steps.map(({ choice }) => choice))).toEqual(run);
  });

  it('has a turning point on every run that falls short, and none on its best', () => {
    const judge = scorer(scenario, null);
    for (const { steps } of sampled(runs).slice(0, 8)) {
      expect(turningPoint(scenario, steps, null) === null).toBe((judge(steps).points ?? 100) > 99.5);
    }
  });

  it('waits for no clock and for nobody else', () => {
    for (const state of Object.values(compileScenario(id, scenario).states)) {
      expect([state.after, state.invoke]).toEqual([[], []]);
    }
  });

  it('has a fingerprint', () => {
    expect(structureOf(scenario)).toMatch(/^[0-9a-f]{16}$/);
  });
});

function played(sheet: ScenarioSheet): { scenario: Scenario; runs: readonly Run[] } {
  const known = sheet.readings();
  if (!sheet.value || !('runs' in known)) throw new Error(`${sheet.file} cannot be played; npm run check says why.`);
  return { scenario: sheet.value, runs: known.runs };
}

/** About a hundred runs, evenly spread, the first and the last among them. */
function sampled(runs: readonly Run[]): readonly Run[] {
  const step = Math.max(1, Math.floor(runs.length / 100));
  return runs.filter((_, at) => at % step === 0 || at === runs.length - 1);
}
