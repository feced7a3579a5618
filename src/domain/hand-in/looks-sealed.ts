/** The most letters of the header of a sealed hand-in; ours have about 380. */
export const longestHeader = 1200;

/**
 * Whether something begins as a sealed hand-in does: as every one of ours, which is `{"aid":"` in base64url, or as any other JWE
 * whose key was agreed on, with nothing where a wrapped key would stand.
 */
export function looksSealed(file: string | Uint8Array): boolean {
  const begin =
    typeof file === 'string' ? file.slice(0, longestHeader) : new TextDecoder().decode(file.subarray(0, longestHeader));
  const text = begin.replace(/^\uFEFF/, '').trimStart();
  return text.startsWith('eyJhaWQiOi') || (text.startsWith('eyJ') && /^[\w-]+\.\./.test(text));
}
