import type { PublicKey } from '../hand-in/signing.ts';
import { readPublicKey } from '../hand-in/signing.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { canonicalText } from '../record/identify.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';

/** What stands in a coordinator's backup under `format`, and its version. */
export const backupFormat = 'post-rounds-coordinator-key';
export const backupVersion = 1;

/** The rounds of PBKDF2 with SHA-256 that a new backup takes; a backup with fewer is not opened. */
export const rounds = 600_000;
/** More rounds than this would only be there to hang the page. */
const mostRounds = 10_000_000;
/** The fewest characters of a passphrase. */
export const shortestPassphrase = 12;

/** A private key, sealed under a passphrase. Its public half stands in the open. */
export interface KeyBackup<K = PublicKey> {
  readonly key: K;
  /** When it was made: ISO 8601 in UTC. */
  readonly made: string;
  readonly rounds: number;
  /** 16 bytes for PBKDF2, 12 for AES-GCM. */
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** PKCS #8 under AES-256-GCM, its tag behind it; the head of its kind is authenticated with it. */
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** The backups of one kind of key: those that sign assignments, or those that sign badges. One never opens as the other. */
export interface BackupKind<K> {
  /** Everything of a backup but what is sealed, in canonical form: changed by a letter, it no longer opens. */
  headOf(backup: Omit<KeyBackup<K>, 'sealed'>): string;
  /** The backup as a file of JSON. */
  write(backup: KeyBackup<K>): string;
  /** Reads a backup as far as that goes without its passphrase. Never throws. */
  read(file: string | Uint8Array): BackupReading<K>;
}

export type BackupRefusal = 'not-a-backup' | 'newer' | 'damaged' | 'too-weak';

export type BackupReading<K = PublicKey> =
  | { readonly ok: true; readonly backup: KeyBackup<K> }
  | { readonly ok: false; readonly refusal: BackupRefusal; readonly sentence: string };

/**
 * @param format what names the kind in the file
 * @param readKey the public half, where a value is one; else null
 * @param whose how the refusal calls the key's owner
 */
export function backupKind<K extends object>(
  format: string,
  readKey: (value: unknown) => K | null,
  whose: string,
): BackupKind<K> {
  const headOf: BackupKind<K>['headOf'] = ({ key, made, rounds: times, salt, nonce }) =>
    canonicalText({
      format,
      version: backupVersion,
      key,
      made,
      derive: { name: 'PBKDF2', hash: 'SHA-256', rounds: times, salt: toBase64Url(salt) },
      cipher: { name: 'AES-GCM', nonce: toBase64Url(nonce) },
    });
  const refuse = (refusal: BackupRefusal): BackupReading<K> => ({
    ok: false,
    refusal,
    sentence: sentences[refusal](whose),
  });
  return {
    headOf,
    write(backup) {
      const head: unknown = JSON.parse(headOf(backup));
      return `${JSON.stringify({ ...(head as object), sealed: toBase64Url(backup.sealed) }, null, 1)}\n`;
    },
    read(file) {
      const reading = readJson(file, { largest: 8192, deepest: 4 });
      if (!reading.ok || !isObject(reading.value) || reading.value.format !== format) return refuse('not-a-backup');
      const { version, key, made, derive, cipher, sealed } = reading.value;
      if (typeof version === 'number' && version > backupVersion) return refuse('newer');
      const known = readKey(key);
      if (version !== backupVersion || !known || typeof made !== 'string' || !isObject(derive) || !isObject(cipher)) {
        return refuse('damaged');
      }
      const [salt, nonce, inside] = [bytesOf(derive.salt), bytesOf(cipher.nonce), bytesOf(sealed)];
      const times = derive.rounds;
      const isNamed = derive.name === 'PBKDF2' && derive.hash === 'SHA-256' && cipher.name === 'AES-GCM';
      if (!isNamed || salt?.length !== 16 || nonce?.length !== 12 || !inside || !Number.isSafeInteger(times)) {
        return refuse('damaged');
      }
      if ((times as number) < rounds || (times as number) > mostRounds) return refuse('too-weak');
      return { ok: true, backup: { key: known, made, rounds: times as number, salt, nonce, sealed: inside } };
    },
  };
}

/** Backups of the key that signs assignments. */
export const coordinatorBackup = backupKind(backupFormat, readPublicKey, 'a coordinator’s');
/** Such a backup as a file. */
export const writeBackup = coordinatorBackup.write;
/** Reads one, or refuses it with a sentence. */
export const readBackup = coordinatorBackup.read;

const sentences: Readonly<{ [R in BackupRefusal]: (whose: string) => string }> = {
  'not-a-backup': (whose) => `This file is no backup of ${whose} key.`,
  newer: () => 'This backup was made by a newer version of the course. Open it on the page of that version.',
  damaged: () => 'This backup was cut or changed, so it cannot be opened. Use another copy of it.',
  'too-weak': () => 'This backup is not sealed the way the course seals one, so it was not opened.',
};

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | null {
  return typeof value === 'string' ? strictBytes(value) : null;
}
