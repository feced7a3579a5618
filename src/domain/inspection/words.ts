/** A word: letters or digits, with the hyphens and apostrophes inside it. */
const word = /[\p{L}\p{N}]+(?:[’'.,:/-][\p{L}\p{N}]+)*/gu;

/** Abbreviations whose full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s(“‘])(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs?|s|ss|art|reg|pp?|para|cf|e\.g|i\.e|etc|Inc|Ltd|[A-Z])\.$/;

/** The words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  return text.match(word) ?? [];
}

export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** The sentences of a text. An empty line ends one; so does a full stop, question mark, ellipsis or colon before a new line. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    const sentences: string[] = [];
    let open = '';
    for (const piece of paragraph.replace(/\s+/g, ' ').split(/(?<=[.!?…][”’)\]"']*)\s+/u)) {
      open = open ? `${open} ${piece}` : piece;
      if (abbreviation.test(open)) continue;
      sentences.push(open);
      open = '';
    }
    if (open) sentences.push(open);
    return sentences.map((sentence) => sentence.trim()).filter((sentence) => countWords(sentence) > 0);
  });
}

/** A list in words: “a”, “a and b”, “a, b and c”. */
export function listed(names: readonly string[], joint = 'and'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** The known name that is nearest to a mistyped one, if any is near. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance: the fewest single letters to add, drop or change. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
