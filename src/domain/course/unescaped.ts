/**
 * Text as it reads, from text as HTML writes it: the five characters that every escaping of HTML replaces, and no other
 * entity. What comes out is text; it must never be handed to an HTML parser again.
 */
export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
