import { describe, expect, it } from 'vitest';
import { chartOf, readingsOf } from '#cli/map-scenario.ts';
import { allRuns } from '#domain/scenario/explore.ts';
import { aBeat, anOutcome, aScenario } from '#tests/builders.ts';

const scenario = aScenario({
  facts: { told: 'Somebody knows.' },
  beats: {
    first: aBeat(
      { tell: { to: 'rest', sets: ['told'] }, keep: { to: 'rest', quality: 'poor' } },
      { heading: 'He says “no”, she says "yes"' },
    ),
    rest: { heading: 'Rest', say: 'Rest.', continue: 'last' },
    last: aBeat({ lean: { when: ['told'] }, leave: { unless: ['told'], quality: undefined } }),
  },
  outcomes: { end: anOutcome({ heading: 'The end' }) },
});

describe('the map of a scenario', () => {
  it('is a Mermaid chart of beats, choices with all that decides them, and outcomes', () => {
    expect(chartOf(scenario)).toMatchInlineSnapshot(`
      "flowchart TD
        s-first["He says “no”, she says #quot;yes#quot;"]
        s-rest["Rest"]
        s-last["A moment"]
        s-end(["The end<br>sound"])
        s-first -->|"tell<br>strong, sets told"| s-rest
        s-first -->|"keep<br>poor"| s-rest
        s-rest --> s-last
        s-last -->|"lean<br>strong, when told"| s-end
        s-last -->|"leave<br>unscored, unless told"| s-end"
    `);
  });

  it('tells every reading on a line, with its end and its score', () => {
    expect(readingsOf(scenario, allRuns(scenario))).toEqual([
      'tell › lean → end (100, safe)',
      'keep › leave → end (33, harm)',
    ]);
  });
});
