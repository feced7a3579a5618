import { issuerBackup } from '#domain/credential/issuer-backup.ts';
import type { CheckBadgeSignature } from '#domain/credential/examine-badge.ts';
import { readRsaKey, type RsaKey } from '#domain/credential/issuers.ts';
import { ownKeys } from './own-key.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256: what Open Badges 3.0 demands of everybody. */
const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

const keys = ownKeys<RsaKey>({
  drawer: 'issuer-key',
  only: 'issuer',
  made: { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  imported: algorithm,
  signed: algorithm,
  publicHalf: readRsaKey,
  isSame: (one, other) => one.n === other.n && one.e === other.e,
  backup: issuerBackup,
});

/** The key with which this browser's coordinator signs badges, or null where none was made or brought in. */
export const issuerKey = keys.own;
/** Makes it together with its backup, which can be made at no other time. */
export const makeIssuerKey = keys.make;
/** Opens a backup and keeps its key here. */
export const bringInIssuerKey = keys.bringIn;
/** Removes it from this browser. Resolves with whether it is gone. */
export const forgetIssuerKey = keys.forget;

/** Checks badges with this browser's own cryptography; null where it has none. */
export function badgeCheck(subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined): CheckBadgeSignature {
  return async (key, bytes, signature) => {
    if (!subtle) return null;
    try {
      const known = await subtle.importKey('jwk', { ...key }, algorithm, false, ['verify']);
      return await subtle.verify(algorithm, known, signature, bytes);
    } catch {
      return false;
    }
  };
}
