import type { AssignmentSeen } from './assignment-seen.ts';
import type { Submission } from './submission.ts';

/** A name as it is compared: without regard to case, accents and spaces. Never shown. */
export function foldedName(name: string): string {
  // Most names are plain, and a hundred thousand of them are folded at a time.
  if (/^[\w ]*$/.test(name)) return name.replaceAll(' ', '').toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s.,'’-]/gu, '')
    .toLowerCase();
}

/** A hand-in with what its assignment says. */
export interface Received {
  readonly submission: Submission;
  /** Null where the file names none, `unknown` where it names one that was not made here. */
  readonly assignment: AssignmentSeen | 'unknown' | null;
}

/**
 * Puts hand-ins together that come from one person: those with the same invitation; those with the same name and the same
 * key; those with the same name that share a run or a test, since a record that went from a phone to a computer is signed by
 * another key there. Two invitations are never one person. A name alone is not enough: two people may have it.
 */
export function peopleOf(received: readonly Received[]): readonly (readonly Received[])[] {
  const sorted = inOrderOfHashes(received);
  const root = Uint32Array.from(sorted, (_, at) => at);
  const token = sorted.map(tokenOf);
  const find = (at: number): number => {
    let top = at;
    while (root[top] !== top) top = root[top] ?? top;
    root[at] = top;
    return top;
  };
  const unite = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    if (a === b || (token[a] && token[b] && token[a] !== token[b])) return;
    root[Math.max(a, b)] = Math.min(a, b);
    token[Math.min(a, b)] ??= token[Math.max(a, b)];
  };
  /** Unites those who have the same thing, whatever it is. */
  const tie = (first: Map<string, number>, thing: string, at: number) => {
    const earlier = first.get(thing);
    if (earlier === undefined) first.set(thing, at);
    else unite(earlier, at);
  };
  // The surest ties first: what an invitation says is never overruled by what a name suggests.
  const [invitations, keys, work] = [new Map(), new Map(), new Map()] as const;
  for (const [at, one] of sorted.entries()) {
    const own = tokenOf(one);
    if (own) tie(invitations, own, at);
  }
  for (const [at, { submission }] of sorted.entries())
    if (submission.key) tie(keys, `${submission.key} ${foldedName(submission.name)}`, at);
  for (const [at, { submission }] of sorted.entries()) {
    // Whoever finished nothing shares nothing.
    if (submission.runs.length + submission.tests.length === 0) continue;
    const name = foldedName(submission.name);
    if (name) for (const id of workOf(submission)) tie(work, `${id} ${name}`, at);
  }
  const people: Received[][] = [];
  const placeOf = new Map<number, Received[]>();
  for (const [at, one] of sorted.entries()) {
    const top = find(at);
    const those = placeOf.get(top);
    if (those) those.push(one);
    else {
      const mine = [one];
      placeOf.set(top, mine);
      people.push(mine);
    }
  }
  return people;
}

/** The engine's own order of texts is several times as fast as any that it is told. */
function inOrderOfHashes(received: readonly Received[]): readonly Received[] {
  const byHash = new Map(received.map((one) => [one.submission.hash, one]));
  const hashes = [...byHash.keys()].sort();
  return hashes.flatMap((hash) => byHash.get(hash) ?? []);
}

/** What was done, by ids that no two people can share honestly. */
export function workOf({ runs, tests }: Submission): readonly string[] {
  return [...runs, ...tests].map(({ id }) => id);
}

function tokenOf({ assignment }: Received): string | undefined {
  return assignment && assignment !== 'unknown' && assignment.token
    ? `${assignment.id} ${assignment.token}`
    : undefined;
}
