import { scoreForm } from '../assessment/score-form.ts';
import type { Place } from '../course/place.ts';
import { earnedIn } from '../credential/earned.ts';
import { bankOf } from '../credential/evidence.ts';
import type { CheckedAttempt } from '../hand-in/check-attempts.ts';
import type { CheckedForm } from '../hand-in/check-forms.ts';
import type { CourseKnown, ReplayerOf } from '../hand-in/course-known.ts';
import type { Examination } from '../hand-in/examine.ts';
import type { Finding } from '../hand-in/finding.ts';
import { type Claimed, claimOf } from '../hand-in/hand-in.ts';
import type { ReadHandIn, SkimmedHandIn } from '../hand-in/hand-in-file.ts';
import { tidyName } from '../hand-in/name.ts';
import { calibrationOf, type LevelOfSureness } from '../record/calibration.ts';
import type { Answer, EntryOf } from '../record/entry.ts';
import { formsIn } from '../record/forms.ts';
import { type BaselineKeys, type BeforeAndAfter, gainOf } from '../record/gain.ts';
import { inOrder } from '../record/record.ts';
import type { Step } from '../scenario/run.ts';
import { activeMinutes } from './pace.ts';

/**
 * What the roster keeps of one hand-in file. Plain data: it goes through a database and between a page and its worker. While
 * it is `waiting`, only what the file says of itself is known, and nothing of it may be counted.
 */
export interface Submission {
  /** SHA-256 of the file's text, hexadecimal: what names it. */
  readonly hash: string;
  readonly state: 'waiting' | 'verified';
  /** Where it came sealed to this office; left out where it came open. */
  readonly sealed?: true;
  /** ISO 8601, as the device's clock had it. */
  readonly made: string;
  /** As it may be shown; empty where none was given. */
  readonly name: string;
  readonly place: Place | null;
  readonly role: string | null;
  /** The assignment as the file carries it. */
  readonly assignment: string | null;
  /** The coordinates of the key whose signature holds, `x.y`; null where none does. */
  readonly key: string | null;
  readonly edition: string;
  /** Recomputed where it is verified, else as it is claimed. */
  readonly progress: Claimed;
  /** Null while it is waiting. */
  readonly verdict: Examination['verdict'] | null;
  readonly findings: readonly Finding[];
  /** How many entries its record has. */
  readonly entries: number;
  readonly runs: readonly RunSeen[];
  readonly tests: readonly TestSeen[];
  /** Questions before the course beside the first tests after. */
  readonly gain: readonly BeforeAndAfter[];
  readonly sureness: readonly Pick<LevelOfSureness, 'certainty' | 'answers' | 'right'>[];
  /** What is finished, the course and its modules. */
  readonly earned: readonly EarnedSeen[];
  /** Minutes between entries, long breaks left out. */
  readonly active: number;
  /** When the first and the last result were sealed, ISO 8601; null without results. */
  readonly first: string | null;
  readonly last: string | null;
}

/** One finished run. Its `id` is that of the attempt, and names the same run in every file that carries it. */
export interface RunSeen extends Pick<
  EntryOf<'attempt-finished'>,
  'scenario' | 'outcome' | 'verdict' | 'status' | 'score' | 'hlc' | 'at'
> {
  readonly id: string;
  readonly place: Place | null;
  /** Whether replaying it gave what was sealed. */
  readonly checked: CheckedAttempt['verdict'];
  /** Its decisions where it agrees, else empty. */
  readonly steps: readonly Step[];
}

/** One finished test. Its `id` is that of the form. */
export interface TestSeen extends Pick<EntryOf<'form-finished'>, 'score' | 'passed' | 'hlc' | 'at'> {
  readonly id: string;
  /** A module's id, or `course`. */
  readonly test: string;
  readonly checked: CheckedForm['verdict'];
  /** What each question earned, 0 to 1, and what was answered; empty where it could not be scored again. */
  readonly items: readonly ItemSeen[];
}

/** Something finished: a module's id or `course`, the day (YYYY-MM-DD), and the minutes that the learner claims for it. */
export interface EarnedSeen {
  readonly scope: string;
  readonly day: string;
  readonly minutes: number | null;
}

export interface ItemSeen {
  readonly id: string;
  readonly score: number;
  /** Null where it was left out. */
  readonly answer: Answer | null;
}

/** A hand-in that was skimmed or read, and not looked into yet. */
export function waitingSubmission({ handIn, hash, ...read }: SkimmedHandIn | ReadHandIn): Submission {
  const { made, learner, assignment, course, progress } = handIn;
  const { sorted = null, signature = null, key = null } = 'sorted' in read ? read : {};
  return {
    hash,
    state: 'waiting',
    made,
    name: tidyName(learner.name ?? '').name,
    place: learner.place ?? null,
    role: learner.role ?? null,
    assignment: assignment ?? null,
    key: signature === 'valid' && key ? `${key.x}.${key.y}` : null,
    edition: course.edition,
    progress,
    verdict: null,
    findings: [],
    entries: sorted ? sorted.entries.length + sorted.newer.length : handIn.entries.length,
    runs: [],
    tests: [],
    gain: [],
    sureness: [],
    earned: [],
    active: 0,
    first: null,
    last: null,
  };
}

/**
 * A hand-in that was looked into: every result with what came of replaying it.
 * @param baseline the keys of the questions before the course
 */
export function verifiedSubmission(
  reading: ReadHandIn,
  seen: Examination,
  course: CourseKnown,
  replayerOf: ReplayerOf,
  baseline: BaselineKeys = {},
): Submission {
  const entries = inOrder(seen.record);
  const runs = seen.attempts.map((checked) => runSeen(checked, course, replayerOf));
  const tests = testsSeen(seen, course);
  const sealed = [...runs, ...tests].map(({ at }) => at).sort();
  return {
    ...waitingSubmission(reading),
    state: 'verified',
    progress: claimOf(seen.progress),
    verdict: seen.verdict,
    findings: seen.findings,
    runs,
    tests,
    gain: gainOf(seen.record, course.outline.modules, baseline).pairs,
    sureness: calibrationOf(seen.record).levels.map(({ certainty, answers, right }) => ({ certainty, answers, right })),
    earned: earnedIn(seen.record, seen.progress).map(({ scope, day, evaluation }) => ({
      scope,
      day,
      minutes: evaluation?.minutes ?? null,
    })),
    active: activeMinutes(entries.map(({ at }) => at)),
    first: sealed[0] ?? null,
    last: sealed.at(-1) ?? null,
  };
}

function runSeen({ sealed, verdict }: CheckedAttempt, course: CourseKnown, replayerOf: ReplayerOf): RunSeen {
  const { attempt: id, scenario, outcome, verdict: ending, status, score, hlc, at, place = null, trail } = sealed;
  const map = verdict === 'agrees' ? course.scenarios[scenario] : undefined;
  const steps = map ? replayerOf(scenario, map)(trail).steps : [];
  return { id, scenario, outcome, verdict: ending, status, score, hlc, at, place, checked: verdict, steps };
}

function testsSeen({ forms, record }: Examination, course: CourseKnown): readonly TestSeen[] {
  const taken = new Map(formsIn(inOrder(record)).map((form) => [form.id, form]));
  return forms.map(({ sealed, verdict }) => {
    const { form: id, module, use, score, passed, hlc, at, cut } = sealed;
    const test = module ?? use;
    const form = verdict === 'agrees' ? taken.get(id) : undefined;
    const shown = form?.started?.items ?? [];
    const answers = form?.answers ?? new Map<string, Answer>();
    const { items } = scoreForm(bankOf(course, test), [...new Set(shown)], Object.fromEntries(answers), cut);
    const answered = items.map((item) => ({ ...item, answer: answers.get(item.id) ?? null }));
    return { id, test, score, passed, hlc, at, checked: verdict, items: answered };
  });
}
