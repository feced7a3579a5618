import { fileNameOf, type PinnedIssuer } from '#domain/credential/issuers.ts';
import { theIssuers } from '../../course/issuers.ts';

export function getStaticPaths() {
  return theIssuers().map(({ issuer }) => ({ params: { issuer: fileNameOf(issuer.id) }, props: { issuer } }));
}

/** An issuer's profile, at the address that its badges give as its id. */
export function GET({ props: { issuer } }: { readonly props: { readonly issuer: PinnedIssuer } }): Response {
  const { id, name, contact } = issuer;
  const email = /^[^\s@]+@[^\s@]+$/.test(contact) ? { email: contact } : {};
  return new Response(`${JSON.stringify({ id, type: ['Profile'], name, ...email }, null, 2)}\n`);
}
