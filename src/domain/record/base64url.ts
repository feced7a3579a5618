/** Bytes as base64url without padding (RFC 4648 §5): letters that fit into an address. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}

/** @throws Error where the text is no base64url */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/[-_]/g, (sign) => (sign === '-' ? '+' : '/')));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/**
 * As `fromBase64Url`, but null for what we would not have written so: the last letter has bits to spare, and two texts must
 * never stand for the same bytes.
 */
export function strictBytes(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = fromBase64Url(text);
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
