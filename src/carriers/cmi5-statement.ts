import { isObject } from '../domain/record/shapes.ts';
import type { Cmi5Address, LaunchData } from './cmi5-launch.ts';
import type { Decision } from './decisions.ts';
import { isoDuration } from './session-time.ts';
import { marksOf } from './standing.ts';

/** The verbs of cmi5 itself, and those of xAPI with which progress and decisions are told between them. */
export const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
} as const;

export type VerbName = keyof typeof verbs;

const base = 'https://w3id.org/xapi/cmi5/';
const categories = { cmi5: `${base}context/categories/cmi5`, moveOn: `${base}context/categories/moveon` };
const sessionId = `${base}context/extensions/sessionid`;
const masteryScore = `${base}context/extensions/masteryscore`;
const progressIs = `${base}result/extensions/progress`;

/** A statement as an LRS takes it. */
export interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: { readonly [field: string]: unknown };
  readonly verb: { readonly id: string; readonly display: { readonly [language: string]: string } };
  readonly object: { readonly objectType: 'Activity'; readonly id: string; readonly definition?: object };
  readonly context: { readonly [field: string]: unknown };
  readonly result?: { readonly [field: string]: unknown };
}

export interface Said {
  readonly verb: VerbName;
  /** 0 to 1, with `passed` and `failed`. */
  readonly score?: number | null;
  /** 0 to 1, with `progressed`. */
  readonly progress?: number;
  /** With `answered`. */
  readonly decision?: Decision;
  /** Milliseconds, with the verbs of cmi5 itself but `initialized`. */
  readonly lasted?: number;
}

/** What names a statement: its own id, the course's `iri` for what the LMS has no name for, and milliseconds since 1970. */
export interface Stamp {
  readonly id: string;
  readonly iri: string;
  readonly now: number;
}

const allowed: readonly VerbName[] = ['progressed', 'answered'];

/**
 * A statement by the rules of cmi5 §9: the launch's own context and actor, the categories, and in the result only what belongs
 * to the verb. Raw marks are whole numbers, and never without their bounds.
 */
export function composeStatement(
  { verb, score, progress, decision, lasted = 0 }: Said,
  { actor, activityId, registration }: Cmi5Address,
  { contextTemplate, masteryScore: mastery }: LaunchData,
  { id, iri, now }: Stamp,
): Statement {
  const judged = verb === 'passed' || verb === 'failed';
  const activities = isObject(contextTemplate.contextActivities) ? contextTemplate.contextActivities : {};
  const listed = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : []);
  const [given, parents] = [listed(activities.category), listed(activities.parent)];
  const added = [
    ...(allowed.includes(verb) ? [] : [categories.cmi5]),
    ...(judged || verb === 'completed' ? [categories.moveOn] : []),
  ].filter((category) => !given.some((each) => isObject(each) && each.id === category));
  const extensions = isObject(contextTemplate.extensions) ? contextTemplate.extensions : {};
  const result =
    verb === 'answered' ? decision && answerIn(decision, iri) : resultOf(verb, score ?? null, progress ?? 0, lasted);
  return {
    id,
    timestamp: new Date(now).toISOString(),
    actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object: decision ? momentOf(decision, iri) : { objectType: 'Activity', id: activityId },
    context: {
      ...contextTemplate,
      registration,
      contextActivities: {
        ...activities,
        // A moment of a case is part of the unit, which otherwise it would not name.
        ...(decision ? { parent: [...parents, { objectType: 'Activity', id: activityId }] } : {}),
        category: [...given, ...added.map((category) => ({ id: category }))],
      },
      extensions: judged && mastery !== null ? { ...extensions, [masteryScore]: mastery } : extensions,
    },
    ...(result ? { result } : {}),
  };
}

/** The moment at which a case asks, under a name that is the same in every LMS and edition. */
function momentOf({ scenario, beat }: Decision, iri: string): Statement['object'] {
  return {
    objectType: 'Activity',
    id: `${iri}scenario/${scenario}/${beat}`,
    definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction', interactionType: 'choice' },
  };
}

function answerIn({ choice, attempt, step }: Decision, iri: string) {
  return { response: choice, extensions: { [`${iri}extensions/attempt`]: attempt, [`${iri}extensions/step`]: step } };
}

function resultOf(verb: Exclude<VerbName, 'answered'>, score: number | null, progress: number, lasted: number) {
  const duration = isoDuration(lasted);
  const { scaled, raw, min, max } = marksOf(score ?? 0);
  const marks = score === null ? {} : { score: { scaled, raw: Math.round(raw), min, max } };
  switch (verb) {
    case 'initialized':
      return null;
    case 'progressed':
      return { extensions: { [progressIs]: Math.round(progress * 100) } };
    case 'completed':
      return { completion: true, duration };
    case 'passed':
      return { success: true, duration, ...marks };
    case 'failed':
      return { success: false, duration, ...marks };
    case 'terminated':
      return { duration };
  }
}

/** What of a session the rules look back at. */
export interface History {
  readonly mode: LaunchData['launchMode'];
  readonly mastery: number | null;
  /** Whether decisions are asked for. */
  readonly decisions: boolean;
  /** What was said in this session. */
  readonly here: ReadonlySet<VerbName>;
  /** What was said in this registration before. */
  readonly before: ReadonlySet<VerbName>;
}

export type Violation =
  | 'before-initialized'
  | 'after-terminated'
  | 'twice'
  | 'not-normal'
  | 'judged-already'
  | 'below-mastery'
  | 'above-mastery'
  | 'no-session'
  | 'not-utc'
  | 'score-out-of-place'
  | 'no-category'
  | 'not-its-category'
  | 'not-asked';

/** The rule of cmi5 that a statement would break, or null. Asked before anything is sent: an LMS has to reject what breaks one. */
export function violationOf({ verb, timestamp, context, result = {} }: Statement, said: History): Violation | null {
  const { mode, mastery, decisions, here, before } = said;
  const name = (Object.keys(verbs) as VerbName[]).find((each) => verbs[each] === verb.id);
  const extensions = isObject(context.extensions) ? context.extensions : {};
  const activities = isObject(context.contextActivities) ? context.contextActivities : {};
  const has = (category: string) =>
    Array.isArray(activities.category) && activities.category.some((each) => isObject(each) && each.id === category);
  const scaled = isObject(result.score) ? result.score.scaled : undefined;
  const judged = name === 'passed' || name === 'failed';
  const isAllowed = name !== undefined && allowed.includes(name);

  if (name !== 'initialized' && !here.has('initialized')) return 'before-initialized';
  if (here.has('terminated')) return 'after-terminated';
  if (name !== undefined && !isAllowed && here.has(name)) return 'twice';
  if ((name === 'completed' || name === 'passed') && before.has(name)) return 'twice';
  if (mode !== 'Normal' && name !== 'initialized' && name !== 'terminated') return 'not-normal';
  if (judged && (here.has('passed') || here.has('failed') || before.has('passed'))) return 'judged-already';
  if (name === 'answered' && !decisions) return 'not-asked';
  if (typeof extensions[sessionId] !== 'string') return 'no-session';
  if (!timestamp.endsWith('Z')) return 'not-utc';
  if (result.score !== undefined && !judged) return 'score-out-of-place';
  if (!isAllowed && !has(categories.cmi5)) return 'no-category';
  if (isAllowed && (has(categories.cmi5) || has(categories.moveOn))) return 'not-its-category';
  if ((judged || name === 'completed') && !has(categories.moveOn)) return 'no-category';
  if (mastery !== null && typeof scaled === 'number') {
    if (name === 'passed' && scaled < mastery) return 'below-mastery';
    if (name === 'failed' && scaled >= mastery) return 'above-mastery';
  }
  return null;
}
