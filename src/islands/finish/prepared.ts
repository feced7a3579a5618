import { pointOf } from '#domain/hand-in/point.ts';
import { receiverName } from '#domain/hand-in/receiving.ts';
import { writeSealed } from '#domain/hand-in/sealed-file.ts';
import type { Accepted } from '#domain/assignment/accepted.ts';
import { closeToKey } from '#storage/agreement.ts';

/** A hand-in that was made, as it would leave. */
export interface Prepared {
  /** What the file is called, without its ending. */
  readonly name: string;
  /** The hand-in itself, which can be read. */
  readonly text: string;
  /** SHA-256 of that text: what names it, in the record and at the office, however it travelled. */
  readonly hash: string;
  readonly entries: number;
  /** The assignment that it answers; null for none. */
  readonly answers: Accepted | null;
  /** The same, sealed; null where it travels open. */
  readonly sealed: string | null;
}

/** The file that leaves: its ending and its kind tell whether it is sealed. */
export interface Leaving {
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

/**
 * How a hand-in travels: `sealed` to the key of its assignment; `open`, where that one has none, or nothing is answered; `unsealed`
 * where there is a key, and this browser cannot seal.
 */
export type Travel = 'sealed' | 'open' | 'unsealed';

/** How a hand-in for an assignment would travel from here, which is said before it is made. */
export function travelOf(answers: Accepted | null): Travel {
  const { sealTo } = answers?.assignment ?? {};
  if (!sealTo) return 'open';
  return closeToKey() && pointOf(sealTo) ? 'sealed' : 'unsealed';
}

/** The name of the key that an assignment's hand-ins are sealed to. */
export function sealNameOf(answers: Accepted | null): string {
  return receiverName(answers?.assignment.sealTo ?? '');
}

/** The sealed form of a hand-in for an assignment; null where it travels open. */
export async function sealedFor(text: string, answers: Accepted | null): Promise<string | null> {
  const { id = '', sealTo } = answers?.assignment ?? {};
  const close = closeToKey();
  return close && sealTo ? writeSealed(text, { assignment: id, sealTo }, close) : null;
}

/** What leaves: sealed where it was sealed. `application/jose` is what RFC 7515 calls such a text. */
export function leavingOf({ name, text, sealed }: Prepared): Leaving {
  return sealed === null ? openCopyOf({ name, text }) : { name: `${name}.jwe`, text: sealed, type: 'application/jose' };
}

/** The hand-in as it can be read. */
export function openCopyOf({ name, text }: Pick<Prepared, 'name' | 'text'>): Leaving {
  return { name: `${name}.json`, text, type: 'application/json' };
}
