import type { Run } from '#domain/scenario/run.ts';
import type { Choice, Scenario } from '#domain/scenario/schema.ts';
import { score } from '#domain/scenario/score.ts';

/** A scenario as a Mermaid flowchart: beats, choices with their quality and conditions, outcomes with their verdict. */
export function chartOf(scenario: Scenario): string {
  const lines = ['flowchart TD'];
  for (const [id, { heading }] of Object.entries(scenario.beats)) lines.push(`  ${name(id)}["${plain(heading)}"]`);
  for (const [id, { heading, verdict }] of Object.entries(scenario.outcomes))
    lines.push(`  ${name(id)}(["${plain(heading)}<br>${verdict}"])`);
  for (const [id, beat] of Object.entries(scenario.beats)) {
    if (beat.continue) lines.push(`  ${name(id)} --> ${name(beat.continue)}`);
    for (const [choice, content] of Object.entries(beat.choices ?? {}))
      lines.push(`  ${name(id)} -->|"${label(choice, content)}"| ${name(content.to)}`);
  }
  return lines.join('\n');
}

/** Every run on a line of its own: its choices, where it ends, and what it scores for a learner who named no place. */
export function readingsOf(scenario: Scenario, runs: readonly Run[]): readonly string[] {
  return runs.map(({ steps, outcome }) => {
    const { points, status } = score(scenario, steps, null);
    return `${steps.map(({ choice }) => choice).join(' › ')} → ${outcome} (${points === null ? 'unscored' : `${Math.round(points)}, ${status}`})`;
  });
}

function label(id: string, { quality, when, unless, sets }: Choice): string {
  const told = [
    quality ?? 'unscored',
    ...(when ?? []).map((fact) => `when ${fact}`),
    ...(unless ?? []).map((fact) => `unless ${fact}`),
    ...(sets ?? []).map((fact) => `sets ${fact}`),
  ];
  return `${id}<br>${told.join(', ')}`;
}

/** Mermaid takes some words, such as “end”, for its own. */
function name(id: string): string {
  return `s-${id}`;
}

function plain(text: string): string {
  return text.replaceAll('"', '#quot;');
}
