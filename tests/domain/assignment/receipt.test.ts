import { describe, expect, test } from 'vitest';
import { accept } from '#domain/assignment/accepted.ts';
import { confirmedIn, readReceipt, type SignedReceipt, writeReceipt } from '#domain/assignment/receipt.ts';
import { keyName, sign } from '#domain/assignment/signed.ts';
import { recordOf } from '#domain/record/record.ts';
import { signatureCheck } from '#storage/device-key.ts';
import { writer } from '../record/learning.ts';
import { codeOf, coordinator, full } from './assigning.ts';

const check = signatureCheck();
const receipt = { file: 'a1'.repeat(32), at: '2026-11-22T10:00:00.000Z' };

describe('a receipt', () => {
  test('says which file was confirmed, when, and by which key', async () => {
    const signer = await coordinator();
    expect(await readReceipt(await writeReceipt(receipt, signer), check)).toEqual({
      ...receipt,
      keyName: keyName(signer.key),
    });
  });

  test('cut anywhere is incomplete or no receipt, and never another one', async () => {
    const code = await writeReceipt(receipt, await coordinator());
    for (let end = 0; end < code.length; end += 7) {
      expect(['incomplete', 'foreign', 'changed']).toContain(await readReceipt(code.slice(0, end), check));
    }
  });

  test('changed in any letter is refused', async () => {
    const code = await writeReceipt(receipt, await coordinator());
    for (let at = 3; at < code.length; at += 11) {
      const other = code[at] === 'A' ? 'B' : 'A';
      expect(typeof (await readReceipt(code.slice(0, at) + other + code.slice(at + 1), check))).toBe('string');
    }
  });

  test('of a newer version, of another kind, or unchecked has its own refusal', async () => {
    const signer = await coordinator();
    expect(await readReceipt(await sign({ ...receipt, for: 'post-rounds-receipt', v: 2 }, signer, 'key'), check)).toBe(
      'newer',
    );
    expect(await readReceipt(await codeOf(full, signer), check)).toBe('foreign');
    expect(await readReceipt('x'.repeat(5000), check)).toBe('foreign');
    expect(await readReceipt('', check)).toBe('foreign');
    expect(await readReceipt(await writeReceipt(receipt, signer), async () => null)).toBe('unchecked');
  });
});

test('only the word of somebody whose assignment was accepted confirms a file', async () => {
  const [signer, stranger] = [await coordinator(), await coordinator()];
  const record = recordOf([writer()(accept(await codeOf(full, signer)))]);
  const read = async (from: typeof signer) =>
    (await readReceipt(await writeReceipt(receipt, from), check)) as SignedReceipt;
  expect(confirmedIn(record, [await read(signer)])).toEqual(new Set([receipt.file]));
  expect(confirmedIn(record, [await read(stranger)])).toEqual(new Set());
  expect(confirmedIn(recordOf([]), [await read(signer)])).toEqual(new Set());
});
