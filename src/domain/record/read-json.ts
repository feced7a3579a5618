import { looksSealed } from '../hand-in/looks-sealed.ts';
import { byteLength } from './read-entry.ts';

/** Why a file from outside was not even looked into. */
export type JsonRefusal =
  'too-large' | 'empty' | 'not-text' | 'web-page' | 'sealed' | 'cut-short' | 'too-deep' | 'not-json' | 'not-finite';

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: JsonRefusal; readonly sentence: string };

export interface JsonLimits {
  /** Bytes of UTF-8. */
  readonly largest: number;
  /** Levels of lists and objects. */
  readonly deepest: number;
}

/**
 * Reads JSON that somebody else made: its size is checked before anything is read, its depth on the raw text before
 * anything is parsed. A byte order mark and Windows line ends are welcome. In the value, every number is finite and every
 * object has no prototype, so that no key can mean more than itself. Never throws.
 *
 * @param file its bytes, or its text where somebody pasted it
 */
export function readJson(file: string | Uint8Array, { largest, deepest }: JsonLimits): JsonReading {
  // A text has as many bytes as characters at least, and three times as many at most: only in between has it to be encoded.
  const isClear = file.length > largest || 3 * file.length <= largest;
  const size = typeof file === 'string' && !isClear ? byteLength(file) : file.length;
  if (size > largest) {
    return refuse(
      'too-large',
      `The file has ${megabytes(size)} MB. A file of this kind has at most ${megabytes(largest)} MB.`,
    );
  }
  const foreign = typeof file === 'string' ? null : foreignFormat(file);
  if (foreign)
    return refuse('not-text', `The file is ${foreign}. What is needed is the JSON file that the course saved.`);
  const decoded = typeof file === 'string' ? file : decode(file);
  if (decoded === null)
    return refuse(
      'not-text',
      'The file is not UTF-8 text, so the course did not save it, or another program changed it.',
    );
  const text = decoded.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refuse('empty', 'The file is empty.');
  if (/^\s*</.test(text)) {
    return refuse('web-page', 'The file is a web page, perhaps an error page that was saved in place of the file.');
  }
  if (looksSealed(text)) {
    return refuse(
      'sealed',
      'The file is a hand-in that was sealed to one office. Only that office can open it, on its desk and with its key.',
    );
  }
  if (!/^\s*[[{]/.test(text)) return refuse('not-json', 'The file does not begin as JSON does.');
  const { depth, open } = measure(text);
  if (depth > deepest)
    return refuse('too-deep', `The file is nested deeper than ${deepest} levels; no file that the course saves is.`);
  if (open) return refuse('cut-short', 'The file ends in the middle: it was cut short when it was saved or sent.');
  try {
    const value: unknown = JSON.parse(text);
    return disarm(value)
      ? { ok: true, value }
      : refuse('not-finite', 'The file holds a number that is too large to be one.');
  } catch (error) {
    return refuse('not-json', `The file is not valid JSON: ${(error as Error).message}.`);
  }
}

function refuse(refusal: JsonRefusal, sentence: string): JsonReading {
  return { ok: false, refusal, sentence };
}

function megabytes(bytes: number) {
  return (bytes / 2 ** 20).toFixed(1);
}

/** What people pick by mistake, known by its first bytes. */
function foreignFormat(bytes: Uint8Array): string | null {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'a PDF document';
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'a PNG picture';
  if (begins(0xff, 0xd8, 0xff)) return 'a JPEG picture';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'a ZIP archive, or an office document';
  if (begins(0x1f, 0x8b)) return 'a gzip archive';
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'text in UTF-16; some program saved it anew';
  return null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How deep a text nests, and whether it ends inside something; characters within strings do not count. */
function measure(text: string): { readonly depth: number; readonly open: boolean } {
  let [level, depth, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x5b || sign === 0x7b) depth = Math.max(depth, ++level);
    else if (sign === 0x5d || sign === 0x7d) level -= 1;
  }
  return { depth, open: quoted || level > 0 };
}

/** Takes the prototype from every object; false where a number is not finite. */
function disarm(root: unknown): boolean {
  const rest = [root];
  for (let value = rest.pop(); rest.length > 0 || value !== undefined; value = rest.pop()) {
    if (typeof value === 'number' && !Number.isFinite(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const one of Object.values(value)) rest.push(one);
    if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
  }
  return true;
}
