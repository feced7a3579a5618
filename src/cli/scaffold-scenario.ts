/** What a new scenario starts from. */
export interface Scaffold {
  /** One or more objectives of its module. */
  readonly objectives: readonly [string, ...string[]];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The minutes that the scaffold takes, and declares. */
export const scaffoldMinutes = 6;

/**
 * A scenario of four decisions with every field that the check asks for, so that an author rewrites a whole that passes
 * instead of mending one that does not. Its prose says what to write in its place.
 */
export function scaffoldScenario({ objectives, today }: Scaffold): string {
  const last = objectives.at(-1) ?? objectives[0];
  return `# yaml-language-server: $schema=../../../public/schemas/scenario.json
title: A working title
minutes: ${scaffoldMinutes}
fictional: true
setting: >
  You are somebody with a name and a job, in a place that can be pictured. Say what you want, for a patient or a colleague
  and for yourself, and what presses on you today.
objectives: [${objectives.join(', ')}]
released: ${today}
reviewed: ${today}
cast:
  you:
    name: You
    is: the learner’s profession, and rank
    parts: [learner]
  patient:
    name: Somebody with a name
    is: patient
    parts: [harmed]
  colleague:
    name: Somebody else with a name
    is: a profession, and rank
    parts: [helper]
facts:
  slipped: The first decision went wrong.
  waited: Nobody was told in time.
  drifted: The repair was left to somebody else.
start: the-moment
beats:
  the-moment:
    heading: The moment
    evidence:
      - kind: chat
        from: A colleague
        where: Staff group, 60 members
        at: Tuesday 19:10
        text: The words that the learner has to read closely stand here.
    say: |
      Say what happens, in two or three short sentences. Something is lost whichever way the learner turns.
    ask: What do you do first?
    objective: ${objectives[0]}
    choices:
${choice({ id: 'good-start', text: 'Do the thing that a careful colleague would do.', quality: 'strong', to: 'the-next-day' })}
${choice({ id: 'kind-slip', text: 'Do the kind, hasty thing that tired people do.', quality: 'poor', to: 'the-next-day', sets: 'slipped' })}
  the-next-day:
    heading: The next day
    say: |
      Somebody asks how it went. It is a fair question, and there is a queue behind it.
    also:
      - when: [slipped]
        say: What you did yesterday has been seen by one person more than you thought.
    ask: What do you say?
    objective: ${last}
    choices:
${choice({ id: 'tell-early', text: 'Tell the person who can still change something.', quality: 'strong', to: 'the-answer' })}
${choice({ id: 'wait-and-see', text: 'Say that it went well, and wait.', quality: 'poor', to: 'the-answer', sets: 'waited' })}
  the-answer:
    heading: The answer
    say: |
      A letter comes. It is polite, and it wants a reply by Friday.
    also:
      - when: [waited]
        say: It is addressed to your manager, who had not heard of it.
    ask: How do you answer?
    objective: ${last}
    recovery: true
    choices:
${choice({ id: 'mend', text: 'Put right what can be put right, and write down what you did.', quality: 'strong', to: 'the-talk' })}
${choice({ id: 'drift', text: 'Pass the letter on, and leave the rest to others.', quality: 'acceptable', to: 'the-talk', sets: 'drifted' })}
  the-talk:
    heading: The talk
    say: |
      You sit down together. Nobody in the room wants this to take long.
    also:
      - when: [drifted]
        say: The letter still lies unanswered between you.
    ask: How do you end it?
    objective: ${objectives[0]}
    choices:
${choice({ id: 'close-well', text: 'Say what you learned, and agree who does what.', quality: 'strong', to: 'well-ended', unless: 'slipped' })}
${choice({ id: 'own-up', text: 'Say what you did on the first day, and agree who does what.', quality: 'strong', to: 'put-right', when: 'slipped' })}
${choice({ id: 'leave-it', text: 'Let the talk run out without a decision.', quality: 'poor', to: 'left-open' })}
outcomes:
${outcome('well-ended', 'Well ended', 'sound')}
${outcome('put-right', 'Put right', 'recoverable')}
${outcome('left-open', 'Left open', 'breach')}
walkthroughs:
  the careful way: { choose: [good-start, tell-early, mend, close-well], ends: well-ended }
  late but honest: { choose: [kind-slip, tell-early, mend, own-up], ends: put-right }
  saying nothing: { choose: [kind-slip, wait-and-see, drift, leave-it], ends: left-open }
`;
}

interface ScaffoldChoice {
  readonly id: string;
  readonly text: string;
  readonly quality: 'strong' | 'acceptable' | 'poor';
  readonly to: string;
  readonly sets?: string;
  readonly when?: string;
  readonly unless?: string;
}

function choice({ id, text, quality, to, sets, when, unless }: ScaffoldChoice): string {
  const last = {
    strong: 'cost: Say what even this choice costs, and whom.',
    acceptable: 'cost: Say what this choice leaves undone.',
    poor: 'next: Give the next move, in words that the learner could use today.',
  }[quality];
  return [
    `      ${id}:`,
    ...(when ? [`        when: [${when}]`] : []),
    ...(unless ? [`        unless: [${unless}]`] : []),
    `        text: ${text}`,
    `        quality: ${quality}`,
    '        feedback:',
    '          consequence: >',
    '            Say who is affected and how, in the present tense. Be honest and in proportion, since most slips end in a',
    '            talk and few in ruin.',
    '          principle: Give the one sentence that holds in every country.',
    '          tempts: Say why a decent person would do this.',
    `          ${last}`,
    '        basis: author-consensus',
    '        agreement: settled',
    ...(sets ? [`        sets: [${sets}]`] : []),
    `        to: ${to}`,
  ].join('\n');
}

function outcome(id: string, heading: string, verdict: string): string {
  return `  ${id}:
    heading: ${heading}
    verdict: ${verdict}
    debrief: >
      Look back over the whole in eighty to a hundred and eighty words. Begin with what the learner protected or lost, and
      for whom. Name the moment at which it turned, and what else could have been said there. Say what the people in the
      story will remember of it. Keep the law out of this place, for it belongs to the choice that it bears on. Be kind to
      the reader, who meant well, and plain about the harm. End with one thing to do differently next time, small enough
      to be done on a bad day.
    people:
      patient: Say in one sentence what this ending means for the patient.
      you: Say in one sentence what it means for the learner.`;
}
