import { fileNameOf, type PinnedKey } from '#domain/credential/issuers.ts';
import { theIssuers } from '../../../course/issuers.ts';

export function getStaticPaths() {
  return theIssuers().flatMap(({ issuer }) =>
    issuer.keys.map((key) => ({ params: { key: fileNameOf(key.kid) }, props: { key } })),
  );
}

/** One public key, at the address that badges name: one JSON Web Key and nothing around it. */
export function GET({ props: { key } }: { readonly props: { readonly key: PinnedKey } }): Response {
  return new Response(`${JSON.stringify({ ...key.jwk, alg: 'RS256', use: 'sig', kid: key.kid }, null, 2)}\n`);
}
