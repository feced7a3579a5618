/** Bytes as base64url without padding (RFC 4648 §5): letters that fit into an address. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}

/** @throws Error where the text is no base64url */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  // A loop, since a sealed hand-in has a hundred thousand letters.
  const bytes = new Uint8Array(plain.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = plain.charCodeAt(at);
  return bytes;
}

/**
 * As `fromBase64Url`, but null for what we would not have written so: the last letter has bits to spare, and two texts must
 * never stand for the same bytes.
 */
export function strictBytes(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    if (/[^\w-]/.test(text)) return null;
    const bytes = fromBase64Url(text);
    // Only the letters of the last one or two bytes could have been spelled otherwise.
    return text.endsWith(toBase64Url(bytes.subarray(bytes.length - (bytes.length % 3)))) ? bytes : null;
  } catch {
    return null;
  }
}
