import words from 'interface-words:lasting';
import { fill } from '#domain/course/fill.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { forgetsAfterAWeek, isKeptForGood, keepForGood, noteLasting, readLasting } from '#storage/lasting.ts';
import { announce } from '../page/announce.ts';
import { sayQuietly } from './banner.ts';

const root = document.documentElement.dataset.root ?? '/';
const threeDays = 3 * 24 * 60 * 60 * 1000;

/**
 * In a browser that deletes after a week: suggests a copy at each return after three days. Elsewhere it only notes the visit.
 */
export function noticeVisit(store: RecordStore): void {
  const { visited } = readLasting(root);
  const now = Date.now();
  if (store.record().size === 0 || store.health().sharedComputer) return;
  noteLasting(root, { visited: now });
  if (forgetsAfterAWeek() && visited !== undefined && now - visited > threeDays) remind(store);
}

/**
 * Once a module is finished there is something to lose: asks, a single time, whether the browser may be asked to keep it; and
 * in a browser that deletes after a week, suggests a copy after each module.
 */
export async function noticeFinished(store: RecordStore, modules: number): Promise<void> {
  if (modules === 0 || store.health().sharedComputer) return;
  const { asked, reminded = 0 } = readLasting(root);
  if (asked === undefined && 'storage' in navigator) {
    if (!(await isKeptForGood())) return ask();
    noteLasting(root, { asked: 'granted' });
  }
  if (forgetsAfterAWeek() && modules > reminded) {
    remind(store, () => noteLasting(root, { reminded: modules }));
  }
}

function ask() {
  const answer = (asked: 'granted' | 'refused' | 'later') => {
    noteLasting(root, { asked });
    sayQuietly(null);
    announce(fill(words[`answer-${asked}`]));
  };
  sayQuietly({
    text: fill(words['ask']),
    actions: [
      [fill(words['ask-yes']), () => void keepForGood().then((kept) => answer(kept ? 'granted' : 'refused'))],
      [fill(words['ask-no']), () => answer('later')],
    ],
  });
}

function remind(store: RecordStore, done = () => {}) {
  const end = () => {
    done();
    sayQuietly(null);
  };
  sayQuietly({
    text: fill(words['remind']),
    actions: [
      [
        fill(words['remind-download']),
        () =>
          void import('./downloads.ts').then(({ downloadRecord }) => {
            downloadRecord(store);
            end();
          }),
      ],
      [fill(words['remind-later']), end],
    ],
  });
}
