import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexOf } from '../record/hex.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import type { AnyEntry } from '../record/entry.ts';
import { canonicalText } from '../record/identify.ts';
import { type JsonRefusal, readJson } from '../record/read-json.ts';
import { byOrder } from '../record/record.ts';
import { type RecordFile, recordFormat, sortOut } from '../record/record-file.ts';
import { isObject } from '../record/shapes.ts';
import { type HandIn, handInFormat, handInVersion } from './hand-in.ts';
import { hasHandInShape } from './hand-in-shape.ts';
import { type CheckSignature, type PublicKey, readPublicKey, type Signer } from './signing.ts';

/** The most bytes of a hand-in that are looked at. A course leaves about a tenth of it. */
export const largestHandIn = 5 * 2 ** 20;
const limits = { largest: largestHandIn, deepest: 32 };

/** What is wrong with a signature, or that nothing is; `unchecked` where this browser cannot tell. */
export type SignatureState = 'valid' | 'invalid' | 'unsigned' | 'unchecked';

export type HandInReading = ReadHandIn | RefusedHandIn;

export interface ReadHandIn {
  readonly ok: true;
  readonly handIn: HandIn;
  /** The entries of the file that are whole, those of a newer version, and what is none. */
  readonly sorted: Pick<RecordFile, 'entries' | 'newer' | 'setAside'>;
  readonly key: PublicKey | null;
  readonly signature: SignatureState;
  /** False where the same content was laid out anew by another program: no harm, but not the very file that was made. */
  readonly asWritten: boolean;
  /** SHA-256 of the file's text, hexadecimal: what names it. */
  readonly hash: string;
}

export interface RefusedHandIn {
  readonly ok: false;
  readonly refusal: JsonRefusal | 'not-a-hand-in' | 'a-record' | 'newer-file' | 'incomplete';
  /** What is wrong with it, for the person who chose it. */
  readonly sentence: string;
}

/**
 * A hand-in as a file: JSON, one entry a line, each in its canonical form. The signature is ECDSA P-256 with SHA-256 over the
 * canonical text (RFC 8785) of the whole file without `signature.value`; so the key is signed as well.
 * @param signer null where the browser has no cryptography: the file then says `"signature": null`.
 */
export async function writeHandIn(handIn: HandIn, signer: Signer | null): Promise<string> {
  const whole = { ...handIn, entries: [...handIn.entries].sort(byOrder) };
  if (!signer) return layOut({ ...whole, signature: null });
  const signature = { alg: 'ES256', key: signer.key };
  const value = toBase64Url(await signer.sign(bytesOf({ ...whole, signature })));
  return layOut({ ...whole, signature: { ...signature, value } });
}

/** A hand-in of which only the outside was looked at: its shape, and the hash that names it. */
export type SkimmedHandIn = Pick<ReadHandIn, 'ok' | 'handIn' | 'hash'>;

/**
 * Reads a hand-in as far as a list needs it: its size, its depth and its shape are checked, its entries and its signature are
 * not. Never throws. `readHandIn` does the rest.
 */
export function skimHandIn(file: string | Uint8Array): SkimmedHandIn | RefusedHandIn {
  const opened = openHandIn(file);
  return opened.ok ? { ok: true, handIn: opened.handIn, hash: hashOf(opened.plain) } : opened;
}

/**
 * Reads a hand-in: at most 5 MB, at most 32 levels deep, whatever it is. Never throws: what is no hand-in is refused with a
 * sentence, and what is one is read as far as it can be, with `signature` saying whether it was changed since it was made.
 */
export async function readHandIn(file: string | Uint8Array, check: CheckSignature): Promise<HandInReading> {
  const opened = openHandIn(file);
  if (!opened.ok) return opened;
  const { handIn, plain } = opened;
  const value = handIn as unknown as Fields;
  const key = isObject(value.signature) ? readPublicKey(value.signature.key) : null;
  return {
    ok: true,
    handIn,
    sorted: sortOut(value.entries as readonly unknown[]),
    key,
    signature: await signatureOf(value, key, check),
    asWritten: attempt(() => layOut(value) === plain) ?? false,
    hash: hashOf(plain),
  };
}

/** The hand-in and its text as it is hashed: without a byte order mark, with plain line ends. */
function openHandIn(
  file: string | Uint8Array,
): RefusedHandIn | { readonly ok: true; readonly handIn: HandIn; readonly plain: string } {
  const reading = readJson(file, limits);
  if (!reading.ok) return reading;
  const { value } = reading;
  if (!isObject(value) || value.format !== handInFormat) return notAHandIn(isObject(value) ? value.format : undefined);
  if (typeof value.version !== 'number')
    return refuse('incomplete', 'The file says that it is a hand-in, but not of which version.');
  if (value.version > handInVersion) {
    return refuse(
      'newer-file',
      'The file was made by a newer version of the course. Open it on the page of that version; this one would misread it.',
    );
  }
  if (!hasHandInShape(value)) {
    return refuse(
      'incomplete',
      'The file says that it is a hand-in, but a field is missing from its top or is not what it should be. Ask for it to be made again.',
    );
  }
  const text = typeof file === 'string' ? file : new TextDecoder().decode(file);
  return {
    ok: true,
    handIn: value as unknown as HandIn,
    plain: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
  };
}

/** SHA-256 of a file's text, hexadecimal, 64 digits: what names a hand-in. `sha256sum` gives the same. */
export function hashOf(text: string): string {
  return hexOf(sha256(utf8ToBytes(text)));
}

type Fields = { readonly [field: string]: unknown };

async function signatureOf(value: Fields, key: PublicKey | null, check: CheckSignature): Promise<SignatureState> {
  if (value.signature === null) return 'unsigned';
  if (!key || !isObject(value.signature) || value.signature.alg !== 'ES256') return 'invalid';
  const { value: signed, ...rest } = value.signature;
  const given = typeof signed === 'string' ? strictBytes(signed) : null;
  const bytes = attempt(() => bytesOf({ ...value, signature: rest }));
  if (!given || !bytes || Object.keys(rest).length !== 2) return 'invalid';
  const fits = await check(key, bytes, given);
  return fits === null ? 'unchecked' : fits ? 'valid' : 'invalid';
}

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalText(value));
}

/** Each field on a line, in the alphabet's order but for the entries, which come last and have a line each. */
function layOut({ entries, ...head }: Fields): string {
  const fields = Object.keys(head)
    .sort((one, other) => (one < other ? -1 : 1))
    .map((field) => ` ${JSON.stringify(field)}: ${canonicalText(head[field])}`);
  const lines = (entries as readonly AnyEntry[]).map((entry) => `  ${canonicalText(entry)}`);
  return `{\n${fields.join(',\n')},\n "entries": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/** What it gives, or null where the content has no canonical text. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function notAHandIn(format: unknown): RefusedHandIn {
  return format === recordFormat
    ? refuse(
        'a-record',
        'This is a record that somebody downloaded, not a hand-in. A hand-in is made on the page “Finish”; a record can be brought in under Settings.',
      )
    : refuse('not-a-hand-in', `The file is JSON, but no hand-in: one says “format”: “${handInFormat}” at its top.`);
}

function refuse(refusal: RefusedHandIn['refusal'], sentence: string): RefusedHandIn {
  return { ok: false, refusal, sentence };
}
