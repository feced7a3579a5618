import type { Place } from '../course/place.ts';
import type { Status } from '../scenario/score.ts';
import type { Verdict } from '../scenario/schema.ts';

/** The version of the fields of every kind below. The envelope and the way an id is made are promised never to change. */
export const entryVersion = 1;

/** The most that one entry may weigh: bytes of UTF-8 in its canonical form. */
export const largestEntry = 4096;

/** What stands on every entry, whatever its kind and version. */
export interface Envelope {
  /** The version of the entry's fields, a whole number from 1. */
  readonly v: number;
  /** base64url (22 characters) of the first 16 bytes of SHA-256 over the entry's canonical form without `id`. */
  readonly id: string;
  /** Who wrote it: the browser's random name, a dot, and a name for this one opening of the record. */
  readonly device: string;
  /** The how-manieth entry of that writer, from 0. */
  readonly seq: number;
  /** When, for ordering: see clock.ts. */
  readonly hlc: string;
  /** When, for people: ISO 8601 in UTC, as the device's own clock had it. */
  readonly at: string;
  readonly kind: string;
}

/** What a learner can have done. No free text and nothing about other people: what should be forgotten is not kept here. */
export type Payload =
  | ProfileChosen
  | AssignmentAccepted
  | LessonFinished
  | CheckAnswered
  | AttemptStarted
  | ChoiceMade
  | AttemptFinished
  | FormStarted
  | ItemAnswered
  | FormFinished
  | PlanChosen
  | ReflectionWritten
  | PlanRevisited
  | BoosterStarted
  | ReviewAnswered
  | EvaluationGiven
  | HandedIn
  | Reset;

export type Kind = Payload['kind'];

/**
 * One thing done, as this version of the course understands it. A kind with a field that the envelope has already would come
 * out as `never` here, and nothing could be done with it.
 */
export type Entry<P extends Payload = Payload> = P extends Payload
  ? keyof P & Exclude<keyof Envelope, 'kind'> extends never
    ? Envelope & P
    : never
  : never;

/** An entry of a kind or a version that this code does not know. It is kept and exported as it came. */
export interface StrangeEntry extends Envelope {
  readonly [field: string]: unknown;
}

export type AnyEntry = Entry | StrangeEntry;

/** The entry of one kind, such as `EntryOf<'choice-made'>`. */
export type EntryOf<K extends Kind> = Entry<Extract<Payload, { kind: K }>>;

/** The learner said where they practise and what they are. */
export interface ProfileChosen {
  readonly kind: 'profile-chosen';
  /** Null takes an earlier choice back. */
  readonly place?: Place | null;
  /** An id from the course's own list of roles; null takes it back. */
  readonly role?: string | null;
  readonly sharedComputer?: boolean;
}

export interface AssignmentAccepted {
  readonly kind: 'assignment-accepted';
  /** The compact text of the assignment as its link carried it, or its id: printable ASCII, at most 2,048 characters. */
  readonly assignment: string;
}

export interface LessonFinished {
  readonly kind: 'lesson-finished';
  readonly lesson: string;
}

export interface CheckAnswered {
  readonly kind: 'check-answered';
  readonly item: string;
  readonly option: string;
  readonly right?: boolean;
  /** How sure the learner said they were, 1 to 3, before the reasons were shown. */
  readonly certainty?: number;
}

/** A run at a scenario began. The attempt's id, everywhere else, is the id of this entry. */
export interface AttemptStarted {
  readonly kind: 'attempt-started';
  readonly scenario: string;
  readonly edition: string;
  /** `structureOf(scenario)` when it began. */
  readonly structure: string;
  /** `contentOf(scenario)` when it began. */
  readonly content: string;
  readonly place?: Place;
  /** The choices taken over from an earlier attempt when retrying from a turning point; else empty. */
  readonly trail: readonly string[];
  /** The attempt and the step (0-based) at which this one turns off. */
  readonly from?: { readonly attempt: string; readonly step: number };
}

export interface ChoiceMade {
  readonly kind: 'choice-made';
  readonly attempt: string;
  /** Where in the attempt's whole trail the choice stands, from 0; the first own choice of a retry has the length of its inherited trail. */
  readonly step: number;
  readonly choice: string;
  /** The beat that asked. */
  readonly beat: string;
}

/** A run reached an outcome: its result, sealed under what it was earned with. */
export interface AttemptFinished {
  readonly kind: 'attempt-finished';
  readonly attempt: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly verdict: Verdict;
  readonly status: Status;
  /** 0 to 100, or null where nothing was scored. */
  readonly score: number | null;
  readonly trail: readonly string[];
  readonly edition: string;
  readonly structure: string;
  readonly place?: Place;
}

/** What a form is for: a module's test, the course's, or the questions before the course. */
export type FormUse = 'module' | 'course' | 'baseline';

/** A sampled test began. The form's id, everywhere else, is the id of this entry. */
export interface FormStarted {
  readonly kind: 'form-started';
  readonly use: FormUse;
  /** The module that is tested, where `use` is `module`. */
  readonly module?: string;
  /** A whole number: with the edition, it gives the same form again. */
  readonly seed: number;
  /** The items, in the order in which they are shown. */
  readonly items: readonly string[];
  readonly edition: string;
}

/** An option's id, or for items that are rated, each response's id with its rating. */
export type Answer = string | { readonly [option: string]: string };

export interface ItemAnswered {
  readonly kind: 'item-answered';
  readonly form: string;
  readonly item: string;
  readonly answer: Answer;
}

/** A form was handed over and marked: its result, sealed. */
export interface FormFinished {
  readonly kind: 'form-finished';
  readonly form: string;
  readonly use: FormUse;
  readonly module?: string;
  /** 0 to 1. */
  readonly score: number;
  readonly passed: boolean;
  /** The pass level that held, 0 to 1. */
  readonly cut: number;
  /** The objectives of the items that were missed. */
  readonly missed: readonly string[];
  readonly edition: string;
}

export interface PlanChosen {
  readonly kind: 'plan-chosen';
  readonly module: string;
  /** Which of the module's starters, from 0; `own` where the learner wrote one, whose words stay in the journal. */
  readonly starter: number | 'own';
}

/** The learner wrote a reflection on a module. Its words stand in the journal, and may be gone. */
export interface ReflectionWritten {
  readonly kind: 'reflection-written';
  readonly module: string;
}

/** What became of a plan: the moment has not come; it came, and the plan was carried out; something else was done; nothing was. */
export type PlanFate = 'not-yet' | 'did-it' | 'did-other' | 'let-pass';

/** A booster showed a plan again, and the learner said what became of it. */
export interface PlanRevisited {
  readonly kind: 'plan-revisited';
  readonly module: string;
  /** The booster in which it was asked. */
  readonly booster: string;
  readonly fate: PlanFate;
}

/** A booster was drawn. Its id, everywhere else, is the id of this entry. */
export interface BoosterStarted {
  readonly kind: 'booster-started';
  readonly seed: number;
  /** The items, in the order in which they are shown. */
  readonly items: readonly string[];
  readonly edition: string;
}

/** One question of a booster was answered. */
export interface ReviewAnswered {
  readonly kind: 'review-answered';
  /** The booster that asked it. */
  readonly booster?: string;
  /** The core decision that the item is one form of. */
  readonly decision: string;
  readonly item: string;
  readonly answer: Answer;
  /** 0 to 1. */
  readonly score: number;
  /** How sure the learner said they were, 1 to 3. */
  readonly certainty?: number;
}

export interface EvaluationGiven {
  readonly kind: 'evaluation-given';
  /** Each question's id, with a number from its scale or the id of the answer that was picked. */
  readonly answers: { readonly [question: string]: string | number };
  /** What was evaluated: a module's id, or `course`. */
  readonly of?: string;
  /** The minutes that the learner says they spent on it, a whole number up to what it is written for. */
  readonly minutes?: number;
  /** True where the learner stated on their honour that the work is their own. */
  readonly honour?: boolean;
}

export interface HandedIn {
  readonly kind: 'handed-in';
  /** What names the file: the hash that is printed beside it. */
  readonly file: string;
  /** How many entries it held. */
  readonly entries: number;
  readonly assignment?: string;
}

/** The learner starts over. What was sealed stays in the history; nothing is deleted. */
export interface Reset {
  readonly kind: 'reset';
  readonly scope: 'scenario' | 'lesson' | 'module' | 'everything';
  /** The id of what is begun anew, unless everything is. (Not `id`: that is the entry's own.) */
  readonly of?: string;
}
