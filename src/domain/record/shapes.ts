import type { Place } from '../course/place.ts';
import type { Verdict } from '../scenario/schema.ts';
import type { Status } from '../scenario/score.ts';
import type { Kind, Payload } from './entry.ts';

/** True for the kinds of entry.ts. */
export function isKnownKind(kind: string): kind is Kind {
  return Object.hasOwn(shapes, kind);
}

/**
 * Whether an object has the fields of its kind in their right shapes. Fields beyond those are allowed: a later edition of
 * this version may add some.
 */
export function hasShape(kind: Kind, value: Fields): boolean {
  return fits(testsOf(kind), value);
}

export type Fields = { readonly [field: string]: unknown };
type Test = (value: unknown) => boolean;
/** A test for every field; a field that may be left out has a question mark behind its name. */
type Shape<P> = { readonly [F in Exclude<keyof P, 'kind'> & string as undefined extends P[F] ? `${F}?` : F]: Test };

// Written by hand and not with Zod, whose smallest form is five times as heavy; every lesson page that saves loads this.
const id: Test = (value) => typeof value === 'string' && /^[a-zA-Z0-9][\w.-]{0,63}$/.test(value);
const entryId: Test = (value) => typeof value === 'string' && /^[\w-]{22}$/.test(value);
const token: Test = (value) => typeof value === 'string' && /^[!-~]{1,2048}$/.test(value);
const flag: Test = (value) => typeof value === 'boolean';
const count: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const whole: Test = (value) => Number.isSafeInteger(value);
const upTo =
  (most: number): Test =>
  (value) =>
    typeof value === 'number' && value >= 0 && value <= most;
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const mapTo =
  (test: Test): Test =>
  (value) =>
    isObject(value) && Object.entries(value).every(([key, one]) => id(key) && test(one));
const either =
  (a: Test, b: Test): Test =>
  (value) =>
    a(value) || b(value);
const is =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value);
const orNull = (test: Test) => either(is(null), test);

// The lists themselves live beside schemas that weigh too much for the browser; the types hold these copies true.
const place = oneOf<Place>({ uk: 1, us: 1, au: 1, ca: 1 });
const verdict = oneOf<Verdict>({ sound: 1, recoverable: 1, breach: 1 });
const status = oneOf<Status>({ safe: 1, costly: 1, recovered: 1, harm: 1, replay: 1, unscored: 1 });
const use = is('module', 'course', 'baseline');
const answer = either(id, mapTo(id));
const from = takenApart({ attempt: entryId, step: count });

const shapes: { readonly [K in Kind]: Shape<Extract<Payload, { kind: K }>> } = {
  'profile-chosen': { 'place?': orNull(place), 'role?': orNull(id), 'sharedComputer?': flag },
  'assignment-accepted': { assignment: token },
  'lesson-finished': { lesson: id },
  'check-answered': { item: id, option: id, 'right?': flag, 'certainty?': is(1, 2, 3) },
  'attempt-started': {
    scenario: id,
    edition: id,
    structure: id,
    content: id,
    'place?': place,
    trail: listOf(id),
    'from?': (value) => isObject(value) && fits(from, value),
  },
  'choice-made': { attempt: entryId, step: count, choice: id, beat: id },
  'attempt-finished': {
    attempt: entryId,
    scenario: id,
    outcome: id,
    verdict,
    status,
    score: orNull(upTo(100)),
    trail: listOf(id),
    edition: id,
    structure: id,
    'place?': place,
  },
  'form-started': { use, 'module?': id, seed: whole, items: listOf(id), edition: id },
  'item-answered': { form: entryId, item: id, answer },
  'form-finished': {
    form: entryId,
    use,
    'module?': id,
    score: upTo(1),
    passed: flag,
    cut: upTo(1),
    missed: listOf(id),
    edition: id,
  },
  'plan-chosen': { module: id, starter: either(count, is('own')) },
  'reflection-written': { module: id },
  'plan-revisited': { module: id, booster: entryId, fate: is('not-yet', 'did-it', 'did-other', 'let-pass') },
  'booster-started': { seed: whole, items: listOf(id), edition: id },
  'review-answered': { 'booster?': entryId, decision: id, item: id, answer, score: upTo(1), 'certainty?': is(1, 2, 3) },
  'evaluation-given': { answers: mapTo(either(id, upTo(100))), 'of?': id, 'minutes?': count, 'honour?': flag },
  'handed-in': { file: id, entries: count, 'assignment?': token },
  reset: { scope: is('scenario', 'lesson', 'module', 'everything'), 'of?': id },
};

/** A shape's fields, taken apart once: a long record has thousands of entries of few kinds. */
type Tests = readonly { readonly name: string; readonly optional: boolean; readonly test: Test }[];
const tests = new Map<Kind, Tests>();

function testsOf(kind: Kind): Tests {
  const known = tests.get(kind) ?? takenApart(shapes[kind]);
  tests.set(kind, known);
  return known;
}

function takenApart(shape: { readonly [field: string]: Test }): Tests {
  return Object.entries(shape).map(([field, test]) => {
    const optional = field.endsWith('?');
    return { name: optional ? field.slice(0, -1) : field, optional, test };
  });
}

function fits(tests: Tests, value: Fields): boolean {
  return tests.every(({ name, optional, test }) => {
    const found = value[name];
    return found === undefined ? optional : test(found);
  });
}

function oneOf<T extends string>(values: { readonly [V in T]: 1 }): Test {
  return is(...Object.keys(values));
}

/** An object that holds fields: no array, no null. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
