import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';
import { longestBadge } from './badge.ts';
import { type PinnedIssuer, readIssuerCard, type Revocations, writeIssuerCard } from './issuers.ts';

/** A badge that an office signed, as its own book has it. The book is the office's and never leaves it unsealed. */
export interface IssuedBadge {
  /** `urn:uuid:…`, from hand-in, scope and key: signing again after a crash gives the same one. */
  readonly id: string;
  /** The hash of the hand-in that it rests on. */
  readonly file: string;
  /** A module's id, or `course`. */
  readonly scope: string;
  /** The name on the row, as it was then; the badge itself has none. */
  readonly to: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The compact VC-JWT. */
  readonly jwt: string;
  readonly takenBack: { readonly at: string; readonly reason: string } | null;
}

/** What an office has of its own besides its key. */
export interface IssuerBook {
  readonly issuer: PinnedIssuer | null;
  readonly badges: readonly IssuedBadge[];
}

/** The most characters of a reason for taking a badge back: it is published. */
export const longestReasonBack = 200;

/** What the office took back, for the list that it publishes. */
export function takenBackIn(badges: readonly IssuedBadge[]): Revocations {
  return new Map(badges.flatMap(({ id, takenBack }) => (takenBack ? [[id, takenBack.reason] as const] : [])));
}

/** When the book began, and when something was last put down in it, ISO 8601; null where there is no office. */
export function changesIn({ issuer, badges }: IssuerBook): { readonly first: string; readonly last: string } | null {
  const times = badges.flatMap(({ at, takenBack }) => [at, ...(takenBack ? [takenBack.at] : [])]);
  // The key alone is something to lose.
  const keys = issuer?.keys.map(({ from }) => from) ?? [];
  const all = [...keys, ...times].sort();
  const [first, last] = [all[0], all.at(-1)];
  return first && last ? { first, last } : null;
}

/** Two books of one office as one: every badge once, and what either took back is taken back, the earlier time counting. */
export function joinBooks(one: IssuerBook, other: IssuerBook): IssuerBook {
  const badges = new Map(one.badges.map((badge) => [badge.id, badge]));
  for (const badge of other.badges) {
    const there = badges.get(badge.id);
    const backs = [there?.takenBack, badge.takenBack].flatMap((back) => (back ? [back] : []));
    const [takenBack = null] = backs.sort((a, b) => (a.at < b.at ? -1 : 1));
    badges.set(badge.id, { ...(there ?? badge), takenBack });
  }
  return { issuer: one.issuer ?? other.issuer, badges: [...badges.values()] };
}

/** A book as text, to be sealed. */
export function writeBook({ issuer, badges }: IssuerBook): string {
  return JSON.stringify({ issuer: issuer && writeIssuerCard(issuer), badges });
}

/** The book in a text that was sealed; null where it is none. Entries that are not whole are counted, not dropped in silence. */
export function readBook(text: string): (IssuerBook & { readonly unread: number }) | null {
  const reading = readJson(text, { largest: 500 * 2 ** 20, deepest: 8 });
  if (!reading.ok || !isObject(reading.value) || !Array.isArray(reading.value.badges)) return null;
  const { issuer: card, badges: list } = reading.value;
  const issuer = typeof card === 'string' ? readIssuerCard(card) : null;
  if (card !== null && !issuer) return null;
  const badges = (list as readonly unknown[]).flatMap((one) => (isIssued(one) ? [one] : []));
  return { issuer, badges, unread: list.length - badges.length };
}

function isIssued(value: unknown): value is IssuedBadge {
  if (!isObject(value)) return false;
  const { id, file, scope, to, at, jwt, takenBack } = value;
  const isText = (one: unknown, most: number) => typeof one === 'string' && one.length <= most;
  return (
    [id, file, scope, at].every((one) => isText(one, 200)) &&
    isText(to, 1000) &&
    isText(jwt, longestBadge) &&
    (takenBack === null ||
      (isObject(takenBack) && isText(takenBack.at, 200) && isText(takenBack.reason, longestReasonBack)))
  );
}
