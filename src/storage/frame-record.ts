import type { EntryKeep, RecordStore } from '#domain/record/store.ts';
import { type FrameLine, frameLine } from './frame-line.ts';
import { thisBrowser } from './frame-parts.ts';
import { prefixOf } from './keys.ts';
import { localKeep } from './local-keep.ts';
import { openRecordOver } from './record-over-keeps.ts';

/** The line to the page that holds this one, one a page. */
export const toHolder: FrameLine = frameLine(globalThis.window);

/**
 * Opens the record of the learner who came from an LMS; it takes the place of `browser-record.ts` in a package. The page that
 * holds the frame has the record, and tells the LMS: here it is written through the frame's name, which outlasts each
 * page, to that page.
 */
export async function openRecord({ root }: { readonly root: string }): Promise<RecordStore> {
  const { localStorage } = thisBrowser();
  const store = await openRecordOver(
    {
      prompt: localStorage ? localKeep(localStorage, prefixOf(root)) : null,
      durable: holderKeep(toHolder),
      points: null,
      marker: null,
      sharedComputer: false,
      clock: Date,
      random: chance,
      wait(milliseconds, then) {
        const id = setTimeout(then, milliseconds);
        return () => clearTimeout(id);
      },
    },
    { tell() {}, close() {} },
  );
  addEventListener('pagehide', () => store.leave());
  return store;
}

/** The page that holds the frame, as a keep. It is never erased from here: what an LMS knows is not ours to take back. */
function holderKeep(line: FrameLine): EntryKeep {
  return {
    epoch: async () => 0,
    async look() {
      const texts = await line.ask({ say: 'look' });
      return { epoch: 0, stored: texts.map((text, at) => ({ key: String(at), text })) };
    },
    async write(_, parcels) {
      await line.ask({ say: 'write', texts: parcels.map(({ text }) => text) });
    },
    keyOf: (_, { id }) => id,
    note: async () => null,
    setNote: async () => {},
    async erase() {
      throw new Error('What the LMS has stays there.');
    },
    close() {},
  };
}

/** Without `crypto`, as on a page that came over plain http in an old browser, the day's own chance has to do. */
function chance(): number {
  return globalThis.crypto ? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32 : Math.random();
}
