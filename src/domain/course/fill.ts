/**
 * Puts values into the gaps of an interface sentence: `fill('Decision {n} of about {of}', { n: 3, of: 6 })`.
 * @throws when the sentence has a gap that no value fills: a mistake in the interface file or in its caller.
 */
export function fill(sentence: string | undefined, values: Readonly<Record<string, string | number>> = {}): string {
  if (sentence === undefined) throw new Error('A sentence is missing from content/interface/en.yaml.');
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The sentence “${sentence}” has the gap ${gap}, and nothing fills it.`);
    return String(value);
  });
}
