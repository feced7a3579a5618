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
  const sorted = [...received].sort((a, b) => (a.submission.hash < b.submission.hash ? -1 : 1));
  const root = sorted.map((_, at) => at);
  const token = sorted.map(tokenOf);
  const named = (submission: Submission) => foldedName(submission.name);
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
  // The surest ties first: what an invitation says is never overruled by what a name suggests.
  const ties: readonly ((one: Received) => readonly string[])[] = [
    (one) => [tokenOf(one) ?? ''],
    ({ submission }) => [submission.key ? `${submission.key} ${named(submission)}` : ''],
    ({ submission }) => {
      const work = workOf(submission);
      const name = work.length > 0 ? named(submission) : '';
      return name ? work.map((id) => `${id} ${name}`) : [];
    },
  ];
  for (const tiesOf of ties) {
    const first = new Map<string, number>();
    for (const [at, one] of sorted.entries())
      for (const tie of tiesOf(one)) {
        if (tie === '') continue;
        const earlier = first.get(tie);
        if (earlier === undefined) first.set(tie, at);
        else unite(earlier, at);
      }
  }
  const people = new Map<number, Received[]>();
  for (const [at, one] of sorted.entries()) {
    const top = find(at);
    const those = people.get(top);
    if (those) those.push(one);
    else people.set(top, [one]);
  }
  return [...people.values()];
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
