import { afterEach, expect, test, vi } from 'vitest';
import type { Payload } from '#domain/record/entry.ts';
import { fakeDisk } from '../fakes/storage.ts';
import { openOver } from './session.ts';

// What a boot costs is counted and not timed: a count is the same on a busy machine.
const counted = vi.hoisted(() => ({ hashes: 0 }));
vi.mock('@noble/hashes/sha2.js', async (original) => {
  const real = await original<typeof import('@noble/hashes/sha2.js')>();
  const sha256 = (bytes: Uint8Array) => {
    counted.hashes += 1;
    return real.sha256(bytes);
  };
  return { ...real, sha256 };
});

afterEach(() => {
  counted.hashes = 0;
});

const many = 300;

/** A disk on which both stores have the same entries. */
async function fullDisk() {
  const disk = fakeDisk();
  const store = await openOver(disk);
  await store.addAll(
    Array.from({ length: many }, (_, n): Payload => ({ kind: 'lesson-finished', lesson: `lesson-${n}` })),
  ).saved;
  store.close();
  return disk;
}

test('opening a record reads each store once, asks for each key once, hashes nothing that both hold alike, and writes nothing', async () => {
  const disk = await fullDisk();
  disk.operations.length = 0;
  counted.hashes = 0;
  const store = await openOver(disk);
  expect(store.record().size).toBe(many);
  expect(counted.hashes).toBe(0);
  const reads = disk.operations.filter(({ kind }) => kind === 'read');
  const entries = reads.filter(({ store: where, what }) => where === 'localStorage' && /:e\d*:/.test(what));
  expect(entries).toHaveLength(many);
  expect(reads.filter(({ store: where, what }) => where === 'indexedDB' && what === 'entries')).toHaveLength(1);
  // The rest is a handful of notes, however long the record is.
  expect(reads.length - entries.length).toBeLessThan(10);
  expect(disk.operations.filter(({ kind }) => kind === 'write')).toEqual([]);
  store.close();
});

test('an entry that differs between the stores is hashed in both forms, so that a damaged one is never taken', async () => {
  const disk = await fullDisk();
  const [id, text] = [...disk.entries][7] as [string, string];
  disk.entries.set(id, text.replace('lesson-7', 'lesson-8'));
  counted.hashes = 0;
  const store = await openOver(disk);
  expect(counted.hashes).toBe(2);
  expect(store.record().get(id)).toMatchObject({ lesson: 'lesson-7' });
  expect(store.setAside()).toMatchObject([{ where: 'indexedDB', key: id, fault: 'altered', restored: true }]);
  store.close();
});

test('what only one store holds is hashed, each text once, since nothing else vouches for it', async () => {
  for (const lost of ['localStorage', 'indexedDB'] as const) {
    const disk = await fullDisk();
    if (lost === 'indexedDB') disk.entries.clear();
    else for (const key of disk.local.keys()) if (/:e\d*:/.test(key)) disk.local.delete(key);
    counted.hashes = 0;
    const store = await openOver(disk);
    expect(counted.hashes).toBe(many);
    expect(store.record().size).toBe(many);
    store.close();
  }
});

test('adding to a long record costs one hash for the id and one to check it', async () => {
  const store = await openOver(await fullDisk());
  counted.hashes = 0;
  await store.add({ kind: 'lesson-finished', lesson: 'one-more' }).saved;
  expect(counted.hashes).toBe(2);
  store.close();
});
