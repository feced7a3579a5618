import type { PublicKey } from '../hand-in/signing.ts';
import { readPublicKey } from '../hand-in/signing.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { canonicalText } from '../record/identify.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';

/** What stands in a coordinator's backup under `format`, and its version. */
export const backupFormat = 'post-rounds-coordinator-key';
export const backupVersion = 1;
/** The version of a backup that holds a key for receiving as well. What was sealed by version 1 stays as it was sealed. */
export const backupWithReceiver = 2;

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
  /** The key that hand-ins are sealed to, where the office has one. */
  readonly receiver?: SealedReceiver;
}

/** A key for receiving in a backup, under the passphrase of the key beside it. */
export interface SealedReceiver {
  /** Its public half: the x coordinate (hand-in/point.ts). */
  readonly x: string;
  /** When it was made: ISO 8601 in UTC. */
  readonly made: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** The backups of one kind of key: those that sign assignments, or those that sign badges. One never opens as the other. */
export interface BackupKind<K> {
  /** Everything of a backup but what is sealed, in canonical form: changed by a letter, it no longer opens. */
  headOf(backup: Omit<KeyBackup<K>, 'sealed' | 'receiver'>): string;
  /** The same for the key for receiving; the other one's head is in it, so that no two backups can change theirs for each other's. */
  receiverHeadOf(backup: Omit<KeyBackup<K>, 'sealed' | 'receiver'>, receiver: Omit<SealedReceiver, 'sealed'>): string;
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
 * @param newest the newest version that is read; only backups of version 2 hold a key for receiving
 */
export function backupKind<K extends object>(
  format: string,
  readKey: (value: unknown) => K | null,
  whose: string,
  newest: typeof backupVersion | typeof backupWithReceiver,
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
    receiverHeadOf: (backup, { x, made, nonce }) =>
      canonicalText({ for: receiverFormat, beside: headOf(backup), x, made, nonce: toBase64Url(nonce) }),
    write(backup) {
      const head: unknown = JSON.parse(headOf(backup));
      const { receiver } = backup;
      const whole = {
        ...(head as object),
        ...(receiver && { version: backupWithReceiver, receiver: lettersOf(receiver) }),
        sealed: toBase64Url(backup.sealed),
      };
      return `${JSON.stringify(whole, null, 1)}\n`;
    },
    read(file) {
      const reading = readJson(file, { largest: 8192, deepest: 4 });
      if (!reading.ok || !isObject(reading.value) || reading.value.format !== format) return refuse('not-a-backup');
      const { version, key, made, derive, cipher, sealed } = reading.value;
      if (typeof version === 'number' && version > newest) return refuse('newer');
      const known = readKey(key);
      const receiver = version === backupWithReceiver ? receiverIn(reading.value.receiver) : undefined;
      if (
        (version !== backupVersion && !receiver) ||
        !known ||
        typeof made !== 'string' ||
        !isObject(derive) ||
        !isObject(cipher)
      ) {
        return refuse('damaged');
      }
      const [salt, nonce, inside] = [bytesOf(derive.salt), bytesOf(cipher.nonce), bytesOf(sealed)];
      const times = derive.rounds;
      const isNamed = derive.name === 'PBKDF2' && derive.hash === 'SHA-256' && cipher.name === 'AES-GCM';
      if (!isNamed || salt?.length !== 16 || nonce?.length !== 12 || !inside || !Number.isSafeInteger(times)) {
        return refuse('damaged');
      }
      if ((times as number) < rounds || (times as number) > mostRounds) return refuse('too-weak');
      const backup = { key: known, made, rounds: times as number, salt, nonce, sealed: inside };
      return { ok: true, backup: receiver ? { ...backup, receiver } : backup };
    },
  };
}

/** Backups of the key that signs assignments. */
export const coordinatorBackup = backupKind(backupFormat, readPublicKey, 'a coordinator’s', backupWithReceiver);
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

const receiverFormat = 'post-rounds-receiving-key';

function lettersOf({ x, made, nonce, sealed }: SealedReceiver) {
  return { x, made, cipher: { name: 'AES-GCM', nonce: toBase64Url(nonce) }, sealed: toBase64Url(sealed) };
}

function receiverIn(value: unknown): SealedReceiver | undefined {
  if (!isObject(value) || !isObject(value.cipher) || value.cipher.name !== 'AES-GCM') return undefined;
  const { x, made } = value;
  const [nonce, sealed] = [bytesOf(value.cipher.nonce), bytesOf(value.sealed)];
  const isWhole = typeof x === 'string' && /^[\w-]{43}$/.test(x) && typeof made === 'string' && nonce?.length === 12;
  return isWhole && sealed ? { x, made, nonce, sealed } : undefined;
}

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | null {
  return typeof value === 'string' ? strictBytes(value) : null;
}
