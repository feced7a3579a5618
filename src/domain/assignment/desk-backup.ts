import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { canonicalText } from '../record/identify.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';
import { type KeyBackup, readBackup, writeBackup } from './key-backup.ts';
import { type AssignmentMade, readMade } from './made.ts';

/** What stands in a desk's backup under `format`, and its version. */
export const deskFormat = 'post-rounds-desk';
export const deskVersion = 1;

/** The most bytes of a backup that are looked at: some hundred assignments with their lists. */
const largest = 20 * 2 ** 20;

/** A coordinator's key and everything on their desk, both sealed under one passphrase, each by itself. */
export interface DeskBackup {
  readonly key: KeyBackup;
  /** When it was made: ISO 8601 in UTC. */
  readonly made: string;
  /** 12 bytes for AES-GCM, under the key that the passphrase gives with the salt of `key`. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export type DeskRefusal = 'not-a-backup' | 'newer' | 'damaged';

export type DeskReading =
  | { readonly ok: true; readonly backup: DeskBackup }
  | { readonly ok: false; readonly refusal: DeskRefusal; readonly sentence: string };

/** The backup as a file of JSON. */
export function writeDeskBackup(backup: DeskBackup): string {
  const head: unknown = JSON.parse(deskHeadOf(backup));
  return `${JSON.stringify({ ...(head as object), sealed: toBase64Url(backup.sealed) }, null, 1)}\n`;
}

/** Everything of a backup but what is sealed, in canonical form: changed by a letter, it no longer opens. */
export function deskHeadOf({ key, made, nonce }: Pick<DeskBackup, 'key' | 'made' | 'nonce'>): string {
  return canonicalText({
    format: deskFormat,
    version: deskVersion,
    made,
    key: JSON.parse(writeBackup(key)),
    cipher: { name: 'AES-GCM', nonce: toBase64Url(nonce) },
  });
}

/** Reads a backup as far as that goes without its passphrase. Never throws. */
export function readDeskBackup(file: string | Uint8Array): DeskReading {
  const reading = readJson(file, { largest, deepest: 6 });
  if (!reading.ok || !isObject(reading.value) || reading.value.format !== deskFormat) return refuse('not-a-backup');
  const { version, made, key, cipher, sealed } = reading.value;
  if (typeof version === 'number' && version > deskVersion) return refuse('newer');
  const known = readBackup(JSON.stringify(key ?? null));
  const nonce = isObject(cipher) && typeof cipher.nonce === 'string' ? strictBytes(cipher.nonce) : null;
  const inside = typeof sealed === 'string' ? strictBytes(sealed) : null;
  const isWhole = version === deskVersion && known.ok && typeof made === 'string' && nonce?.length === 12 && inside;
  return isWhole ? { ok: true, backup: { key: known.backup, made, nonce, sealed: inside } } : refuse('damaged');
}

/** What is sealed: the assignments, as text. */
export function writeDesk(assignments: readonly AssignmentMade[]): string {
  return canonicalText({
    assignments: assignments.map(({ code, keyName, made, invitees }) => ({ code, keyName, made, invitees })),
  });
}

/** What was sealed, with how many of its assignments could not be read. */
export function readDesk(text: string): { readonly assignments: readonly AssignmentMade[]; readonly unread: number } {
  const reading = readJson(text, { largest, deepest: 6 });
  const list = reading.ok && isObject(reading.value) ? reading.value.assignments : null;
  if (!Array.isArray(list)) return { assignments: [], unread: 0 };
  const assignments = list.flatMap((each) => readMade(each) ?? []);
  return { assignments, unread: list.length - assignments.length };
}

const sentences: Readonly<{ [R in DeskRefusal]: string }> = {
  'not-a-backup': 'This file is no backup of a coordinator’s desk.',
  newer: 'This backup was made by a newer version of the course. Open it on the page of that version.',
  damaged: 'This backup was cut or changed, so it cannot be opened. Use another copy of it.',
};

function refuse(refusal: DeskRefusal): DeskReading {
  return { ok: false, refusal, sentence: sentences[refusal] };
}
