/** Splits an author's prose at its empty lines. */
export function paragraphs(prose: string): readonly string[] {
  return prose
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim());
}
