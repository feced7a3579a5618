import { type KnownIssuer, pinIssuers } from '#domain/credential/pin-issuers.ts';

const files = import.meta.glob<string>('../../content/issuers/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The issuers whose badges this site knows. Throws, and so stops the build, where a card cannot be read. */
export function theIssuers(): readonly KnownIssuer[] {
  const { known, faults } = pinIssuers(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path.split('/').at(-1) ?? path, text])),
  );
  if (faults.length > 0) throw new Error(`content/issuers: ${faults.join(' ')}`);
  return known;
}
