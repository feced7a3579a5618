import type { Keeps } from './two-keeps.ts';

/**
 * The marker says that there was a record here, so that a browser which lost it is never taken for a new learner's. It
 * stands in both keeps and in Cache Storage, which browsers clear at different times.
 */
export interface Marker {
  /** How many entries there were when they were last counted. */
  readonly entries: number;
  /** When a record was first seen here, ISO 8601. */
  readonly since: string;
  /** A marker of an older epoch speaks of what was erased on purpose. */
  readonly epoch: number;
}

/** One place where the marker stands. Any method may throw or reject. */
export interface MarkerPlace {
  read(): Promise<string | null>;
  write(text: string): Promise<unknown>;
  erase(): Promise<unknown>;
}

/** Keeps the marker in Cache Storage, in a cache of its own. The offline worker must leave caches alone that begin with `pr1:`. */
export function markerInCache(caches: CacheStorage, name: string): MarkerPlace {
  // Never fetched: the address is only a key.
  const key = 'https://marker.invalid/';
  return {
    read: async () => (await (await caches.match(key, { cacheName: name }))?.text()) ?? null,
    write: async (text) => (await caches.open(name)).put(key, new Response(text)),
    erase: () => caches.delete(name),
  };
}

/** The marker among the notes of the keeps. They lose it with everything else when they are erased. */
export function markersInKeeps({ prompt, durable }: Keeps, epoch: number): readonly MarkerPlace[] {
  const places: (MarkerPlace | null)[] = [
    prompt && {
      read: async () => prompt.note('marker'),
      write: async (text) => prompt.setNote(epoch, 'marker', text),
      erase: async () => {},
    },
    durable && {
      read: () => durable.note('marker'),
      write: (text) => durable.setNote(epoch, 'marker', text),
      erase: async () => {},
    },
  ];
  return places.filter((place) => place !== null);
}

/** The marker of one epoch over several places, of which any may fail: it is a note about data, and no data itself. */
export function markerOver(places: readonly MarkerPlace[]) {
  let texts: readonly (string | null)[] = [];
  return {
    /** What the places say together: the most entries, the earliest date; null where none speaks of this epoch. */
    async read(epoch: number): Promise<Marker | null> {
      const answers = await Promise.allSettled(places.map((place) => place.read()));
      texts = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : null));
      return texts.map((text) => parse(text, epoch)).reduce(unite, null);
    },
    /** Writes the marker wherever it does not stand like this yet. */
    async write(marker: Marker): Promise<void> {
      const text = JSON.stringify(marker);
      await Promise.allSettled(places.map(async (place, at) => texts[at] === text || place.write(text)));
      texts = places.map(() => text);
    },
  };
}

function parse(text: string | null, now: number): Marker | null {
  try {
    const { entries, since, epoch } = JSON.parse(text ?? 'null') as Marker;
    return Number.isSafeInteger(entries) && typeof since === 'string' && epoch === now
      ? { entries, since, epoch }
      : null;
  } catch {
    return null;
  }
}

function unite(a: Marker | null, b: Marker | null): Marker | null {
  if (!a || !b) return a ?? b;
  return { ...a, entries: Math.max(a.entries, b.entries), since: a.since < b.since ? a.since : b.since };
}
