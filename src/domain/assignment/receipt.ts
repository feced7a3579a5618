import type { CheckSignature, Signer } from '../hand-in/signing.ts';
import type { Record } from '../record/record.ts';
import { isObject } from '../record/shapes.ts';
import { acceptedIn } from './accepted.ts';
import { longestCode, sign, takeApart } from './signed.ts';

/** A coordinator's word that a file arrived and was confirmed. It names the file by its hash, and nobody. */
export interface Receipt {
  /** SHA-256 of the file: 64 hexadecimal digits. */
  readonly file: string;
  /** When it was confirmed: ISO 8601 in UTC. */
  readonly at: string;
}

/** A receipt whose signature fits, and the name of the key that signed it. */
export interface SignedReceipt extends Receipt {
  readonly keyName: string;
}

/** Why a text is no receipt. `unchecked`: this browser has no cryptography to tell. */
export type ReceiptRefusal = 'foreign' | 'incomplete' | 'changed' | 'newer' | 'unchecked';

const format = 'post-rounds-receipt';
const version = 1;

/**
 * A receipt as a compact JWS with the key that signs the assignments: whoever accepted one knows that key.
 * @throws as the signer
 */
export function writeReceipt({ file, at }: Receipt, signer: Signer): Promise<string> {
  return sign({ for: format, v: version, file, at }, signer, 'key');
}

/** Reads a receipt and checks its signature. Never throws. */
export async function readReceipt(code: string, check: CheckSignature): Promise<SignedReceipt | ReceiptRefusal> {
  const text = code.trim();
  if (text === '' || text.length > longestCode) return 'foreign';
  const signed = takeApart(text);
  if (typeof signed === 'string') return signed;
  const { key, keyName, payload, bytes, signature } = signed;
  if (!key || !isObject(payload) || payload.for !== format) return 'foreign';
  const { v, file, at } = payload;
  if (typeof v === 'number' && v > version) return 'newer';
  const isWhole =
    v === version &&
    typeof file === 'string' &&
    /^[0-9a-f]{64}$/.test(file) &&
    typeof at === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at);
  if (!isWhole) return 'changed';
  const fits = await check(key, bytes, signature);
  if (fits === null) return 'unchecked';
  return fits ? { file, at, keyName } : 'changed';
}

/** The files that were confirmed by whoever signed an assignment that this record accepted. Anybody else's word counts for nothing. */
export function confirmedIn(record: Record, receipts: readonly SignedReceipt[]): ReadonlySet<string> {
  const keys = new Set(
    acceptedIn(record).flatMap(({ code }) => {
      const signed = takeApart(code);
      return typeof signed === 'string' ? [] : [signed.keyName];
    }),
  );
  return new Set(receipts.filter(({ keyName }) => keys.has(keyName)).map(({ file }) => file));
}
