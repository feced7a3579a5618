import { isToken } from '../assignment/claims.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { canonicalText } from '../record/identify.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';
import { largestHandIn } from './hand-in-file.ts';
import { longestHeader } from './looks-sealed.ts';
import { pointOf } from './point.ts';
import { type Closed, type CloseTo, type Receiver, receiverName } from './receiving.ts';
import { readPublicKey } from './signing.ts';

/** What stands in the header of a sealed hand-in under `typ`, and the version of that header. */
export const sealedType = 'post-rounds-sealed';
export const sealedVersion = 1;

/** The most letters of a sealed hand-in that are looked at: four for three bytes, and what stands around them. */
export const largestSealed = Math.ceil((largestHandIn * 4) / 3) + longestHeader + 100;
const [nonceLetters, tagBytes, tagLetters] = [16, 16, 22];

/** What is said in the open, and is authenticated with what is not. */
interface Outside {
  /** The id of the assignment that it answers. */
  readonly assignment: string;
  /** The name of the key that opens it. */
  readonly receiver: string;
}

/** A sealed hand-in taken apart; nothing of it has been verified. */
export type SealedFile = Outside & Closed & { readonly head: Uint8Array<ArrayBuffer> };

/** Why a text is no sealed hand-in that could be tried. */
export type SealedRefusal = 'too-large' | 'cut' | 'changed' | 'newer';

/** Why one was not opened, though a key was tried; or that there was none to try. */
export type Unopened = SealedRefusal | 'no-key' | 'other-key';

/**
 * A hand-in that only one office can read: a compact JWE (RFC 7516 §3.1) with ECDH-ES and A256GCM around the very text of the
 * file. Null where `sealTo` is no key. Its header names the key and the assignment by letters that tell nothing else.
 */
export async function writeSealed(
  text: string,
  { assignment, sealTo }: { readonly assignment: string; readonly sealTo: string },
  close: CloseTo,
): Promise<string | null> {
  const to = pointOf(sealTo);
  if (!to) return null;
  const headerFor = (epk: Closed['ephemeral']) =>
    toBase64Url(
      new TextEncoder().encode(
        canonicalText({
          aid: assignment,
          alg: 'ECDH-ES',
          enc: 'A256GCM',
          epk,
          kid: receiverName(sealTo),
          typ: sealedType,
          v: sealedVersion,
        }),
      ),
    );
  const { ephemeral, nonce, closed } = await close(to, new TextEncoder().encode(text), (epk) =>
    new TextEncoder().encode(headerFor(epk)),
  );
  const at = closed.length - tagBytes;
  return `${headerFor(ephemeral)}..${[nonce, closed.subarray(0, at), closed.subarray(at)].map(toBase64Url).join('.')}\n`;
}

/** Takes a sealed hand-in apart; what was cut off is told from what was changed. Never throws. */
export function readSealed(file: string | Uint8Array): SealedFile | SealedRefusal {
  if (file.length > largestSealed) return 'too-large';
  const text = (typeof file === 'string' ? file : new TextDecoder().decode(file)).replace(/^\uFEFF/, '').trim();
  const [head = '', wrapped, nonce = '', inside = '', tag = '', ...more] = text.split('.');
  if (head.length > longestHeader) return 'changed';
  const header = headerIn(head);
  if (isObject(header) && typeof header.v === 'number' && header.v > sealedVersion) return 'newer';
  if (tag.length < tagLetters && more.length === 0) return 'cut';
  const outside = outsideIn(header);
  const [iv, body, end] = [strictBytes(nonce), strictBytes(inside), strictBytes(tag)];
  const isWhole =
    wrapped === '' &&
    nonce.length === nonceLetters &&
    tag.length === tagLetters &&
    more.length === 0 &&
    iv &&
    body &&
    end;
  if (!isWhole || !outside) return 'changed';
  const closed = new Uint8Array(body.length + end.length);
  closed.set(body);
  closed.set(end, body.length);
  return { ...outside, nonce: iv, closed, head: new TextEncoder().encode(head) };
}

/** The text of a hand-in that was sealed to one of these keys, and the assignment that its outside names; or why it did not open. */
export async function openSealed(
  file: string | Uint8Array,
  receivers: readonly Receiver[],
): Promise<
  | { readonly ok: true; readonly text: string; readonly assignment: string }
  | { readonly ok: false; readonly why: Unopened; readonly receiver: string }
> {
  const parts = readSealed(file);
  if (typeof parts === 'string') return { ok: false, why: parts, receiver: '' };
  const { assignment, receiver } = parts;
  const own = receivers.find(({ x }) => receiverName(x) === receiver);
  if (!own) return { ok: false, why: receivers.length > 0 ? 'other-key' : 'no-key', receiver };
  const plain = await own.open(parts);
  const text = plain && decoded(plain);
  return text === null ? { ok: false, why: 'changed', receiver } : { ok: true, text, assignment };
}

function headerIn(head: string): unknown {
  const bytes = head.length <= longestHeader ? strictBytes(head) : null;
  const reading = bytes && readJson(bytes, { largest: longestHeader, deepest: 3 });
  return reading?.ok ? reading.value : undefined;
}

/** What a header says; null where it is none of ours. The algorithms are compared, never chosen from, and nothing is passed over. */
function outsideIn(header: unknown): (Outside & Pick<Closed, 'ephemeral'>) | null {
  if (!isObject(header)) return null;
  const { aid, alg, enc, epk, kid, typ, v, ...more } = header;
  const ephemeral = readPublicKey(epk);
  const isOurs =
    alg === 'ECDH-ES' &&
    enc === 'A256GCM' &&
    typ === sealedType &&
    v === sealedVersion &&
    Object.keys(more).length === 0;
  if (!isOurs || !ephemeral || !isToken(aid) || typeof kid !== 'string' || !/^[\w-]{16}$/.test(kid)) return null;
  return { assignment: aid, receiver: kid, ephemeral };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
