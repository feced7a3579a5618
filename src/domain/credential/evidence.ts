import type { Pool } from '../assessment/sample-form.ts';
import { questionsOf } from '../assessment/questions.ts';
import { ratings } from '../assessment/rating.ts';
import type { Item } from '../assessment/schema.ts';
import { places, type Place } from '../course/place.ts';
import type { Answer } from '../record/entry.ts';
import type { CourseKnown, ReplayerOf } from '../hand-in/course-known.ts';

/** A run as a certificate carries it: enough to replay it. */
export interface RunEvidence {
  readonly scenario: string;
  readonly place: Place | null;
  readonly structure: string;
  readonly trail: readonly string[];
}

/** A test as a certificate carries it: enough to score it. */
export interface FormEvidence {
  /** A module's id, or `course`. */
  readonly test: string;
  readonly answers: readonly (readonly [item: string, answer: Answer | undefined])[];
}

export interface Evidence {
  readonly runs: readonly RunEvidence[];
  readonly forms: readonly FormEvidence[];
  /** The modules that were tested out of, where there are any: their other cases need no run. */
  readonly testedOut?: readonly string[];
}

/** What a token of a certificate was about, where the course has changed since, or the token makes no sense. */
export interface Lost {
  readonly of: string;
}

/** How many letters of a fingerprint tell an edited case from an unedited one; the signature guards against intent. */
const letters = 6;
const none = '-';
/** Stands in the place of a case that nobody had to play, since its module was tested out of. */
const notNeeded = 'o';

/** The cases of a scope, a module's id or `course`, in the order in which a certificate lists them; then its tests. */
export function partsOf(course: CourseKnown, scope: string): { cases: readonly string[]; tests: readonly string[] } {
  const modules = course.outline.modules.filter(({ id }) => scope === 'course' || id === scope);
  return {
    cases: modules.flatMap(({ steps }) => steps.flatMap(({ kind, id }) => (kind === 'scenario' ? [id] : []))),
    tests: [
      ...modules.flatMap(({ id, test }) => (test ? [id] : [])),
      ...(scope === 'course' && course.outline.test ? ['course'] : []),
    ],
  };
}

/**
 * Evidence as a few dozen letters, so that a QR code can carry it: every choice as its number at its beat, every answer as
 * its number at its question. What is missing is a hyphen, and what testing out spared is an `o`.
 */
export function writeEvidence(evidence: Evidence, course: CourseKnown, scope: string, replayerOf: ReplayerOf): string {
  const { cases, tests } = partsOf(course, scope);
  const runs = cases.map((id) => {
    const run = evidence.runs.find(({ scenario }) => scenario === id);
    if (run) return writeRun(run, course, replayerOf);
    return evidence.testedOut?.includes(moduleOf(course, id) ?? '') ? notNeeded : none;
  });
  const forms = tests.map((id) => {
    const form = evidence.forms.find(({ test }) => test === id);
    return form ? writeForm(form, course) : none;
  });
  return [...runs, ...forms].join('.');
}

/** Reads evidence back; what the course at hand no longer has as it was is `lost`. */
export function readEvidence(
  text: string,
  course: CourseKnown,
  scope: string,
  replayerOf: ReplayerOf,
): Evidence & { readonly lost: readonly Lost[] } {
  const { cases, tests } = partsOf(course, scope);
  const tokens = text.split('.');
  const lost: Lost[] = [];
  const kept = <T>(ids: readonly string[], from: number, read: (token: string, id: string) => T | null) =>
    ids.flatMap((of, at) => {
      const part = read(tokens[from + at] ?? none, of);
      if (!part) lost.push({ of });
      return part ? [part] : [];
    });
  const spared = cases.filter((_, at) => tokens[at] === notNeeded);
  const runs = kept(cases, 0, (token, id) => readRun(token, id, course, replayerOf));
  const forms = kept(tests, cases.length, (token, id) => readForm(token, id, course));
  const testedOut = [...new Set(spared.flatMap((id) => moduleOf(course, id) ?? []))];
  return {
    runs,
    forms,
    ...(testedOut.length > 0 ? { testedOut } : {}),
    lost: lost.filter(({ of }) => !spared.includes(of)),
  };
}

/** The module in which a case stands. */
function moduleOf({ outline }: CourseKnown, scenario: string): string | undefined {
  return outline.modules.find(({ steps }) => steps.some(({ id }) => id === scenario))?.id;
}

function writeRun({ scenario, place, structure, trail }: RunEvidence, course: CourseKnown, replayerOf: ReplayerOf) {
  const map = course.scenarios[scenario];
  if (!map || course.structures[scenario] !== structure) return none;
  const { steps, complete } = replayerOf(scenario, map)(trail);
  const digits = steps.map(({ beat, choice }) => digit(Object.keys(map.beats[beat]?.choices ?? {}).indexOf(choice)));
  if (!complete || digits.includes(none)) return none;
  return (place ? String(places.indexOf(place)) : none) + structure.slice(0, letters) + digits.join('');
}

function readRun(token: string, scenario: string, course: CourseKnown, replayerOf: ReplayerOf): RunEvidence | null {
  const map = course.scenarios[scenario];
  const structure = course.structures[scenario];
  const [, where = '', known, digits = ''] = /^([-\d])([0-9a-f]{6})([0-9a-z]*)$/.exec(token) ?? [];
  const place = where === none ? null : places[Number(where)];
  if (!map || !structure || known !== structure.slice(0, letters) || place === undefined) return null;
  const replay = replayerOf(scenario, map);
  const trail: string[] = [];
  for (const each of digits) {
    const { beat } = replay(trail);
    const choice = Object.keys(map.beats[beat ?? '']?.choices ?? {})[Number.parseInt(each, 36)];
    if (choice === undefined) return null;
    trail.push(choice);
  }
  return { scenario, place, structure, trail };
}

function writeForm({ test, answers }: FormEvidence, course: CourseKnown): string {
  const bank = bankOf(course, test);
  const ids = Object.keys(bank).sort();
  const words = answers.map(([id, answer]) => {
    const item = bank[id];
    if (!item) return null;
    const given = picksOf(item).map(({ of, among }) => {
      const picked = of === null ? answer : typeof answer === 'object' ? answer[of] : undefined;
      return digit(typeof picked === 'string' ? among.indexOf(picked) : -1);
    });
    return ids.indexOf(id).toString(36).padStart(2, '0') + given.join('');
  });
  return words.includes(null) ? none : fingerprint(course, test) + words.join('');
}

function readForm(token: string, test: string, course: CourseKnown): FormEvidence | null {
  const bank = bankOf(course, test);
  const ids = Object.keys(bank).sort();
  const print = fingerprint(course, test);
  if (!token.startsWith(print) || print === '') return null;
  const answers: [string, Answer | undefined][] = [];
  for (let rest = token.slice(print.length); rest.length > 0;) {
    const id = ids[Number.parseInt(rest.slice(0, 2), 36)];
    const item = id === undefined ? undefined : bank[id];
    if (id === undefined || !item) return null;
    const picks = picksOf(item);
    const given = rest.slice(2, 2 + picks.length);
    if (given.length < picks.length) return null;
    const picked = picks.map(({ of, among }, at) => [of, among[Number.parseInt(given[at] ?? '', 36)]] as const);
    const [first] = picked;
    answers.push([
      id,
      first?.[0] === null
        ? first[1]
        : Object.fromEntries(picked.flatMap(([of, choice]) => (of && choice ? [[of, choice]] : []))),
    ]);
    rest = rest.slice(2 + picks.length);
  }
  return { test, answers };
}

/** What an answer to an item picks, in order: for each response a rating, for each step of a case an option, or one option. */
function picksOf(item: Item): readonly { readonly of: string | null; readonly among: readonly string[] }[] {
  if (item.type === 'sjt-rate') return Object.keys(item.options).map((of) => ({ of, among: ratings }));
  return questionsOf(item).map(({ step, options }) => ({ of: step, among: Object.keys(options) }));
}

/** The items that a test draws from: a module's pool, or all of them. */
export function bankOf(course: CourseKnown, test: string): Pool {
  return test === 'course' ? Object.assign({}, ...Object.values(course.pools)) : (course.pools[test] ?? {});
}

/** Letters of the fingerprints of the keys; without signs that stand for something else in a token. */
function fingerprint(course: CourseKnown, test: string): string {
  const banks = test === 'course' ? Object.values(course.banks) : [course.banks[test] ?? ''];
  return banks
    .join('')
    .replace(/[^0-9a-zA-Z]/g, '')
    .slice(0, letters);
}

function digit(index: number): string {
  return index < 0 || index > 35 ? none : index.toString(36);
}
