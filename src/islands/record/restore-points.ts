import { fill } from '#domain/course/fill.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { announce } from '../page/announce.ts';
import { actions, button, paragraph } from './elements.ts';

/** Lists the copies that were kept, each with one button to bring it back; says so where there are none. */
export async function listRestorePoints(
  store: RecordStore,
  place: HTMLElement,
  words: Readonly<Record<string, string>>,
): Promise<void> {
  const points = await store.restorePoints();
  if (points.length === 0) return place.replaceChildren(paragraph(fill(words['points-none'])));
  const list = document.createElement('ul');
  list.className = 'ui';
  list.append(
    ...points.map(({ id, at, why, entries, bytes }) => {
      const item = document.createElement('li');
      const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
      item.append(
        paragraph(fill(words[`point-${why}`], { when, n: entries, size: sizeOf(bytes) })),
        actions(
          button(fill(words['point-return'], { when }), 'button quiet', async () => {
            const added = await store.returnTo(id);
            announce(fill(words[added === null ? 'point-unreadable' : 'point-returned'], { n: added ?? 0 }));
          }),
        ),
      );
      return item;
    }),
  );
  place.replaceChildren(list);
}

/** Bytes as a person says them. */
export function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`;
}
