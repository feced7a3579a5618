import { describe, expect, it } from 'vitest';
import { pointOf } from '#domain/hand-in/point.ts';
import { toBase64Url } from '#domain/record/base64url.ts';
import { anOffice } from './offices.ts';

describe('a key that travels as its x alone', () => {
  it('is the browser’s own point or its negative, for any key', async () => {
    const parities = new Set<boolean>();
    for (let n = 0; n < 40; n += 1) {
      const { x = '', y = '' } = (await anOffice()).publicJwk;
      const found = pointOf(x);
      parities.add(found?.y === y);
      if (found?.y !== y) expect(bigOf(found?.y ?? '') + bigOf(y)).toBe(p);
      expect(pointOf(x), 'asked twice').toEqual(found);
      // Only a point of the curve is taken in here.
      await crypto.subtle.importKey('jwk', { ...found }, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
    }
    expect(parities, 'both happen').toEqual(new Set([true, false]));
  });

  it('is none where the curve has no such point', () => {
    const none = Array.from({ length: 64 }, (_, n) => {
      const bytes = new Uint8Array(32);
      bytes[31] = n;
      return pointOf(toBase64Url(bytes));
    }).filter((point) => point === null).length;
    expect(none, 'about half of all numbers').toBeGreaterThan(16);
    expect(none).toBeLessThan(48);
  });

  it.each([
    ['nothing', ''],
    ['a number beyond the field', toBase64Url(new Uint8Array(32).fill(255))],
    ['one byte less', toBase64Url(new Uint8Array(31))],
    ['bits to spare in its last letter', `${'A'.repeat(42)}B`],
    ['signs that are none', `${'A'.repeat(42)}!`],
  ])('is none for %s', (_, x) => expect(pointOf(x)).toBeNull());
});

const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;

function bigOf(letters: string): bigint {
  return BigInt(`0x${Buffer.from(letters, 'base64url').toString('hex')}`);
}
