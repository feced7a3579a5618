import type { Answered } from '#domain/assignment/invitees.ts';
import type { Activity, ParsReport, Reportable } from '#domain/report/pars.ts';
import type { RosterBackupRefusal } from '#storage/roster-backup.ts';
import type { Cell } from '#domain/report/csv.ts';
import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import type { BaselineKeys } from '#domain/record/gain.ts';
import type { Attestation, Ground, Level, Unattested } from '#domain/roster/attestation.ts';
import type { Order, Standing, Wanted } from '#domain/roster/look-up.ts';
import type { Row } from '#domain/roster/row.ts';
import type { GroupReport } from '#domain/statistics/group-report.ts';

/** What the worker has to know before it can begin. */
export interface Setup {
  /** The path of the course on its origin. */
  readonly root: string;
  readonly course: CourseKnown;
  readonly baseline: BaselineKeys;
  /** Minutes by module. */
  readonly minutes: Readonly<Record<string, number>>;
  readonly titles: Readonly<Record<string, string>>;
  /** The words of the roster, of its flags and of findings. */
  readonly words: Readonly<Record<string, string>>;
  /** False on a shared computer: then nothing is written down. */
  readonly keep: boolean;
  /** What this coordinator has assigned. */
  readonly assigned: Assigned;
}

/** What the roster has to know of assignments: who was asked, by when, and by whose key a link is known to be ours. */
export interface Assigned {
  readonly assignments: readonly {
    readonly id: string;
    readonly due: string | null;
    /** The tokens of those who were invited; empty where the link was for everybody. */
    readonly tokens: readonly string[];
  }[];
  /** The names of the coordinator's keys (`keyName`). */
  readonly keys: readonly string[];
}

/** Something that was brought and could not be read: set aside with its name and the reason. */
export interface SetAside {
  readonly file: string;
  readonly why: string;
}

/** Where the desk stands; told anew whenever it changes. Small: it crosses from the worker to the page. */
export interface DeskView {
  /** `elsewhere`: open in another tab, for whose end this one waits. `locked`: closed with a passphrase. */
  readonly state: 'opening' | 'elsewhere' | 'locked' | 'ready';
  /** Where the roster is kept: on this device, or only as long as the page is open, and why. */
  readonly kept: 'disk' | 'shared' | 'refused';
  /** What went wrong with the last writing, if anything. */
  readonly trouble: 'full' | 'other' | null;
  readonly sealed: boolean;
  /** Lots on the disk that could not be read; they stay there. */
  readonly unreadable: number;
  readonly doing: 'resting' | 'reading' | 'verifying';
  /** Of the last import: files in all, read so far, new, known already, set aside. */
  readonly files: number;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly setAside: readonly SetAside[];
  readonly setAsideCount: number;
  /** The hand-ins on the roster, and how many of them are still to be looked into. */
  readonly handIns: number;
  readonly waiting: number;
  /** People on the roster, as the table has them. */
  readonly people: number;
  /** Changes with the rows: whoever shows any asks again then. */
  readonly revision: number;
  /** Whether those rows are of the hand-ins as they stand; with very many, rows come a little later. */
  readonly fresh: boolean;
  /** An import of an earlier visit that did not come to its end. */
  readonly interrupted: boolean;
  /** When the roster was last backed up, ISO 8601, and whether it changed since. */
  readonly backedUp: string | null;
  readonly changedSince: boolean;
  /** When the roster was begun, ISO 8601; null where it is empty. */
  readonly changedFirst: string | null;
}

/** One line of the table on the screen. */
export interface Line {
  readonly id: string;
  readonly cells: readonly Cell[];
  readonly flags: readonly { readonly weight: string; readonly text: string }[];
  readonly level: Level;
  readonly standing: Standing;
}

export interface Lines {
  /** The column's names, as in the file. */
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
  /** How many rows are wanted, and how many there are. */
  readonly found: number;
  readonly people: number;
}

/** A file that was made: what is in it was counted in it, and its hash is that of its bytes. */
export interface Made {
  readonly file: Blob;
  readonly name: string;
  /** Rows, files or statements. */
  readonly count: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What a report needs besides the rows. */
export type Report =
  | { readonly kind: 'roster' }
  | { readonly kind: 'professions'; readonly scope: string }
  | { readonly kind: 'pars'; readonly activity: Activity; readonly details: ReadonlyMap<string, Reportable> }
  | { readonly kind: 'audit'; readonly shownBefore: string; readonly about: string }
  | { readonly kind: 'statements' };

/** What came of making a report. */
export type Reported =
  | { readonly ok: true; readonly made: Made; readonly leftOut: ParsReport['leftOut'] }
  | { readonly ok: false; readonly why: 'too-many' };

/** What the page asks of the worker. Each answers with a promise there. */
export interface Desk {
  open(setup: Setup): void;
  unlock(passphrase: string): boolean;
  /** Closes the roster on the disk with a passphrase, or takes that away. */
  seal(passphrase: string | null): 'done' | 'short-passphrase' | 'not-kept';
  assigned(assigned: Assigned): void;
  /** Takes files in, of so many in all: a large folder comes in several calls. Their names are for telling only. */
  bring(files: readonly { readonly name: string; readonly file: Blob }[], total: number): void;
  cancel(): void;
  undo(): void;
  resume(): void;
  lookUp(wanted: Wanted, order: Order, from: number, most: number): Lines;
  row(id: string): Row | null;
  /** Whole rows in lots, for statistics and reports. */
  rows(wanted: Wanted, from: number, most: number): readonly Row[];
  attestations(): readonly Attestation[];
  attest(row: string, ground: Ground, reason: string): { ok: true } | { ok: false; why: Unattested | 'gone' };
  /** The same word for many rows at once; an answer for each, in their order. */
  attestAll(
    rows: readonly string[],
    ground: Ground,
    reason: string,
  ): readonly ({ ok: true } | { ok: false; why: Unattested | 'gone' })[];
  withdrawAttestation(file: string): void;
  /** The text of a hand-in file as it came; null where it is gone. */
  text(hash: string): string | null;
  /** Everything that was set aside in the last import. */
  setAside(): readonly SetAside[];
  /** What the whole group shows; null where somebody asked again meanwhile, and is answered instead. */
  statistics(): GroupReport | null;
  /** Makes a file of the rows that are wanted, in their order. */
  report(report: Report, wanted: Wanted, order: Order): Reported;
  /** Which hand-ins answer an assignment, for calling the roll. */
  answered(assignment: string): readonly Answered[];
  /** Everything as one sealed file, the coordinator's own assignments along with it. */
  backup(passphrase: string, assigned: readonly unknown[]): BackedUp;
  /** Opens such a file and takes in what is new; gives the assignments that were in it. */
  openBackup(file: Blob, passphrase: string): OpenedBackup;
  /** Removes the whole roster from this device. */
  erase(): boolean;
}

export type BackedUp =
  { readonly ok: true; readonly made: Made } | { readonly ok: false; readonly why: RosterBackupRefusal };
export type OpenedBackup =
  | { readonly ok: true; readonly made: string; readonly handIns: number; readonly assigned: readonly unknown[] }
  | { readonly ok: false; readonly why: RosterBackupRefusal };

/** What travels: a question with a number, its answer, or how the desk stands. */
export type ToWorker = { readonly id: number; readonly ask: keyof Desk; readonly given: readonly unknown[] };
export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly view: DeskView };
