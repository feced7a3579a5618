import { type Squeeze, TooMuch } from '#domain/record/place-code.ts';

/** Raw deflate by the browser's own streams. Without them both reject: the file then serves instead. */
export const squeeze: Squeeze = {
  squeeze: async (bytes) => gather(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY),
  expand: async (bytes, most) => gather(bytes, new DecompressionStream('deflate-raw'), most),
};

/** What comes out of a stream, read piece by piece, so that a bomb is put out before it fills the memory. */
async function gather(bytes: Uint8Array, through: CompressionStream | DecompressionStream, most: number) {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(through).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const value: Uint8Array = piece.value;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new TooMuch();
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
