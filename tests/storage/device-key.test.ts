import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { deviceKey, fingerprintOf, forgetDeviceKey, signatureCheck } from '#storage/device-key.ts';

const bytes = new TextEncoder().encode('handed in');
const check = signatureCheck();

describe('the key of this browser', () => {
  it('signs what its public half verifies, and nothing else does', async () => {
    const [one, other] = [await deviceKey('/', {}), await deviceKey('/', {})];
    if (!one || !other) throw new Error('This Node has no cryptography.');
    const signature = new Uint8Array(await one.sign(bytes));
    expect(signature).toHaveLength(64);
    expect(await check(one.key, bytes, signature)).toBe(true);
    expect(await check(other.key, bytes, signature)).toBe(false);
    expect(await check(one.key, new TextEncoder().encode('handed-in'), signature)).toBe(false);
    expect(await check({ ...one.key, x: other.key.x }, bytes, signature), 'no point of the curve').toBe(false);
  });

  it('without cryptography is none, and nothing can be checked', async () => {
    const without = { subtle: undefined };
    const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
    Object.defineProperty(globalThis, 'crypto', { value: without, configurable: true });
    try {
      expect(await deviceKey('/', {})).toBeNull();
      const key = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'a'.repeat(43) } as const;
      expect(await signatureCheck()(key, bytes, bytes)).toBeNull();
      expect(await fingerprintOf(key)).toBeNull();
    } finally {
      if (original) Object.defineProperty(globalThis, 'crypto', original);
    }
  });

  it('cannot be read by any script', async () => {
    const kept: unknown[] = [];
    const subtle = new Proxy(globalThis.crypto.subtle, {
      get: (real, name) =>
        name === 'generateKey'
          ? async (...given: Parameters<SubtleCrypto['generateKey']>) => {
              const pair = (await real.generateKey(...given)) as CryptoKeyPair;
              kept.push(pair.privateKey.extractable);
              return pair;
            }
          : (real[name as 'sign'] as (...given: never[]) => unknown).bind(real),
    });
    await deviceKey('/', {}, subtle);
    expect(kept).toEqual([false]);
  });

  it('is forgotten where there is a database, and not missed where there is none', async () => {
    expect(await forgetDeviceKey('/', { indexedDB: new IDBFactory() })).toBe(true);
    expect(await forgetDeviceKey('/', {})).toBe(true);
  });
});
