const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Bytes as hexadecimal digits, two each. Our own, since the library's lies in one file with what every page hashes with, and
 * would travel with all of them.
 */
export function hexOf(bytes: Uint8Array & { readonly toHex?: () => string }): string {
  // A million ids are made of it, and where the browser knows how, it is quicker.
  return bytes.toHex?.() ?? Array.from(bytes, (byte) => digits[byte]).join('');
}
