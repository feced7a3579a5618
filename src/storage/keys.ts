/**
 * The names of everything that the course keeps in a browser. They begin with `pr1:<namespace>:`, because neighbours on one
 * origin (other courses on a hospital's site, the LMS itself) are normal, and theirs is not ours to touch.
 *
 * The `1` is the version of these names and of the envelope of an entry. It would change only if those did.
 */
export function prefixOf(namespace: string): string {
  if (namespace.includes(':')) throw new Error(`A namespace must not contain a colon: “${namespace}”.`);
  return `pr1:${namespace}:`;
}
