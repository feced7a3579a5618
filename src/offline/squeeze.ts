/** Marks what lies squeezed in a cache. Not `content-encoding`, which would speak of the wire. */
const mark = 'x-squeezed';
const way = 'gzip';

/** What is text, and takes a third of the room when it is squeezed. The rest of a course is squeezed already. */
export function isWorthSqueezing(path: string): boolean {
  return path === '' || /(?:\/|\.(?:html|js|css|json|svg|webmanifest))$/.test(path);
}

/** The same answer as it is to lie in a cache; as it is, in a browser that cannot squeeze. */
export async function squeezed(answer: Response): Promise<Response> {
  if (typeof CompressionStream === 'undefined') return answer;
  const headers = new Headers(answer.headers);
  headers.set(mark, way);
  return new Response(await through(answer, new CompressionStream(way)), { headers });
}

/** What lies in a cache as the host gave it, whichever way it lies there; null where it is damaged. */
export async function unsqueezed(kept: Response): Promise<Response | null> {
  if (kept.headers.get(mark) !== way) return kept;
  const headers = new Headers(kept.headers);
  headers.delete(mark);
  const bytes = await through(kept, new DecompressionStream(way)).catch(() => null);
  return bytes && new Response(bytes, { headers });
}

function through(answer: Response, stream: GenericTransformStream): Promise<ArrayBuffer> {
  return new Response(
    answer.body?.pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>) ?? null,
  ).arrayBuffer();
}
