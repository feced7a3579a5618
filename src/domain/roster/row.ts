import type { Place } from '../course/place.ts';
import type { AssignmentSeen, SeeAssignment } from './assignment-seen.ts';
import { type Attestation, type Level, levelOf } from './attestation.ts';
import { type Flag, flag } from './flag.ts';
import { peopleOf, type Received, workOf } from './person.ts';
import type { Roster } from './roster.ts';
import type { EarnedSeen, RunSeen, Submission, TestSeen } from './submission.ts';

/** One person on the roster: what the table shows, and what every report is made of. */
export interface Row {
  /** The hash of the person's first file in the order of hashes: stable as long as no other file joins. */
  readonly id: string;
  /** Every file of this person, the newest first. */
  readonly files: readonly Submission[];
  /** The newest file that was looked into; where none was, the newest. It says where the person stands. */
  readonly current: Submission;
  readonly name: string;
  readonly place: Place | null;
  readonly role: string | null;
  readonly assignment: AssignmentSeen | null;
  /** Steps done, of how many, as the current file has them. */
  readonly done: number;
  readonly of: number;
  /** What was finished in any file that is not broken: a later file takes nothing back. */
  readonly earned: readonly EarnedSeen[];
  /** Every run and test of those files once, in the order in which they were sealed. */
  readonly runs: readonly RunSeen[];
  readonly tests: readonly TestSeen[];
  readonly flags: readonly RowFlag[];
  readonly level: Level;
}

export interface RowFlag extends Flag {
  /** The file that it is about, or null where it is about the row. */
  readonly file: string | null;
}

export interface RowRules {
  readonly see: SeeAssignment;
  readonly attestations: ReadonlyMap<string, Attestation>;
  /** The minutes that each module is written for. */
  readonly minutes: { readonly [module: string]: number };
}

/** Work in less than this share of the minutes it is written for is asked about. Our own convention: no study sets it. */
export const quickShare = 0.2;
/** Results this much older than the file, in days, are asked about. Our own convention too. */
export const longBefore = 730;

/** The rows of a roster, in the order of their ids. */
export function rowsOf(roster: Roster, rules: RowRules): readonly Row[] {
  const received = [...roster.values()].map((submission): Received => ({
    submission,
    assignment: submission.assignment === null ? null : (rules.see(submission.assignment) ?? 'unknown'),
  }));
  const people = peopleOf(received);
  const [keys, work] = [new Shared(), new Shared()];
  for (const [person, files] of people.entries())
    for (const { submission } of files) {
      if (submission.key) keys.add(submission.key, person);
      for (const id of workOf(submission)) work.add(id, person);
    }
  return people.map((files) => rowOf(files, rules, keys, work));
}

function rowOf(received: readonly Received[], rules: RowRules, keys: Shared, work: Shared): Row {
  const newest = received.length === 1 ? received : [...received].sort((a, b) => byMade(b.submission, a.submission));
  const files = newest.map(({ submission }) => submission);
  const top = newest.find(({ submission }) => submission.state === 'verified') ?? newest[0];
  if (!top) throw new Error('A row has a file at least.');
  const { submission: current, assignment } = top;
  const whole = files.filter(({ state, verdict }) => state === 'verified' && verdict !== 'broken');
  const flags = [...fileFlags(newest, current, rules), ...rowFlags(files, keys, work)];
  return {
    id: files.map(({ hash }) => hash).sort()[0] ?? current.hash,
    files,
    current,
    name: current.name,
    place: current.place,
    role: current.role,
    assignment: assignment === 'unknown' ? null : assignment,
    done: current.progress.done,
    of: current.progress.of,
    earned: earliest(whole.flatMap(({ earned }) => earned)),
    runs: once(whole.flatMap(({ runs }) => runs)),
    tests: once(whole.flatMap(({ tests }) => tests)),
    flags,
    level: levelOf(current, assignment, rules.attestations.get(current.hash)),
  };
}

/** What the current file brings up, and of older ones what somebody should still ask about. */
function fileFlags(newest: readonly Received[], current: Submission, rules: RowRules): readonly RowFlag[] {
  return newest.flatMap(({ submission, assignment }) =>
    [...submission.findings, ...assignmentFlags(submission, assignment), ...timeFlags(submission, rules)]
      .concat(submission.state === 'waiting' ? [flag('waiting')] : [])
      .filter(({ weight }) => submission === current || weight !== 'note')
      .map((one) => ({ ...one, file: submission.hash })),
  );
}

function assignmentFlags({ made }: Submission, assignment: Received['assignment']): readonly Flag[] {
  if (assignment === null) return [flag('assignment-none')];
  if (assignment === 'unknown') return [flag('assignment-unknown')];
  return [
    ...(assignment.invited === false ? [flag('not-invited')] : []),
    ...(assignment.due && made.slice(0, 10) > assignment.due ? [flag('late', { due: assignment.due })] : []),
  ];
}

function timeFlags({ state, earned, active, first, made }: Submission, { minutes }: RowRules): readonly Flag[] {
  if (state === 'waiting') return [];
  const written = earned.reduce(
    (sum, { scope }) => sum + (Object.hasOwn(minutes, scope) ? (minutes[scope] ?? 0) : 0),
    0,
  );
  const days = first ? (Date.parse(made) - Date.parse(first)) / 86_400_000 : 0;
  return [
    ...(active < written * quickShare ? [flag('quick', { active: Math.round(active), written })] : []),
    ...(days > longBefore ? [flag('long-before', { first: first?.slice(0, 10) ?? '' })] : []),
  ];
}

function rowFlags(files: readonly Submission[], keys: Shared, work: Shared): readonly RowFlag[] {
  const [only] = files;
  // Most rows are one file; what waits has shown nothing yet that it could share.
  if (files.length === 1 && only && !only.key && only.runs.length + only.tests.length === 0) return [];
  const own = new Set(files.flatMap(({ key }) => (key ? [key] : [])));
  const others = Math.max(0, ...[...own].map((key) => keys.of(key) - 1));
  const copied = new Set(files.flatMap(workOf).filter((id) => work.of(id) > 1)).size;
  const verified = files.filter(({ state }) => state === 'verified');
  const [last, ...earlier] = verified;
  const most = earlier.reduce((top, { entries }) => Math.max(top, entries), 0);
  const flags = [
    ...(others > 0 ? [flag('same-device', { n: others })] : []),
    ...(copied > 0 ? [flag('same-work', { n: copied })] : []),
    ...(own.size > 1 ? [flag('several-devices', { n: own.size })] : []),
    ...(files.length > 1 ? [flag('merged', { n: files.length })] : []),
    ...(last && own.size < 2 && last.entries < most ? [flag('fewer-than-before', { n: most - last.entries })] : []),
  ];
  return flags.map((one) => ({ ...one, file: null }));
}

/** What somebody should ask about before the row is confirmed: everything that is no mere note. */
export function doubtsOf({ flags }: Pick<Row, 'flags'>): readonly RowFlag[] {
  return flags.filter(({ weight }) => weight !== 'note');
}

function once<T extends { readonly id: string; readonly hlc: string }>(results: readonly T[]): readonly T[] {
  if (results.length === 0) return results;
  const byId = new Map<string, T>();
  for (const result of results) if (!byId.has(result.id)) byId.set(result.id, result);
  return [...byId.values()].sort((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1));
}

/** Each scope once: the day on which it was first finished, and the most minutes that were claimed for it. */
function earliest(earned: readonly EarnedSeen[]): readonly EarnedSeen[] {
  if (earned.length === 0) return earned;
  const byScope = new Map<string, EarnedSeen>();
  for (const one of earned) {
    const { scope, day, minutes } = byScope.get(one.scope) ?? one;
    const claims = [minutes, one.minutes].flatMap((claim) => (claim === null ? [] : [claim]));
    byScope.set(scope, {
      scope,
      day: one.day < day ? one.day : day,
      minutes: claims.length > 0 ? Math.max(...claims) : null,
    });
  }
  return [...byScope.values()].sort((a, b) => (a.scope < b.scope ? -1 : 1));
}

function byMade(a: Submission, b: Submission): number {
  if (a.made !== b.made) return a.made < b.made ? -1 : 1;
  return a.hash < b.hash ? -1 : 1;
}

/** Which people have a thing in common. */
class Shared {
  readonly #people = new Map<string, Set<number>>();

  add(thing: string, person: number) {
    const those = this.#people.get(thing);
    if (those) those.add(person);
    else this.#people.set(thing, new Set([person]));
  }

  of(thing: string): number {
    return this.#people.get(thing)?.size ?? 0;
  }
}
