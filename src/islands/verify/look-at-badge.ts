import { badgeCheck } from '#storage/issuer-key.ts';
import { readBadge } from '#domain/credential/badge.ts';
import { type BadgeExamination, examineBadge } from '#domain/credential/examine-badge.ts';
import { fileNameOf, type PinnedIssuer, readRevocations, type Revocations } from '#domain/credential/issuers.ts';
import type { KnownIssuer } from '#domain/credential/pin-issuers.ts';

/** How recent the list is of what an issuer took back. */
export type ListSeen = 'fresh' | 'built-in' | 'none';

/** Whether a text looks like a compact token, and so is meant as a badge. */
export function isLikeBadge(text: string): boolean {
  return /^\uFEFF?\s*[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(text);
}

/**
 * Checks a badge against the issuers that were built into the page. Their lists of badges taken back are asked for anew; where the
 * network is silent, the one that was built in can still show that a badge was taken back, and never that it was not.
 * @param root where this copy of the course begins
 */
export async function lookAtBadge(
  text: string,
  known: readonly KnownIssuer[],
  root: string,
  now: number,
): Promise<BadgeExamination & { readonly list: ListSeen }> {
  const parts = readBadge(text);
  const signer = known.find(({ issuer }) => issuer.keys.some(({ kid }) => kid === parts?.header.kid));
  const fresh = signer ? await freshList(signer.issuer, root) : null;
  const builtIn = signer ? readRevocations(signer.list, signer.issuer.revocations, signer.issuer.id) : null;
  const id = typeof parts?.claims.id === 'string' ? parts.claims.id : '';
  const revocations = fresh ?? (builtIn?.has(id) ? builtIn : null);
  const issuers = known.map(({ issuer }) => issuer);
  const seen = await examineBadge(text, issuers, revocations, badgeCheck(), now);
  return { ...seen, list: fresh ? 'fresh' : revocations ? 'built-in' : 'none' };
}

/** What the host has of it now, past every cache; null where it cannot be had. A copy from a folder has no host. */
async function freshList({ id, revocations }: PinnedIssuer, root: string): Promise<Revocations | null> {
  if (location.protocol === 'file:') return null;
  try {
    const answer = await fetch(`${root}issuer/lists/${fileNameOf(revocations)}.json`, { cache: 'no-store' });
    return answer.ok ? readRevocations(await answer.text(), revocations, id) : null;
  } catch {
    return null;
  }
}
