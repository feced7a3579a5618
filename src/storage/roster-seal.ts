import { rounds } from '#domain/assignment/key-backup.ts';
import { keyFromPassphrase } from './passphrase.ts';
import type { RosterLock, Seal } from './roster-keep.ts';

const probe = 'post-rounds-roster';

/** Makes a lock for the roster out of a new passphrase. */
export async function makeLock(
  passphrase: string,
  subtle = crypto.subtle,
): Promise<{ readonly lock: RosterLock; readonly seal: Seal }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const seal = sealWith(await keyFromPassphrase(passphrase, { salt, rounds }, subtle), subtle);
  return { lock: { salt, rounds, probe: await seal.close(probe) }, seal };
}

/** Opens a lock; null where the passphrase is wrong. However often it is tried, nothing changes. */
export async function openLock(lock: RosterLock, passphrase: string, subtle = crypto.subtle): Promise<Seal | null> {
  const seal = sealWith(await keyFromPassphrase(passphrase, lock, subtle), subtle);
  return (await seal.open(lock.probe).catch(() => null)) === probe ? seal : null;
}

/** AES-256-GCM over JSON, with a nonce of its own for each part. */
function sealWith(key: CryptoKey, subtle: SubtleCrypto): Seal {
  return {
    async close(value) {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const inside = new TextEncoder().encode(JSON.stringify(value));
      return { nonce, bytes: new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, inside)) };
    },
    async open({ nonce, bytes }) {
      const inside = await subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, bytes);
      return JSON.parse(new TextDecoder().decode(inside)) as unknown;
    },
  };
}
