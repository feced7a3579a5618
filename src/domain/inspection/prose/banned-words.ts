import type { Passage, Prose } from '../passages.ts';
import type { Remark, Rule } from '../rule.ts';

const catchAll = /\b(?:all|none|both|neither) of (?:the|these) (?:above|options|answers)\b|\bboth [A-E] and [A-E]\b/i;
const verdictFirst =
  /^[\s“"‘']*(?:correct|incorrect|wrong|right|well done|good (?:job|choice|work)|great|excellent|perfect|bravo|nice|sorry)\s*[.,:;!–—]/i;
const talkingDown = /\b(?:obviously|simply|just(?! culture))\b/i;
const judged = ['feedback', 'debrief', 'ending', 'says'];

/** Neither cues nor praise nor scolding: a wise colleague needs no exclamation marks. What characters say is their own. */
export const bannedWords: Rule<Prose> = {
  code: 'L03',
  title: 'No catch-all options, no exclamation marks, no praise or blame at the start, no talking down',
  *inspect({ passages }) {
    for (const passage of passages) if (!passage.speech) yield* inspectPassage(passage);
  },
};

function* inspectPassage({ path, offset, role, text }: Passage): Iterable<Remark> {
  const at = { path, offset };
  const own = withoutQuotations(text);
  const cue = role === 'option' && catchAll.exec(text)?.[0];
  if (cue)
    yield {
      ...at,
      sentence: `“${cue}” gives the answer away.`,
      hint: 'Write an option that says something of its own.',
    };
  if (own.includes('!'))
    yield {
      ...at,
      sentence: 'An exclamation mark raises its voice.',
      hint: 'End with a full stop; only characters may shout.',
    };
  const verdict = judged.includes(role) && verdictFirst.exec(text)?.[0].trim();
  if (verdict)
    yield {
      ...at,
      sentence: `It begins with a verdict on the learner, “${verdict}”.`,
      hint: 'Begin with what follows, and for whom.',
    };
  const down = talkingDown.exec(own)?.[0];
  if (down)
    yield {
      ...at,
      sentence: `“${down}” talks down to a reader for whom it is neither.`,
      hint: 'Leave the word out.',
      severity: 'warning',
    };
}

/** The text with blanks for what stands in quotation marks: those are somebody's words, not the course's. Every place in it stays the same. */
export function withoutQuotations(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length));
}
