/** The public half of a device key: a P-256 key as a JSON Web Key (RFC 7517), with these fields and no others. */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  /** The coordinates: base64url, 43 characters each. */
  readonly x: string;
  readonly y: string;
}

/** Signs with a key that never leaves the device. A browser on plain http has none. */
export interface Signer {
  readonly key: PublicKey;
  /** ECDSA with SHA-256 over the bytes: r and s, 64 bytes together. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/**
 * Whether a signature fits. Null where this browser cannot tell, which is not the same as false.
 * The algorithm is fixed: nothing in a file can choose another.
 */
export type CheckSignature = (
  key: PublicKey,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => Promise<boolean | null>;

/** The key, where a value is one and nothing besides; else null. */
export function readPublicKey(value: unknown): PublicKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kty, crv, x, y, ...more } = value as { readonly [field: string]: unknown };
  const isCoordinate = (part: unknown): part is string => typeof part === 'string' && /^[\w-]{43}$/.test(part);
  return kty === 'EC' && crv === 'P-256' && isCoordinate(x) && isCoordinate(y) && Object.keys(more).length === 0
    ? { kty, crv, x, y }
    : null;
}
