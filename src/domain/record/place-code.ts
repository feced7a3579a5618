import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { AnyEntry } from './entry.ts';
import { canonicalText, identify, shortHash } from './identify.ts';
import { readJson } from './read-json.ts';
import { byOrder, type Record } from './record.ts';
import { type RecordFile, type RecordFileHead, sortOut } from './record-file.ts';
import { isObject } from './shapes.ts';

/** Makes bytes fewer and brings them back: what a browser has as compression streams. */
export interface Squeeze {
  squeeze(bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws TooMuch as soon as more than `most` bytes have come out, any other error where the bytes are no such thing */
  expand(bytes: Uint8Array, most: number): Promise<Uint8Array>;
}

/** What was squeezed turned out larger than anything of ours can be. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** The most characters of a code that is offered as a link. Longer ones break in mail and chat programs. */
export const longestPlaceCode = 64_000;
/** The most characters that are looked at: a later version may offer longer ones. */
const longestRead = 4 * longestPlaceCode;
const version = 1;
const limits = { largest: 5 * 2 ** 20, deepest: 32 };

export type PlaceRefusal = 'empty' | 'foreign' | 'newer' | 'too-long' | 'incomplete' | 'damaged' | 'too-large';

export type PlaceReading =
  | RecordFile
  /** Nothing was taken from the code; the sentence is for the person who opened it. */
  | { readonly ok: false; readonly refusal: PlaceRefusal; readonly sentence: string };

/**
 * The whole record as one word that fits into an address: `1.<length>.<check>.<body>`. The body is JSON, deflated, in base64url;
 * its length (base 36) tells a code that was cut from one that was changed, and the check is the first 16 bytes of its SHA-256.
 *
 * Ids are left out, since they follow from the rest, and so are times that the clock's reading says already.
 */
export async function writePlaceCode(
  record: Record,
  { course, edition }: Omit<RecordFileHead, 'exported'>,
  { squeeze }: Squeeze,
): Promise<string> {
  const entries = [...record.values()].sort(byOrder).map(lighten);
  const text = canonicalText({ ...(course ? { course } : {}), ...(edition ? { edition } : {}), entries });
  const body = toBase64Url(await squeeze(new TextEncoder().encode(text)));
  return [version, body.length.toString(36), shortHash(body), body].join('.');
}

/**
 * Reads a place code, or a link that ends in one. Never throws. What is cut, changed, foreign or too large is refused with a
 * sentence, and nothing of it is taken; entries that are no entries are set aside, as in a file.
 */
export async function readPlaceCode(given: string, { expand }: Squeeze): Promise<PlaceReading> {
  if (given.length > longestRead) return refuse('too-long');
  const code = given.trim().replace(/^[^#]*#/, '');
  if (code === '') return refuse('empty');
  const [, made, length, check, body] = /^(\d{1,4})(?:\.(\w*)(?:\.([\w-]*)(?:\.([\w-]*))?)?)?$/.exec(code) ?? [];
  if (made === undefined) return refuse(/^\d{1,4}\.\w*\.[\w-]*\./.test(code) ? 'damaged' : 'foreign');
  if (Number(made) > version) return refuse('newer');
  if (Number(made) < 1) return refuse('foreign');
  if (body === undefined || length === undefined || check === undefined) return refuse('incomplete');
  const whole = Number.parseInt(length, 36);
  if (body.length < whole) return refuse('incomplete');
  if (body.length !== whole || shortHash(body) !== check) return refuse('damaged');
  try {
    const reading = readJson(await expand(fromBase64Url(body), limits.largest), limits);
    if (!reading.ok || !isObject(reading.value) || !Array.isArray(reading.value.entries)) return refuse('damaged');
    const { course, edition, entries } = reading.value;
    const name = (value: unknown) => (typeof value === 'string' && value.length <= 256 ? value : undefined);
    return { ok: true, head: { course: name(course), edition: name(edition) }, ...sortOut(entries.map(complete)) };
  } catch (error) {
    return refuse(error instanceof TooMuch ? 'too-large' : 'damaged');
  }
}

const sentences: Readonly<{ [R in PlaceRefusal]: string }> = {
  empty: 'There is no code in this address. Open the whole link, or paste it here.',
  foreign: 'This is not a link that the course made.',
  newer: 'This link was made by a newer version of the course. Update the course here, then open the link again.',
  'too-long': 'This link is longer than any that the course makes. Use the file instead.',
  incomplete: 'This link is incomplete: its end was cut off on the way. Copy the whole link, or use the file instead.',
  damaged: 'This link was changed on the way, so it cannot be trusted. Make a new one, or use the file instead.',
  'too-large': 'This link unpacks to more than 5 MB. A record of this course never does.',
};

function refuse(refusal: PlaceRefusal): PlaceReading {
  return { ok: false, refusal, sentence: sentences[refusal] };
}

function lighten({ id: _, ...entry }: AnyEntry): object {
  const { at, ...rest } = entry;
  return at === timeOf(entry.hlc) ? rest : entry;
}

/** The entry with what was left out; anything else as it came, to be set aside. */
function complete(value: unknown): unknown {
  if (!isObject(value)) return value;
  const entry = { at: timeOf(value.hlc), ...value };
  try {
    return { ...entry, id: identify(entry) };
  } catch {
    return entry;
  }
}

/** The time that a reading of the clock says, ISO 8601. */
function timeOf(reading: unknown): string {
  const milliseconds = typeof reading === 'string' ? Number.parseInt(reading.slice(0, 9), 36) : Number.NaN;
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
}
