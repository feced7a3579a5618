/**
 * Text as bytes, put together out of parts that were encoded before. It is one buffer, filled again and again: no text is made,
 * and nothing is left behind for the engine to sweep up.
 */
export class ByteText {
  #bytes = new Uint8Array(16_384);
  #length = 0;

  /** What was put in since it was last cleared; good until it is cleared again. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  add(part: Uint8Array): void {
    const at = this.#room(part.length);
    this.#bytes.set(part, at);
  }

  /** A text in quotes, as it stands in JSON. */
  quote(text: string): void {
    if (!isPlain.test(text)) {
      this.add(utf8(JSON.stringify(text)));
      return;
    }
    let at = this.#room(text.length + 2);
    const bytes = this.#bytes;
    bytes[at++] = 34;
    for (let letter = 0; letter < text.length; letter += 1) bytes[at++] = text.charCodeAt(letter);
    bytes[at] = 34;
  }

  /** The sixteen bytes of a UUID, written as one. */
  uuid(of: Uint8Array): void {
    let at = this.#room(36);
    const bytes = this.#bytes;
    for (let each = 0; each < 16; each += 1) {
      if (each === 4 || each === 6 || each === 8 || each === 10) bytes[at++] = 45;
      const value = of[each] ?? 0;
      bytes[at++] = digits.charCodeAt(value >> 4);
      bytes[at++] = digits.charCodeAt(value & 15);
    }
  }

  #room(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
    }
    return at;
  }
}

const digits = '0123456789abcdef';
/** Nothing in it that JSON writes otherwise, or that takes more than a byte. */
const isPlain = /^[ !#-[\]-~]*$/;
const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
