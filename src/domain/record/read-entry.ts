import { isReading } from './clock.ts';
import { type AnyEntry, entryVersion, largestEntry } from './entry.ts';
import { canonicalText, canonicalTextOf, identifyText } from './identify.ts';
import { isNewer } from './record.ts';
import { type Fields, hasShape, isKnownKind, isObject } from './shapes.ts';
import type { Fault } from './store.ts';

/** What became of something that claims to be an entry. */
export type EntryReading =
  /** `text` is its canonical text: what is kept and exported. `newer`: a later version of the course wrote it. */
  { readonly entry: AnyEntry; readonly text: string; readonly newer: boolean } | { readonly fault: Fault };

/** More than this is not even parsed. Other people's spaces may stretch an entry, but not sixteenfold. */
const longestText = 16 * largestEntry;

/**
 * Reads an entry from its text, from whatever a damaged keep holds. Never throws.
 * @param vouched that another keep holds this very text. No accident damages two keeps alike, so the hash, which is there to find
 *   accidents, need not be computed; everything else is checked
 */
export function readEntryText(text: unknown, vouched = false): EntryReading {
  if (typeof text !== 'string') return { fault: 'garbled' };
  if (text.length > longestText) return { fault: 'too-long' };
  try {
    return readEntry(JSON.parse(text), text, vouched);
  } catch {
    return { fault: 'garbled' };
  }
}

/**
 * Reads an entry from parsed JSON. Kinds, fields and versions that this code does not know are kept as they are; what
 * is checked of them is the envelope, the weight and the hash. Never throws.
 * @param parsedFrom the text that it was parsed from, where there is one: it is most often the canonical one
 * @param vouched as for `readEntryText`
 */
export function readEntry(value: unknown, parsedFrom?: string, vouched = false): EntryReading {
  if (!isObject(value)) return { fault: 'garbled' };
  if (!isEnvelope(value)) return { fault: 'envelope' };
  const { kind, v } = value;
  let text: string;
  try {
    text = parsedFrom === undefined ? canonicalText(value) : canonicalTextOf(value, parsedFrom);
    if (isTooLong(text)) return { fault: 'too-long' };
    if (!vouched && identifyText(text, value.id) !== value.id) return { fault: 'altered' };
  } catch {
    // A lone surrogate, or a number such as 1e999: nothing that we ever wrote.
    return { fault: 'altered' };
  }
  if (v <= entryVersion && isKnownKind(kind) && !hasShape(kind, value)) return { fault: 'fields' };
  // The one name that some code, somewhere, would take for an object's own prototype, at whatever depth.
  if (text.includes('"__proto__"')) return { fault: 'fields' };
  return { entry: value, text, newer: isNewer(value) };
}

function isEnvelope(value: Fields): value is AnyEntry & Fields {
  const { v, id, device, seq, hlc, at, kind } = value;
  return (
    isCount(v) &&
    v > 0 &&
    isText(id, /^[\w-]{22}$/) &&
    isText(device, /^[\w.-]{1,64}$/) &&
    isCount(seq) &&
    typeof hlc === 'string' &&
    isReading(hlc) &&
    isText(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) &&
    isText(kind, /^[a-z][a-z-]{0,40}$/)
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** Counting bytes costs a copy; a text of which even three bytes a unit would fit need not be counted. */
function isTooLong(text: string): boolean {
  return text.length * 3 > largestEntry && byteLength(text) > largestEntry;
}

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
