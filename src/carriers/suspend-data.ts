import { deflateSync, inflateSync } from 'fflate';
import { toBase64Url, strictBytes } from '../domain/record/base64url.ts';
import type { AnyEntry } from '../domain/record/entry.ts';
import { shortHash } from '../domain/record/identify.ts';
import type { ModuleOutline } from '../domain/record/progress.ts';
import { inOrder, type Record, recordOf } from '../domain/record/record.ts';
import { isObject } from '../domain/record/shapes.ts';
import { chooseEntries, type Counts, countsOf, type Fullness, fullness } from './choose-entries.ts';
import { listRows, readRows } from './list-rows.ts';

/** The most characters that we hand to an LMS; SCORM 1.2 promises 4,096, and some systems count otherwise than we do. */
export const longestSuspended = 3500;
/** The most characters that are looked at: SCORM 2004 allows so many. */
const longestRead = 64_000;
/** The most bytes that one module's record unpacks to; it never comes near. */
const largest = 2 ** 18;
const version = 1;
const checkLength = 8;

export type SuspendedFault = 'foreign' | 'newer' | 'incomplete' | 'damaged';

/** How many runs and tests were finished up to a moment (a reading of the record's clock). */
export interface Tally {
  readonly until: string;
  readonly counts: Counts;
}

export type SuspendedReading =
  | { readonly ok: true; readonly entries: readonly AnyEntry[]; readonly tally: Tally; readonly unread: number }
  /** Nothing was taken from it. `empty` is no fault: nothing was kept before. */
  | { readonly ok: false; readonly why: SuspendedFault | 'empty' };

export interface Suspended {
  readonly text: string;
  readonly how: Fullness;
}

/**
 * What an LMS keeps for us between two visits to a module: `1.<length>.<check>.<body>`, in letters, digits, `-`, `_` and `.`.
 * The body is the tally and the rows of `listRows`, deflated, in base64url; its length (base 36) tells what was cut off from
 * what was changed, and the check is the first 8 letters of its short hash.
 *
 * Where all does not fit, less is taken, in the order of `fullness`. Null where not even the least fits.
 * @param told the tally that came back from the LMS: it counts runs of other machines that this one never saw
 */
export function writeSuspended(record: Record, module: ModuleOutline, told: Tally | null = null): Suspended | null {
  const tally = tallyOf(record, module, told);
  const tries: { readonly list: string; readonly how: Fullness }[] = [];
  for (const how of fullness) {
    const list = `${JSON.stringify(tally)}\n${listRows(chooseEntries(record, module, how))}`;
    if (tries.at(-1)?.list === list) continue;
    const text = frame(list);
    if (text.length <= longestSuspended) return { text, how };
    tries.push({ list, how });
  }
  return null;
}

/** Reads what an LMS kept. Never throws. What was cut, changed or written by something else is refused as a whole. */
export function readSuspended(given: string): SuspendedReading {
  const text = given.trim();
  if (text === '' || text === 'null' || text === 'undefined') return { ok: false, why: 'empty' };
  if (text.length > longestRead) return { ok: false, why: 'foreign' };
  const [, made, length = '', check, body] =
    /^(\d{1,3})\.([0-9a-z]{1,4})(?:\.([\w-]*)(?:\.([\w-]*))?)?$/.exec(text) ?? [];
  if (made === undefined || Number(made) < 1) return { ok: false, why: 'foreign' };
  if (Number(made) > version) return { ok: false, why: 'newer' };
  const whole = Number.parseInt(length, 36);
  if (body === undefined || body.length < whole) return { ok: false, why: 'incomplete' };
  if (body.length > whole || checkOf(body) !== check) return { ok: false, why: 'damaged' };
  try {
    const bytes = strictBytes(body);
    if (!bytes) return { ok: false, why: 'damaged' };
    const list = new TextDecoder('utf-8', { fatal: true }).decode(inflateSync(bytes, { out: new Uint8Array(largest) }));
    const cut = list.indexOf('\n');
    return { ok: true, tally: readTally(JSON.parse(list.slice(0, cut))), ...readRows(list.slice(cut + 1)) };
  } catch {
    return { ok: false, why: 'damaged' };
  }
}

function frame(list: string): string {
  const body = toBase64Url(deflateSync(new TextEncoder().encode(list), { level: 9 }));
  return [version, body.length.toString(36), checkOf(body), body].join('.');
}

function checkOf(body: string): string {
  return shortHash(body).slice(0, checkLength);
}

function tallyOf(record: Record, module: ModuleOutline, told: Tally | null): Tally {
  const here = countsOf(record, module);
  const until = inOrder(record).at(-1)?.hlc ?? '';
  if (!told) return { until, counts: here };
  const since = countsOf(recordOf(after(record, told.until)), module);
  const counts = Object.entries(here).map(
    ([of, count]) => [of, Math.max(count, (told.counts[of] ?? 0) + (since[of] ?? 0))] as const,
  );
  return { until: until > told.until ? until : told.until, counts: Object.fromEntries(counts) };
}

function after(record: Record, moment: string): readonly AnyEntry[] {
  return [...record.values()].filter(({ hlc }) => hlc > moment);
}

function readTally(value: unknown): Tally {
  if (!isObject(value) || !isObject(value.counts) || typeof value.until !== 'string') throw new Error('No tally.');
  const counts = Object.entries(value.counts).flatMap(([of, count]) =>
    typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? [[of, count] as const] : [],
  );
  return { until: value.until, counts: Object.fromEntries(counts) };
}
