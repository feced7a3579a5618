import type { CastMember, Scenario } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import { scenarioPassages } from '../passages.ts';
import type { Rule } from '../rule.ts';

/** Nobody sees over many scenarios that one profession is always at fault, unless each of them says who is in it. */
export const castNamed: Rule<ScenarioSheet> = {
  code: 'L23',
  title: 'A scenario names its cast, and everybody who writes something in it is one of them',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    const { cast } = scenario;
    if (!cast) {
      yield {
        path: ['cast'],
        sentence: 'The scenario does not say who is in it.',
        hint: 'Write “cast”, with the name, the work and the parts of each person; learners never see it.',
        severity: 'warning',
      };
      return;
    }
    const members = Object.values(cast);
    const small = smallWords(scenario);
    for (const [beat, { evidence }] of Object.entries(scenario.beats)) {
      for (const [at, { from }] of (evidence ?? []).entries()) {
        const stranger = namesIn(from, small).find((name) => !members.some((member) => isCalled(member, name)));
        if (stranger)
          yield {
            path: ['beats', beat, 'evidence', at, 'from'],
            sentence: `“${stranger}” is nobody in the cast.`,
            hint: 'Add the person to the cast, or write a role in small letters, such as “A colleague”.',
            severity: 'warning',
          };
      }
    }
  },
};

const titles = new Set(['Dr', 'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Professor', 'Officer', 'Sister', 'You']);
const several = /\b(?:staff|members|lawyers|solicitors|partnerships|legal|desk|team)\b/;

/**
 * The people whom a sender's line names: what stands before its first comma or bracket, if every word of it is a name. What
 * the story elsewhere writes small is a role or a thing (“Producer”), and a name that speaks for several (“Corrick, all
 * staff”) is an organisation's.
 */
function namesIn(from: string, small: ReadonlySet<string>): readonly string[] {
  const [who = '', rest = ''] = from.split(/[,(](.*)/s);
  if (several.test(rest)) return [];
  return who
    .split(' and ')
    .map((name) => name.trim())
    .filter((name) => {
      const words = callNames(name);
      return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word) && !small.has(word.toLowerCase()));
    });
}

/** Whether the member goes by this name: “Roz K.” is Roz Keane, and “N. Garside” is Neil Garside but not Jenny. */
function isCalled({ name }: CastMember, called: string): boolean {
  const known = callNames(name);
  return callNames(called).every((word) => known.includes(word));
}

/** A name's words without titles and initials. */
function callNames(name: string): readonly string[] {
  return name.split(/\s+/).filter((word) => word !== '' && !titles.has(word) && !/^\p{Lu}\.$/u.test(word));
}

/** Every word that the scenario's prose writes with a small letter. */
function smallWords(scenario: Scenario): ReadonlySet<string> {
  const prose = [...scenarioPassages(scenario)].map(({ text }) => text).join('\n');
  return new Set(prose.match(/(?<!\p{L})\p{Ll}\p{L}*/gu));
}
