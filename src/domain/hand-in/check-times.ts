import type { AnyEntry } from '../record/entry.ts';
import { type Finding, finding } from './finding.ts';

/** A clock that is put right goes back by less than this, in milliseconds; so do two tabs. */
const smallStep = 2 * 60_000;
const day = 24 * 60 * 60_000;

/**
 * What the clocks and counts of the entries say about themselves. A device's clock may jump, honestly; the record's own clock
 * never goes back on one writer, so where it does, somebody wrote the entry by hand.
 * @param now milliseconds since 1970, as this device has it
 */
export function checkTimes(entries: readonly AnyEntry[], made: string, now: number): readonly Finding[] {
  const writers = new Map<string, AnyEntry[]>();
  for (const entry of entries) writers.set(entry.device, [...(writers.get(entry.device) ?? []), entry]);
  let [back, disordered, missing, forked] = [0, 0, 0, 0];
  for (const written of writers.values()) {
    written.sort((one, other) => one.seq - other.seq);
    missing += written[0]?.seq ?? 0;
    for (const [at, entry] of written.entries()) {
      const before = written[at - 1];
      if (!before) continue;
      if (entry.seq === before.seq) forked += 1;
      else missing += entry.seq - before.seq - 1;
      if (entry.seq > before.seq && entry.hlc < before.hlc) disordered += 1;
      if (Date.parse(before.at) - Date.parse(entry.at) > smallStep) back += 1;
    }
  }
  const latest = entries.reduce((last, { at }) => (at > last ? at : last), '');
  const browsers = new Set(entries.map(({ device }) => device.split('.', 1)[0])).size;
  return [
    ...(disordered > 0 ? [finding('clock-order', { n: disordered })] : []),
    ...(back > 0 ? [finding('clock-back', { n: back })] : []),
    ...(isAhead(latest, now) || isAhead(made, now) ? [finding('future', { made: made.slice(0, 10) })] : []),
    ...(isAhead(latest, Date.parse(made)) ? [finding('made-before', { made: made.slice(0, 10) })] : []),
    ...(missing > 0 ? [finding('missing', { n: missing })] : []),
    ...(forked > 0 ? [finding('forked', { n: forked })] : []),
    ...(browsers > 1 ? [finding('devices', { n: browsers })] : []),
  ];
}

/** More than a day after: clocks of honest devices differ by less, time zones included. */
function isAhead(at: string, than: number): boolean {
  return Date.parse(at) - than > day;
}
