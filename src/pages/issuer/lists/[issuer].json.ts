import { fileNameOf } from '#domain/credential/issuers.ts';
import { theIssuers } from '../../../course/issuers.ts';

export function getStaticPaths() {
  return theIssuers().map(({ issuer, list }) => ({
    params: { issuer: fileNameOf(issuer.revocations) },
    props: { list },
  }));
}

/** What an issuer took back, at the address that its badges name. */
export function GET({ props: { list } }: { readonly props: { readonly list: string } }): Response {
  return new Response(list);
}
