import type { AnyEntry } from '#domain/record/entry.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import type { Record } from '#domain/record/record.ts';
import { squeeze } from './squeeze.ts';

/** More than a record file may be, no copy was when it was made. */
const largest = 5 * 2 ** 20;

/** The whole record as a squeezed record file: what a restore point holds. */
export async function copyOf(record: Record, exported: string): Promise<Uint8Array> {
  return squeeze.squeeze(new TextEncoder().encode(writeRecordFile(record, { exported })));
}

/** The entries of such a copy; null where it cannot be read. Never rejects. */
export async function entriesOf(copy: Uint8Array): Promise<readonly AnyEntry[] | null> {
  const text = await squeeze.expand(copy, largest).catch(() => null);
  const reading = text && readRecordFile(text);
  return reading?.ok ? reading.entries : null;
}
