import { toBase64Url } from '../record/base64url.ts';
import { tidyName } from '../hand-in/name.ts';
import { type Assignment, wholeCourse } from './assignment.ts';

/** Somebody who is asked. The label is the coordinator's own and stays in the coordinator's browser; the token is in their link. */
export interface Invitee {
  readonly token: string;
  readonly label: string;
}

/** Gives so many random bytes: the browser's own. */
export type Draw = (bytes: number) => Uint8Array;

/** Bytes of a token: six make eight letters. */
const tokenBytes = 6;
/** The most people on one list. */
export const mostInvitees = 5000;

/** A token that is not among those that are taken. It follows from nothing about the person. */
export function drawToken(draw: Draw, taken: ReadonlySet<string> = new Set()): string {
  for (;;) {
    const token = toBase64Url(draw(tokenBytes));
    if (!taken.has(token)) return token;
  }
}

/**
 * Adds people to a list, one for each line that says something. A label that is on the list already keeps its token, so that
 * a list can be pasted again with more people; a line that stands twice is one person. Lines beyond the most are counted.
 */
export function invite(
  known: readonly Invitee[],
  pasted: string,
  draw: Draw,
): { readonly invitees: readonly Invitee[]; readonly added: number; readonly tooMany: number } {
  const byLabel = new Map(known.map((invitee) => [invitee.label, invitee]));
  const taken = new Set(known.map(({ token }) => token));
  let tooMany = 0;
  for (const line of pasted.split(/[\r\n]+/)) {
    const label = tidyName(line).name;
    if (label === '' || byLabel.has(label)) continue;
    if (byLabel.size >= mostInvitees) {
      tooMany += 1;
      continue;
    }
    const token = drawToken(draw, taken);
    taken.add(token);
    byLabel.set(label, { token, label });
  }
  const invitees = [...byLabel.values()];
  return { invitees, added: invitees.length - known.length, tooMany };
}

/** The assignment as one invitee gets it. */
export function assignmentFor(assignment: Assignment, { token }: Invitee): Assignment {
  return { ...assignment, invitee: token };
}

/** One hand-in, as far as the list needs it. */
export interface Answered {
  /** The assignment that it answers, read with the coordinator's own key. */
  readonly assignment: Pick<Assignment, 'id' | 'invitee'>;
  /** The modules that are complete in it, as replay found them, and whether the course is. */
  readonly complete: readonly string[];
  readonly course: boolean;
}

/** Where each invitee stands: nothing came, something came that is not whole, all of it came. */
export type Arrival = 'nothing' | 'partly' | 'whole';

export interface Roll {
  readonly arrivals: readonly { readonly invitee: Invitee; readonly arrival: Arrival; readonly files: number }[];
  /** Hand-ins for this assignment that name nobody: by its common link or from paper. */
  readonly unnamed: number;
  /** Tokens that are on no line of the list: another list's, or of somebody who was taken off. */
  readonly strangers: readonly string[];
}

/**
 * Who has handed in and who has not, by token. A link can be passed on: a token says which link was opened and not who opened it,
 * and `files` above one is worth a look. Hand-ins for other assignments are left out.
 */
export function callRoll(assignment: Assignment, invitees: readonly Invitee[], answered: readonly Answered[]): Roll {
  const mine = answered.filter((one) => one.assignment.id === assignment.id);
  const byToken = new Map<string, Answered[]>();
  for (const one of mine) {
    const token = one.assignment.invitee ?? '';
    byToken.set(token, [...(byToken.get(token) ?? []), one]);
  }
  const listed = new Set(invitees.map(({ token }) => token));
  const isWhole = ({ complete, course }: Answered) =>
    assignment.modules.every((module) => (module === wholeCourse ? course : complete.includes(module)));
  return {
    arrivals: invitees.map((invitee) => {
      const files = byToken.get(invitee.token) ?? [];
      return {
        invitee,
        arrival: files.some(isWhole) ? 'whole' : files.length > 0 ? 'partly' : 'nothing',
        files: files.length,
      };
    }),
    unnamed: byToken.get('')?.length ?? 0,
    strangers: [...byToken.keys()].filter((token) => token !== '' && !listed.has(token)),
  };
}

/** The invitees from whom something is still missing. */
export function stillToCome({ arrivals }: Roll): readonly Invitee[] {
  return arrivals.filter(({ arrival }) => arrival !== 'whole').map(({ invitee }) => invitee);
}
