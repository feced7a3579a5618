import type { AnyEntry, Entry } from '#domain/record/entry.ts';
import { type Outline, progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { type Disk, entriesOn } from './disk.ts';
import type { Deed } from './hand.ts';

/** What must hold after every kill, by the names under which the output speaks of it. */
export const invariants = {
  I1: 'what was shown as saved is there',
  I2: 'nothing is there that nobody did, and every hash is right',
  I3: 'opening the record again changes nothing',
  I4: 'no completion and no best result went down',
  I5: 'the page speaks of a loss when there is one, and only then',
  I6: 'nothing was written before both stores were read, nor after everything was erased',
  I7: 'what was set aside can be downloaded as it lay there',
} as const;

export type Invariant = keyof typeof invariants;

export interface Breach {
  readonly invariant: Invariant;
  readonly what: string;
}

/** What the rig knows of one profile: what it was told was saved, and what its hand set out to do. */
export interface Ledger {
  readonly acknowledged: ReadonlySet<string>;
  readonly deeds: readonly Deed[];
  /** How often everything in the profile was erased: it stands in the keys of localStorage. */
  readonly epoch: number;
  /** When this life of the profile began, in milliseconds since 1970: at its start, or with the last erasure. */
  readonly since: number;
  /** Every entry that an earlier look found. */
  readonly known: ReadonlyMap<string, AnyEntry>;
}

/** I1. @returns the ids that are gone */
export function lostOf({ acknowledged }: Ledger, entries: ReadonlyMap<string, AnyEntry>): readonly string[] {
  return [...acknowledged].filter((id) => !entries.has(id));
}

/**
 * I2: every text is an entry whose hash is right, and each entry answers to something that the hand set out to do. I6: no
 * entry was made before everything was erased. Browser and rig have one clock.
 */
export function inventedIn(disk: Disk, { deeds, since }: Ledger): readonly Breach[] {
  const { entries, unread } = entriesOn(disk);
  const allowed = new Map<string, number>();
  for (const deed of deeds) {
    for (const sign of signsOf(deed)) allowed.set(sign, (allowed.get(sign) ?? 0) + 1);
  }
  const breaches = unread.map((text): Breach => ({ invariant: 'I2', what: `no entry: ${text.slice(0, 80)}` }));
  for (const entry of entries.values()) {
    if (Date.parse(entry.at) < since)
      breaches.push({ invariant: 'I6', what: `${entry.id} of before everything was erased is there again` });
    const sign = signOf(entry as Entry);
    const left = allowed.get(sign) ?? 0;
    allowed.set(sign, left - 1);
    if (left < 1) breaches.push({ invariant: 'I2', what: `nobody did “${sign}” (${entry.id})` });
  }
  return breaches;
}

/** I4: whatever was done by what must be there is done by what is there. */
export function declinedFrom(
  must: Iterable<AnyEntry>,
  entries: ReadonlyMap<string, AnyEntry>,
  outline: Outline,
): readonly Breach[] {
  const [before, after] = [progressOf(recordOf(must), outline), progressOf(recordOf(entries.values()), outline)];
  return before.modules.flatMap((module, at) => {
    const now = after.modules[at];
    const better = module.steps.filter((step, index) => {
      const later = now?.steps[index];
      if (step.kind === 'lesson') return step.done && !later?.done;
      if (later?.kind !== 'scenario') return true;
      return (step.best?.score ?? -1) > (later.best?.score ?? -1) || step.attempts > later.attempts;
    });
    return [
      ...(module.done > (now?.done ?? 0) ? [`${module.id}: ${module.done} steps done, now ${now?.done}`] : []),
      ...better.map(({ id }) => `${id} was better before`),
    ].map((what): Breach => ({ invariant: 'I4', what }));
  });
}

/** True where both disks have the same texts under the same keys. */
export function sameDisk(one: Disk, two: Disk): boolean {
  const flat = ({ local, indexed }: Disk) => JSON.stringify([[...local].sort(), [...indexed].sort()]);
  return flat(one) === flat(two);
}

/** What entries a deed may leave. */
function signsOf(deed: Deed): readonly string[] {
  if (deed.kind === 'check') return [`check-answered ${deed.item}`];
  if (deed.kind === 'lesson') return [`lesson-finished ${deed.lesson}`];
  return [`choice-made ${deed.choice}`, `attempt-started ${deed.scenario}`, `attempt-finished ${deed.scenario}`];
}

function signOf(entry: Entry): string {
  switch (entry.kind) {
    case 'choice-made':
      return `choice-made ${entry.choice}`;
    case 'attempt-started':
    case 'attempt-finished':
      return `${entry.kind} ${entry.scenario}`;
    case 'check-answered':
      return `check-answered ${entry.item}`;
    case 'lesson-finished':
      return `lesson-finished ${entry.lesson}`;
    default:
      return entry.kind;
  }
}
