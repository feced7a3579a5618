import { fromBase64Url, strictBytes, toBase64Url } from '../record/base64url.ts';
import type { SignatureState } from '../hand-in/hand-in-file.ts';
import { longestName, tidyName } from '../hand-in/name.ts';
import type { CheckSignature, PublicKey, Signer } from '../hand-in/signing.ts';

/** What a certificate says, beside what its evidence shows. */
export interface Certificate {
  readonly edition: string;
  /** A module's id, or `course`. */
  readonly scope: string;
  /** The day on which the last of it was done: YYYY-MM-DD. */
  readonly day: string;
  /** Minutes claimed, or null. */
  readonly minutes: number | null;
  /** As the learner typed it; may be empty. */
  readonly name: string;
  /** See evidence.ts. */
  readonly evidence: string;
}

export type CertificateReading =
  | {
      readonly ok: true;
      readonly certificate: Certificate;
      readonly key: PublicKey | null;
      readonly signature: SignatureState;
    }
  | { readonly ok: false; readonly sentence: string };

/** More characters than any code that we make has. */
export const longestCode = 4000;
const version = 1;
const between = '~';

/**
 * A certificate as one word that fits into a QR code, behind the `#` of `/verify/`:
 * `1~edition~scope~day~minutes~name~evidence~key~signature`. The signature is ECDSA P-256 with SHA-256 over everything before
 * its own `~`, key included.
 * @param signer null where the browser has no cryptography; key and signature are then empty
 */
export async function writeCertificate(certificate: Certificate, signer: Signer | null): Promise<string> {
  const { edition, scope, day, minutes, evidence } = certificate;
  const name = toBase64Url(new TextEncoder().encode(tidyName(certificate.name).name));
  const key = signer ? signer.key.x + signer.key.y : '';
  const claims = [version, edition, scope, day, minutes ?? '', name, evidence, key].join(between);
  return `${claims}${between}${signer ? toBase64Url(await signer.sign(new TextEncoder().encode(claims))) : ''}`;
}

/** Reads a certificate's code, or a link that ends in one. Never throws. */
export async function readCertificate(given: string, check: CheckSignature): Promise<CertificateReading> {
  const code = given
    .slice(0, longestCode + 1)
    .trim()
    .replace(/^[^#]*#/, '');
  if (given.length > longestCode) return refuse('This code is longer than any that a certificate carries.');
  const parts = code.split(between);
  const made = Number(parts[0]);
  if (!/^\d{1,4}$/.test(parts[0] ?? '') || made < 1)
    return refuse('This is not the code of a certificate of this course.');
  if (made > version)
    return refuse('This certificate was made by a newer version of the course. Check it on the page of that version.');
  const [, edition = '', scope = '', day = '', minutes = '', named = '', evidence = '', keyText = '', signed = ''] =
    parts;
  if (parts.length < 9)
    return refuse('This code is incomplete: its end was cut off. Scan it again, or copy the whole link.');
  const name = textOf(named);
  const whole =
    parts.length === 9 &&
    /^[\w.-]{1,16}$/.test(edition) &&
    /^[a-z0-9-]{1,64}$/.test(scope) &&
    /^\d{4}-\d\d-\d\d$/.test(day) &&
    /^\d{0,5}$/.test(minutes) &&
    /^[\w.-]*$/.test(evidence) &&
    name !== null;
  if (!whole)
    return refuse('This code was changed on the way, so it says nothing. Scan it again, or copy the whole link.');
  const certificate = { edition, scope, day, minutes: minutes === '' ? null : Number(minutes), name, evidence };
  const key: PublicKey | null = /^[\w-]{86}$/.test(keyText)
    ? { kty: 'EC', crv: 'P-256', x: keyText.slice(0, 43), y: keyText.slice(43) }
    : null;
  if (keyText === '' && signed === '') return { ok: true, certificate, key, signature: 'unsigned' };
  const signature = strictBytes(signed);
  const claims = new TextEncoder().encode(code.slice(0, code.lastIndexOf(between)));
  const fits = key && signature ? await check(key, claims, signature) : false;
  return { ok: true, certificate, key, signature: fits === null ? 'unchecked' : fits ? 'valid' : 'invalid' };
}

/** Hours of a certificate: minutes claimed, rounded down to quarters. */
export function hoursOf(minutes: number): number {
  return Math.floor(minutes / 15) / 4;
}

function textOf(encoded: string): string | null {
  // Four bytes a character, four letters for three bytes.
  if (encoded.length > longestName * 6) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(encoded));
  } catch {
    return null;
  }
}

function refuse(sentence: string): CertificateReading {
  return { ok: false, sentence };
}
