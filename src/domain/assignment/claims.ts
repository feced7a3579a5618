import { isDay } from '../calendar/day.ts';
import { type Place, places } from '../course/place.ts';
import { isObject } from '../record/shapes.ts';
import {
  type Assignment,
  assignmentVersion,
  longestAddress,
  mostModules,
  type Shareable,
  shareable,
  wholeCourse,
} from './assignment.ts';
import { plainWords } from './plain-words.ts';

/** An assignment as its link carries it: names of few letters, since paper counts each of them. */
export interface Claims {
  readonly v: number;
  readonly id: string;
  /** `modules`, with a space between them */
  readonly m: string;
  /** `place` */
  readonly in?: string;
  readonly due?: string;
  readonly pass?: number;
  /** 1 where testing out is allowed, else left out. */
  readonly out?: 1;
  /** `share`, the first letter of each */
  readonly ask?: string;
  /** `returnTo` */
  readonly to?: string;
  /** `title` */
  readonly as?: string;
  /** `issuer` */
  readonly by?: string;
  /** `sealTo`; where it stands, `v` is 2 */
  readonly seal?: string;
  /** `invitee` */
  readonly who?: string;
}

/** The claims of an assignment; what says nothing is left out. */
export function claimsOf(assignment: Assignment): Claims {
  const { id, modules, place, due, pass, testOut, share, returnTo, title, issuer, sealTo, invitee } = assignment;
  const [as, by] = [plainWords(title ?? ''), plainWords(issuer ?? '')];
  return {
    v: sealTo ? assignmentVersion : 1,
    id,
    m: modules.join(' '),
    ...(place ? { in: place } : {}),
    ...(due ? { due } : {}),
    ...(pass === undefined ? {} : { pass }),
    ...(testOut ? { out: 1 as const } : {}),
    ...(share.length > 0 ? { ask: share.map((one) => one[0]).join('') } : {}),
    ...(returnTo ? { to: returnTo } : {}),
    ...(as ? { as } : {}),
    ...(by ? { by } : {}),
    ...(sealTo ? { seal: sealTo } : {}),
    ...(invitee ? { who: invitee } : {}),
  };
}

/**
 * The assignment of these claims, or null where they are none. Strict: a field that this version does not know, or of another
 * shape, makes it none, so that a link can carry nothing besides what is shown to whoever opens it. Only words are mended:
 * they are cut to their length, and left out where they hold an address.
 */
export function assignmentOfClaims(value: unknown): Assignment | null {
  if (!isObject(value)) return null;
  const { v, id, m, in: place, due, pass, out, ask, to, as, by, seal, who, ...more } = value;
  const modules = typeof m === 'string' ? m.split(' ') : [];
  const share = ask === undefined ? [] : shareOf(ask);
  const fits =
    v === (seal === undefined ? 1 : assignmentVersion) &&
    isToken(id) &&
    modules.length > 0 &&
    modules.length <= mostModules &&
    modules.every(isId) &&
    new Set(modules).size === modules.length &&
    (!modules.includes(wholeCourse) || modules.length === 1) &&
    (place === undefined || isPlace(place)) &&
    (due === undefined || (typeof due === 'string' && isDay(due))) &&
    (pass === undefined || isPercent(pass)) &&
    (out === undefined || out === 1) &&
    share !== null &&
    (to === undefined || isReturnAddress(to)) &&
    (as === undefined || typeof as === 'string') &&
    (by === undefined || typeof by === 'string') &&
    (seal === undefined || isCoordinate(seal)) &&
    (who === undefined || isToken(who)) &&
    Object.keys(more).length === 0;
  if (!fits) return null;
  const [title, issuer] = [plainWords(as ?? ''), plainWords(by ?? '')];
  return {
    id,
    modules,
    ...(place ? { place } : {}),
    ...(due ? { due } : {}),
    ...(pass === undefined ? {} : { pass }),
    testOut: out === 1,
    share,
    ...(to ? { returnTo: to } : {}),
    ...(title ? { title } : {}),
    ...(issuer ? { issuer } : {}),
    ...(seal ? { sealTo: seal } : {}),
    ...(who ? { invitee: who } : {}),
  };
}

/** An e-mail address that can stand in a `mailto:` link and nothing besides: no header, no second address, no query. */
export function isReturnAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestAddress) return false;
  const [local = '', host = '', ...rest] = value.split('@');
  return (
    rest.length === 0 &&
    /^[\w.+-]{1,64}$/.test(local) &&
    host.includes('.') &&
    host.split('.').every((label) => /^[a-zA-Z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label))
  );
}

/** A token of an assignment or an invitee: 6 to 22 letters of base64url. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{6,22}$/.test(value);
}

/** Whether it may be the x coordinate of a point; whether there is such a point costs a computation, and is asked elsewhere. */
function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value);
}

/** A pass level in whole per cent, 1 to 100. */
function isPercent(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 100;
}

function isId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(value);
}

function isPlace(value: unknown): value is Place {
  return places.includes(value as Place);
}

/** What these letters ask for, each at most once; null where one of them asks for nothing that there is. */
function shareOf(letters: unknown): readonly Shareable[] | null {
  if (typeof letters !== 'string' || letters === '' || new Set(letters).size !== letters.length) return null;
  const share = [...letters].map((letter) => shareable.find((one) => one[0] === letter));
  return share.every((one) => one !== undefined) ? share : null;
}
