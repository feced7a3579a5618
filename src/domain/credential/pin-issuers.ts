import { fileNameOf, type PinnedIssuer, readIssuerCard, readRevocations, writeRevocations } from './issuers.ts';

/** An issuer that a site pins, with its list of badges taken back as it is published. */
export interface KnownIssuer {
  readonly issuer: PinnedIssuer;
  readonly list: string;
}

/** The ending of a list's file; the name before it is that of the card. */
const listEnding = '.revoked.json';

/**
 * The issuers of a folder of cards and lists, and in a sentence each what is wrong there: a site with a card that cannot be read
 * should not be built without it.
 * @param files the text of each file by its name
 */
export function pinIssuers(files: Readonly<Record<string, string>>): {
  readonly known: readonly KnownIssuer[];
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const names = Object.keys(files).sort();
  const known = names
    .filter((name) => !name.endsWith(listEnding))
    .flatMap((name): readonly KnownIssuer[] => {
      const issuer = readIssuerCard(files[name] ?? '');
      if (!issuer) {
        faults.push(`${name} is no issuer’s card, or something in it is not as it should be.`);
        return [];
      }
      if (`${fileNameOf(issuer.id)}.json` !== name)
        faults.push(`${name} has to be called ${fileNameOf(issuer.id)}.json.`);
      const listName = name.replace(/\.json$/, listEnding);
      const list = files[listName] ?? writeRevocations(issuer.revocations, issuer.id, new Map());
      if (!readRevocations(list, issuer.revocations, issuer.id))
        faults.push(`${listName} is not the list of the issuer in ${name}.`);
      return [{ issuer, list }];
    });
  const cards = new Set(known.map(({ issuer }) => `${fileNameOf(issuer.id)}${listEnding}`));
  for (const name of names)
    if (name.endsWith(listEnding) && !cards.has(name)) faults.push(`${name} has no issuer’s card beside it.`);
  const kids = known.flatMap(({ issuer }) => issuer.keys.map(({ kid }) => kid));
  for (const kid of new Set(kids.filter((one, at) => kids.indexOf(one) !== at)))
    faults.push(`The key ${kid} stands on two cards.`);
  return { known, faults };
}
