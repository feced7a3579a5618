import { type Entry, type Envelope, entryVersion, type Payload } from './entry.ts';
import { canonicalText, identify } from './identify.ts';
import { readEntry } from './read-entry.ts';
import type { Parcel } from './store.ts';

/** Who writes, which of their entries this is, and when. */
export type Stamp = Pick<Envelope, 'device' | 'seq' | 'hlc' | 'at'>;

/**
 * Makes an entry of what the learner did: texts are made well-formed and brought to Unicode's NFC, fields that are undefined
 * are left out, and the id is computed.
 * @throws Error when the payload is not of its kind's shape, or weighs more than 4 KB
 */
export function composeEntry(payload: Payload, stamp: Stamp): Parcel & { readonly entry: Entry } {
  const plain = { v: entryVersion, ...stamp, ...(clean(payload) as Payload) };
  const whole = { ...plain, id: identify(plain) };
  const reading = readEntry(whole);
  if ('fault' in reading) {
    throw new Error(
      `“${payload.kind}” cannot be kept as an entry (${reading.fault}): ${canonicalText(whole).slice(0, 200)}`,
    );
  }
  return { entry: reading.entry as Entry, text: reading.text };
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, clean(one)]])),
  );
}
