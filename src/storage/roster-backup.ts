import { rounds } from '#domain/assignment/key-backup.ts';
import { strictBytes, toBase64Url } from '#domain/record/base64url.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { readJson } from '#domain/record/read-json.ts';
import { isObject } from '#domain/record/shapes.ts';
import { isLongEnough, keyFrom } from './passphrase.ts';
import { squeeze } from './squeeze.ts';

const format = 'post-rounds-roster';
const version = 1;
/** One part unpacked is never larger than this: about a megabyte goes in, and one hand-in has at most five. */
const largestPart = 16 * 2 ** 20;
const mostRounds = 10_000_000;

export type RosterBackupRefusal =
  'not-a-backup' | 'newer' | 'cut-short' | 'wrong-passphrase' | 'no-cryptography' | 'short-passphrase';

/**
 * A roster as one sealed file: a line that says what it is, then a line for each part, squeezed and closed with AES-256-GCM under a
 * passphrase. Each part knows its number and how many there are, so that none can be left out, doubled or moved.
 * @param parts at most a megabyte or so each, one at a time
 * @param made the time, ISO 8601 in UTC
 */
export async function sealRoster(
  parts: AsyncIterable<unknown>,
  { count, passphrase, made }: { readonly count: number; readonly passphrase: string; readonly made: string },
  subtle = subtleHere(),
): Promise<{ readonly ok: true; readonly file: Blob } | { readonly ok: false; readonly refusal: RosterBackupRefusal }> {
  if (!subtle) return { ok: false, refusal: 'no-cryptography' };
  if (!isLongEnough(passphrase)) return { ok: false, refusal: 'short-passphrase' };
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  const head = headOf({ made, count, rounds, salt, nonce });
  const key = await keyFrom(passphrase, { salt, rounds }, subtle);
  const lines: Blob[] = [new Blob([`${head}\n`])];
  let at = 0;
  for await (const part of parts) {
    const inside = await squeeze.squeeze(new TextEncoder().encode(JSON.stringify(part)));
    const sealed = await subtle.encrypt(cipherFor(head, nonce, at), key, new Uint8Array(inside));
    lines.push(new Blob([`${toBase64Url(new Uint8Array(sealed))}\n`]));
    at += 1;
  }
  if (at !== count) throw new Error(`There were ${at} parts, and ${count} were announced.`);
  return { ok: true, file: new Blob(lines, { type: 'application/x-ndjson' }) };
}

/** Opens such a file, part by part. A wrong passphrase and a changed file look the same; nothing comes of either. */
export async function openRoster(
  file: Blob,
  passphrase: string,
  subtle = subtleHere(),
): Promise<
  | { readonly ok: true; readonly made: string; readonly parts: readonly unknown[] }
  | { readonly ok: false; readonly refusal: RosterBackupRefusal }
> {
  if (!subtle) return { ok: false, refusal: 'no-cryptography' };
  const [first = '', ...rest] = (await file.text()).split('\n');
  const head = readHead(first);
  if (typeof head === 'string') return { ok: false, refusal: head };
  const lines = rest.filter((line) => line !== '');
  if (lines.length < head.count) return { ok: false, refusal: 'cut-short' };
  const key = await keyFrom(passphrase, head, subtle);
  const parts: unknown[] = [];
  try {
    if (lines.length > head.count) return { ok: false, refusal: 'wrong-passphrase' };
    for (const [at, line] of lines.entries()) {
      const sealed = strictBytes(line);
      if (!sealed) return { ok: false, refusal: at === head.count - 1 ? 'cut-short' : 'wrong-passphrase' };
      const inside = await subtle.decrypt(cipherFor(headOf(head), head.nonce, at), key, sealed);
      const plain = await squeeze.expand(new Uint8Array(inside), largestPart);
      parts.push(JSON.parse(new TextDecoder().decode(plain)) as unknown);
    }
  } catch {
    return { ok: false, refusal: 'wrong-passphrase' };
  }
  return { ok: true, made: head.made, parts };
}

interface Head {
  readonly made: string;
  readonly count: number;
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

function headOf({ made, count, rounds: times, salt, nonce }: Head): string {
  return canonicalText({
    format,
    version,
    made,
    parts: count,
    derive: { name: 'PBKDF2', hash: 'SHA-256', rounds: times, salt: toBase64Url(salt) },
    cipher: { name: 'AES-GCM', nonce: toBase64Url(nonce) },
  });
}

function readHead(line: string): Head | RosterBackupRefusal {
  const reading = readJson(line, { largest: 4096, deepest: 4 });
  if (!reading.ok || !isObject(reading.value) || reading.value.format !== format) return 'not-a-backup';
  const { version: theirs, made, parts, derive, cipher } = reading.value;
  if (typeof theirs === 'number' && theirs > version) return 'newer';
  if (theirs !== version || !isObject(derive) || !isObject(cipher)) return 'not-a-backup';
  const [salt, nonce] = [derive.salt, cipher.nonce].map((text) =>
    typeof text === 'string' ? strictBytes(text) : null,
  );
  const times = derive.rounds;
  const isWhole =
    typeof made === 'string' &&
    Number.isSafeInteger(parts) &&
    typeof times === 'number' &&
    times >= rounds &&
    times <= mostRounds;
  if (!isWhole || salt?.length !== 16 || nonce?.length !== 8) return 'not-a-backup';
  return { made, count: parts as number, rounds: times, salt, nonce };
}

/** Its number is in the nonce of each part, so that no two are alike. */
function cipherFor(head: string, nonce: Uint8Array, at: number): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(nonce);
  new DataView(iv.buffer).setUint32(8, at);
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(head) };
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
