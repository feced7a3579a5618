import { z } from 'zod';
import {
  agreementSchema,
  basisSchema,
  daySchema,
  idSchema,
  objectiveIdSchema,
  placeSchema,
  proseSchema,
} from '../course/fields.ts';

export const qualities = ['strong', 'acceptable', 'poor', 'harmful'] as const;
export const verdicts = ['sound', 'recoverable', 'breach'] as const;

/** What somebody may be in a scenario; a closed list, so that parts can be counted over the whole course. */
export const castParts = ['learner', 'harmed', 'at-fault', 'helper', 'bystander'] as const;

/** Acts that are wrong in every jurisdiction the course covers; a closed list (assessment rule A8). */
export const criticalCodes = [
  'identifiable-disclosure',
  'evidence-tampering',
  'threat-or-harassment',
  'sexualised-boundary',
  'concealed-payment',
  'knowing-falsehood',
  'impersonation',
  'ignored-imminent-harm',
] as const;

export const evidenceKinds = [
  'post',
  'reply',
  'chat',
  'dm',
  'email',
  'review',
  'letter',
  'call',
  'policy',
  'note',
] as const;

const qualitySchema = z
  .enum(qualities)
  .describe('How good the choice is for the people in the story: strong, acceptable, poor or harmful.');

const feedbackSchema = z
  .strictObject({
    consequence: proseSchema.describe('What follows, and for whom. Present tense, “you”.'),
    principle: proseSchema.describe('One sentence that holds everywhere.'),
    tempts: proseSchema.describe('Why a decent, tired clinician would do this.'),
    next: proseSchema
      .optional()
      .describe('The next move, in words that the learner could use. Needed on poor and harmful choices.'),
    cost: proseSchema.optional().describe('What even this choice costs. Needed on strong choices.'),
  })
  .describe('The aftermath of a choice. Together 35 to 90 words of coaching.');

const localSchema = z
  .strictObject({
    text: proseSchema.optional().describe('The choice in other words, where the place needs them.'),
    quality: qualitySchema.optional().describe('The quality of the choice in this place, where the law changes it.'),
    says: proseSchema.optional().describe('What this place’s own source says about the choice.'),
    cites: z.array(idSchema).optional().describe('Ids from sources.yaml.'),
    feedback: feedbackSchema.partial().optional().describe('Feedback that replaces the common words in this place.'),
  })
  .describe('What changes in one jurisdiction. The map of the scenario never changes.');

export const choiceSchema = z.strictObject({
  text: proseSchema.describe('What the learner would do, beginning with a verb.'),
  quality: qualitySchema
    .optional()
    .describe('strong, acceptable, poor or harmful. Left out only where the choice is not scored.'),
  feedback: feedbackSchema,
  basis: basisSchema,
  agreement: agreementSchema,
  cites: z.array(idSchema).optional().describe('Ids from sources.yaml that hold everywhere.'),
  in: z
    .partialRecord(placeSchema, localSchema)
    .optional()
    .describe('What one country’s source says stands under that country.'),
  critical: z.enum(criticalCodes).optional().describe('Only for what is wrong in every jurisdiction of the course.'),
  repairs: z.array(idSchema).optional().describe('Choices that this act puts right.'),
  when: z.array(idSchema).optional().describe('Offered only when all of these facts are true.'),
  unless: z.array(idSchema).optional().describe('Not offered when any of these facts is true.'),
  sets: z.array(idSchema).optional().describe('Facts that are true from now on.'),
  to: idSchema.describe('The beat or outcome that follows.'),
});

export const evidenceSchema = z
  .strictObject({
    kind: z.enum(evidenceKinds).describe('What the learner is looking at.'),
    from: proseSchema.describe('Who wrote or said it. Fictional.'),
    where: proseSchema.optional().describe('Where it stands and who can see it, such as “Closed group, 900 members”.'),
    at: proseSchema.optional().describe('When, in the story’s own time.'),
    text: proseSchema.describe('The words themselves.'),
    when: z.array(idSchema).optional().describe('Shown only when all of these facts are true.'),
    unless: z.array(idSchema).optional().describe('Not shown when any of these facts is true.'),
  })
  .describe('Something to read closely. Always fictional, always text.');

export const boardSchema = z
  .strictObject({
    ask: proseSchema.describe('What the learner guesses the share of; says whose boards, and of what act.'),
    figure: z.number().min(0).max(100).describe('Per cent, as published.'),
    'source-line': proseSchema.describe('Whose figure, in which country, and the year in which it was published.'),
    caution: proseSchema.describe('What the figure does not show.'),
    cites: z.array(idSchema).min(1).describe('Ids from sources.yaml.'),
  })
  .describe('A published figure to guess after the decision: how would your board react? Never scored, never kept.');

export const beatSchema = z.strictObject({
  heading: proseSchema.describe('A few words; they stand in the page’s list of headings.'),
  evidence: z.array(evidenceSchema).optional(),
  say: proseSchema.describe('What is happening. Paragraphs are separated by an empty line.'),
  also: z
    .array(
      z.strictObject({ when: z.array(idSchema).optional(), unless: z.array(idSchema).optional(), say: proseSchema }),
    )
    .optional()
    .describe('Paragraphs added when the facts allow: how an early act shows in a later beat.'),
  objective: objectiveIdSchema.optional().describe('The objective that this decision practises.'),
  ask: proseSchema.optional().describe('The question. Needed where there are choices.'),
  recovery: z.boolean().optional().describe('A chance to repair; it weighs half (assessment rule A7).'),
  helpline: z.boolean().optional().describe('The scene may distress: the learner’s own helpline stands beside it.'),
  choices: z.record(idSchema, choiceSchema).optional(),
  board: boardSchema.optional(),
  continue: idSchema.optional().describe('The beat or outcome that follows, where nothing is decided.'),
});

export const outcomeSchema = z.strictObject({
  heading: proseSchema.describe('How it ends, in a few words.'),
  verdict: z.enum(verdicts).describe('sound, recoverable or breach.'),
  debrief: proseSchema.describe('80 to 180 words that look back over the whole.'),
  later: z
    .array(z.strictObject({ at: proseSchema, say: proseSchema }))
    .optional()
    .describe('What follows, one entry a moment: “That evening”, “Three weeks later”.'),
  people: z
    .strictObject({
      patient: proseSchema.optional(),
      colleague: proseSchema.optional(),
      employer: proseSchema.optional(),
      regulator: proseSchema.optional(),
      you: proseSchema.optional(),
    })
    .describe('One sentence for each person whom the ending touches.'),
});

const walkthroughSchema = z.strictObject({
  choose: z.array(idSchema).describe('The choices, in order.'),
  ends: idSchema.describe('The outcome that they must reach.'),
});

const castMemberSchema = z
  .strictObject({
    name: proseSchema.describe(
      'As the story names the person: “Dr Farida Nasser”, or “You” for a learner without a name.',
    ),
    is: proseSchema.describe(
      'The profession, then a comma and the rank: “doctor, resident”. Or “patient”; “relative, father”.',
    ),
    parts: z
      .array(
        z
          .enum(castParts)
          .describe(
            'learner: chooses. harmed: comes to harm, or nearly, on some road. at-fault: does, urges or is blamed for what ' +
              'goes wrong. helper: helps to put it right. bystander: is there, and none of these.',
          ),
      )
      .min(1)
      .max(2)
      .describe('What the person does in the story; two where one does not say it.'),
  })
  .describe('One person of the story. Learners are never sent this.');

/** A scenario as its author writes it: words and ids, no code. */
export const scenarioSchema = z.strictObject({
  title: proseSchema,
  minutes: z.number().int().min(1).max(30).describe('Honest reading and deciding time.'),
  fictional: z.literal(true).describe('Every person and place in a scenario is invented.'),
  setting: proseSchema.describe('Who you are, where, and what you want. At most 80 words.'),
  'content-note': proseSchema.optional().describe('Said before the scene starts, where it may distress.'),
  objectives: z.array(objectiveIdSchema).min(1),
  released: daySchema,
  reviewed: daySchema,
  cast: z
    .record(idSchema, castMemberSchema)
    .optional()
    .describe(
      'Who is in it, so that reviewers see over the whole course who is always at fault (npm run check -- people).',
    ),
  facts: z.record(idSchema, proseSchema).optional().describe('Things that become true. Each is a sentence.'),
  start: idSchema,
  beats: z.record(idSchema, beatSchema),
  outcomes: z.record(idSchema, outcomeSchema),
  renamed: z
    .record(idSchema, idSchema)
    .optional()
    .describe('Old choice id to new choice id, so that saved trails still replay.'),
  walkthroughs: z.record(z.string(), walkthroughSchema).describe('The author’s own tests, played on every change.'),
});

export type Quality = (typeof qualities)[number];
export type Verdict = (typeof verdicts)[number];
export type CastPart = (typeof castParts)[number];
export type CastMember = z.infer<typeof castMemberSchema>;
export type Feedback = z.infer<typeof feedbackSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type BoardFigure = z.infer<typeof boardSchema>;
export type Beat = z.infer<typeof beatSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
