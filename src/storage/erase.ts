import type { Erased } from '#domain/record/store.ts';
import type { JournalKeep } from './journal-keep.ts';
import type { MarkerPlace } from './marker.ts';
import type { RestorePoints } from './restore-points.ts';
import type { Keeps } from './two-keeps.ts';

/** The epoch that follows every epoch that a keep knows of. A keep that does not answer will be told by the other, at boot. */
export async function nextEpoch({ prompt, durable }: Keeps, now: number): Promise<number> {
  const epochs = await Promise.allSettled([(async () => prompt?.epoch())(), durable?.epoch()]);
  return 1 + Math.max(now, ...epochs.map((answer) => (answer.status === 'fulfilled' && answer.value) || 0));
}

/**
 * Empties every place, each of which looks whether it is empty. Web storage comes first: there, other tabs see it at once.
 * @param tell called as soon as web storage knows
 */
export async function eraseEverywhere(
  { prompt, durable }: Keeps,
  points: RestorePoints | null,
  marker: MarkerPlace | null,
  journal: Pick<JournalKeep, 'erase' | 'read'> | null,
  epoch: number,
  tell: () => void,
): Promise<Erased> {
  const left: Erased['left'][number][] = [];
  const empty = async (place: Erased['left'][number], work: () => Promise<boolean>) => {
    if (!(await work().catch(() => false))) left.push(place);
  };
  await empty('localStorage', async () => {
    // It looks for itself: entries of the past are nothing that it would read.
    prompt?.erase(epoch);
    return true;
  });
  tell();
  await empty('indexedDB', async () => {
    await durable?.erase(epoch);
    await points?.erase(epoch);
    await journal?.erase(epoch);
    const left = [await durable?.read(epoch), await points?.list(), await journal?.read()];
    return left.every((found) => !found?.length);
  });
  await empty('caches', async () => {
    await marker?.erase();
    return !(await marker?.read());
  });
  return { complete: left.length === 0, left };
}
