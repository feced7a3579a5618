import { assignmentInCode, readLink } from '#domain/assignment/link.ts';
import type { CheckSignature } from '#domain/hand-in/signing.ts';
import type { AssignmentSeen } from '#domain/roster/assignment-seen.ts';
import type { Setup } from './messages.ts';

/** Knows which assignments were made here. Signatures take a moment, so each code is learned before it is seen. */
export interface AssignmentReader {
  learn(code: string): Promise<void>;
  see(code: string): AssignmentSeen | null;
}

/** An assignment is ours where it is signed with our key, and stands in our list. */
export function readerOf({ assigned: { assignments, keys }, course }: Setup, check: CheckSignature): AssignmentReader {
  const byId = new Map(assignments.map((one) => [one.id, { due: one.due, tokens: new Set(one.tokens) }]));
  const known = new Map<string, AssignmentSeen | null>();
  const modules = course.outline.modules.map(({ id }) => id);
  const seen = (id: string, invitee: string | undefined): AssignmentSeen | null => {
    const own = byId.get(id);
    if (!own) return null;
    const token = invitee ?? null;
    return { id, token, due: own.due, invited: token === null ? null : own.tokens.has(token) };
  };
  return {
    async learn(code) {
      if (known.has(code)) return;
      const reading = await readLink(code, { modules, check });
      const isOurs = reading.ok && reading.signature !== 'unknown-key' && keys.includes(reading.keyName);
      known.set(code, isOurs ? seen(reading.assignment.id, reading.assignment.invitee) : null);
    },
    see(code) {
      const learned = known.get(code);
      if (learned !== undefined) return learned;
      // Nothing of a hand-in that waits is counted: until it was looked into, what it says of itself will do.
      const said = assignmentInCode(code);
      return said && seen(said.id, said.invitee);
    },
  };
}
