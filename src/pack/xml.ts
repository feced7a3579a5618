/** Text as XML writes it, in an element or an attribute; characters that XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}

/** An `xs:ID` from words: letters, digits, `.`, `-` and `_`, beginning with a letter. */
export function xmlId(...words: readonly string[]): string {
  const id = words.join('-').replace(/[^A-Za-z0-9._-]+/g, '-');
  return /^[A-Za-z]/.test(id) ? id : `x-${id}`;
}
