import { pointOf } from '../hand-in/point.ts';
import type { CheckSignature, PublicKey, Signer } from '../hand-in/signing.ts';
import { isObject } from '../record/shapes.ts';
import { type Assignment, assignmentVersion, wholeCourse } from './assignment.ts';
import { assignmentOfClaims, claimsOf } from './claims.ts';
import { keyName, longestCode, type Signed, sign, takeApart } from './signed.ts';

/** The most bytes of a link that is printed as a QR code: version 13 with a sixth to spare (M), 35 mm at half a millimetre. */
export const largestQr = 331;

/**
 * An assignment as a word that fits behind the `#` of `/a/`: a compact JWS with ES256, the key in its header. Null where it
 * would be longer than 2,000 letters, which no browser nor the record would take.
 */
export async function writeLink(assignment: Assignment, signer: Signer): Promise<string | null> {
  const code = await sign(claimsOf(assignment), signer, 'key');
  return code.length <= longestCode ? code : null;
}

/** What stands in a link and not in its QR code. */
export type LeftOut = 'issuer' | 'title' | 'key' | 'sealTo' | 'returnTo';

/**
 * The whole address for a QR code on paper, at most 331 bytes, with what had to be left out for it: first the words, then the
 * key (its name stays), the key to seal to, at last the return address. Whatever is a rule always stays. Null where even that is
 * too long: then there is a link, and no code to print.
 * @param page the address of `/a/` in this copy, without `#`
 */
export async function writeQrLink(
  assignment: Assignment,
  page: string,
  signer: Signer,
): Promise<{ readonly link: string; readonly leftOut: readonly LeftOut[] } | null> {
  const dropped: LeftOut[] = [];
  for (const next of [null, 'issuer', 'title', 'key', 'sealTo', 'returnTo'] as const) {
    if (next && next !== 'key' && assignment[next] === undefined) continue;
    if (next) dropped.push(next);
    const { issuer, title, sealTo, returnTo, ...rules } = assignment;
    const shown: Assignment = {
      ...rules,
      ...(issuer && !dropped.includes('issuer') ? { issuer } : {}),
      ...(title && !dropped.includes('title') ? { title } : {}),
      ...(sealTo && !dropped.includes('sealTo') ? { sealTo } : {}),
      ...(returnTo && !dropped.includes('returnTo') ? { returnTo } : {}),
    };
    const code = await sign(claimsOf(shown), signer, dropped.includes('key') ? 'name' : 'key');
    const link = `${page}#${code}`;
    if (new TextEncoder().encode(link).length <= largestQr) return { link, leftOut: dropped };
  }
  return null;
}

export type LinkRefusal =
  'empty' | 'foreign' | 'too-long' | 'incomplete' | 'changed' | 'newer' | 'not-understood' | 'unknown-modules';

/**
 * `valid`: it fits the key that the link carries, or one that this copy knows. `unknown-key`: the link names a key that is not
 * here, so nothing was checked. `unchecked`: this browser has no cryptography.
 */
export type LinkSignature = 'valid' | 'unknown-key' | 'unchecked';

export type LinkReading =
  | {
      readonly ok: true;
      readonly assignment: Assignment;
      /** Its modules that this copy does not have: the others can be begun. */
      readonly missing: readonly string[];
      readonly signature: LinkSignature;
      /** The name of the key, and whether it is one that this copy knows. */
      readonly keyName: string;
      readonly known: boolean;
      /** The code alone: what an `assignment-accepted` entry holds. */
      readonly code: string;
    }
  | { readonly ok: false; readonly refusal: LinkRefusal; readonly sentence: string };

/** What reading a link needs to know of this copy. */
export interface Here {
  readonly modules: readonly string[];
  readonly check: CheckSignature;
  /** The keys of coordinators that this copy knows, by their names; none unless somebody has vouched for one. */
  readonly keys?: ReadonlyMap<string, PublicKey>;
}

/**
 * Reads an assignment's code, or a link that ends in one. Never throws, changes nothing, and asks nobody: whatever came, it
 * gives either an assignment to be shown and perhaps accepted, or a refusal with a sentence for whoever opened it.
 */
export async function readLink(given: string, { modules, check, keys = new Map() }: Here): Promise<LinkReading> {
  // Its page's address stands before the code; whatever is longer than both is not even searched.
  if (given.length > 2 * longestCode) return refuse('too-long');
  const code = codeIn(given);
  if (code.length > longestCode) return refuse('too-long');
  if (code === '') return refuse('empty');
  const signed = takeApart(code);
  if (typeof signed === 'string') return refuse(signed);
  if (isNewer(signed.payload)) return refuse('newer');
  const signature = await verify(signed, check, keys);
  if (signature === 'invalid') return refuse('changed');
  const assignment = assignmentOfClaims(signed.payload);
  if (!assignment || (assignment.sealTo !== undefined && !pointOf(assignment.sealTo))) return refuse('not-understood');
  const missing = assignment.modules.filter((id) => id !== wholeCourse && !modules.includes(id));
  if (missing.length === assignment.modules.length) return refuse('unknown-modules');
  const known = keys.has(signed.keyName);
  return { ok: true, assignment, missing, signature, keyName: signed.keyName, known, code };
}

/**
 * The assignment of a code that was read before and accepted, or null. Nothing is verified again: this is for a record's own
 * entries. A coordinator who receives one reads it with `readLink` and the own key.
 */
export function assignmentInCode(code: string): Assignment | null {
  if (code.length > longestCode) return null;
  const signed = takeApart(code);
  return typeof signed === 'string' ? null : assignmentOfClaims(signed.payload);
}

const sentences: Readonly<{ [R in LinkRefusal]: string }> = {
  empty: 'There is no assignment in this address. Open the whole link that you were sent, or paste it here.',
  foreign: 'This is not the link of an assignment.',
  'too-long': 'This link is longer than any that an assignment has, so it was not read.',
  incomplete: 'This link is incomplete: its end was cut off on the way. Copy the whole link, or ask for it again.',
  changed: 'This link was changed after it was signed, so it says nothing. Ask whoever sent it for a new one.',
  newer: 'This link was made by a newer version of the course. Update the course here, then open the link again.',
  'not-understood': 'This link is signed, but what it asks for is nothing that this course can be asked for.',
  'unknown-modules':
    'This copy of the course has none of the modules that are assigned. Ask whether the link is for another copy.',
};

function refuse(refusal: LinkRefusal): LinkReading {
  return { ok: false, refusal, sentence: sentences[refusal] };
}

/** The code behind the address, without what mail programs put into a link and sentences behind it. */
function codeIn(given: string): string {
  return given
    .replace(/[\s\u00AD\u200B]+/g, '')
    .replace(/^[^#]*#/, '')
    .replace(/[.,;:!?)\]>"'’”]{1,9}$/, '');
}

function isNewer(payload: unknown): boolean {
  return isObject(payload) && Number.isInteger(payload.v) && (payload.v as number) > assignmentVersion;
}

async function verify(
  { key, keyName: name, bytes, signature }: Signed,
  check: CheckSignature,
  keys: ReadonlyMap<string, PublicKey>,
): Promise<LinkSignature | 'invalid'> {
  const found = key ?? keys.get(name);
  // A key that is kept under a name that is not its own would vouch for another.
  if (!found || keyName(found) !== name) return 'unknown-key';
  const fits = await check(found, bytes, signature);
  return fits === null ? 'unchecked' : fits ? 'valid' : 'invalid';
}
