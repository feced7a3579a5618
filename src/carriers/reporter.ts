import type { Decision } from './decisions.ts';
import type { Standing } from './standing.ts';

/** What is told after a step: all of it each time, so that any telling may be lost. */
export interface News {
  readonly standing: Standing;
  /** Where in the module the learner is, for people who look into the LMS: printable ASCII, at most 255 characters. */
  readonly place: string;
  /** What `writeSuspended` gave; null leaves what the LMS has as it is. */
  readonly suspended: string | null;
  /** Every decision in the module's cases, where the launch asks for them. */
  readonly decisions?: readonly Decision[];
}

/** What an LMS said when the module was opened. */
export interface Launch {
  /** Only in `normal` mode is anything written. */
  readonly mode: 'normal' | 'browse' | 'review';
  /** What it kept for us; empty on the first visit. */
  readonly suspended: string;
  /** Tells this learner in this LMS from any other, and nobody's name: a short hash. */
  readonly learner: string;
  /** The level that the LMS asks for, 0 to 1; null where it leaves that to the course. */
  readonly mastery: number | null;
  /** Whether it had a final result already. Nothing is written after one. */
  readonly final: boolean;
  /** Whether it asks to hear of each decision, and will: the learner is told of that before the first one. */
  readonly decisions: boolean;
}

/**
 * Why nothing is recorded: no LMS was found; it refused to begin; its one-time token was used already, or it does not
 * know us any more, so the module has to be opened from there again; it could not be reached; there is none, as intended.
 */
export type Silence = 'no-lms' | 'refused' | 'relaunch' | 'unreachable' | 'none-expected';

export interface ReporterHealth {
  /** Whether the LMS records what is done; `final` and `looking`: it has its result, or only lets us look. */
  readonly recording: 'yes' | 'final' | 'looking' | 'no';
  readonly silence: Silence | null;
  /** True while what was told last is not with the LMS, and it has been tried at least twice. */
  readonly unsaved: boolean;
  /** What the LMS would not take, with its own number for the reason: for whoever helps. */
  readonly declined: readonly { readonly what: string; readonly code: string }[];
}

/** What the LMS itself says that it has: for the line on the screen. Null where it cannot be asked. */
export interface ReadBack {
  readonly status: string;
  /** 0 to 100, as it wrote it; empty where it has none. */
  readonly score: string;
}

/** Tells whoever keeps score. Nothing it does throws, and the course goes on whatever becomes of it. */
export interface Reporter {
  readonly launch: Launch;
  tell(news: News): void;
  /** Sends what was told, now. Resolves with whether the LMS has it. */
  save(): Promise<boolean>;
  readBack(): Promise<ReadBack | null>;
  /** Saves, and ends the session. Resolves with the address to go to, where the LMS named one. */
  exit(): Promise<{ readonly saved: boolean; readonly goTo: string | null }>;
  /** The page was hidden, and may never be seen again. */
  hidden(): void;
  /** The page goes away: the last moment. Safe to call more than once. */
  gone(): void;
  health(): ReporterHealth;
  /** Calls back after each change of health; the answer stops that. */
  subscribe(listener: () => void): () => void;
}

/** Time, as a reporter needs it. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after so many milliseconds, unless the answer is called before. */
  later(milliseconds: number, act: () => void): () => void;
}
