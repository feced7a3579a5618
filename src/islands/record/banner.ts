import words from 'interface-words:record';
import { fill } from '#domain/course/fill.ts';
import type { Health, RecordStore } from '#domain/record/store.ts';
import { copiedEntries } from '#storage/copied.ts';
import { toPage } from '../page/to-page.ts';
import { button } from './elements.ts';

/** One thing that the banner says, and what can be done about it. */
export interface Notice {
  readonly text: string;
  readonly actions: readonly (readonly [string, () => void])[];
}

const root = document.documentElement.dataset.root ?? '/';
let quiet: Notice | null = null;
let sure = false;
let show = () => {};

/**
 * Says at the top of the page when saving is not what it should be, for as long as it is so. The course goes on beneath.
 */
export function watchHealth(store: RecordStore): void {
  const banner = document.getElementById('record-banner');
  if (!banner) return;
  let shown = '';
  show = () => {
    const urgent = noticeFor(store);
    const notice = urgent ?? quiet;
    banner.hidden = notice === null;
    if (!notice) {
      shown = '';
      return banner.replaceChildren();
    }
    // Drawn again only when it says something else: a repeated alert would be read out each time.
    if (notice.text === shown) return;
    shown = notice.text;
    banner.className = 'banner';
    const wrap = document.createElement('div');
    wrap.className = 'wrap';
    const text = document.createElement('p');
    text.setAttribute('role', urgent ? 'alert' : 'status');
    text.textContent = notice.text;
    const buttons = notice.actions.map(([name, act]) => button(name, 'button quiet', act));
    wrap.append(text, ...buttons);
    const held = banner.contains(document.activeElement);
    banner.replaceChildren(wrap);
    if (held) buttons[0]?.focus();
  };
  show();
  store.subscribe(show);
}

/** Says something that can wait, where nothing is amiss; null takes it back. */
export function sayQuietly(notice: Notice | null): void {
  quiet = notice;
  show();
}

const say = (key: string, values?: Readonly<Record<string, number>>) => fill(words[key], values);

function noticeFor(store: RecordStore): Notice | null {
  const health = store.health();
  const save = [
    say('download'),
    () =>
      void import('./downloads.ts').then(({ downloadRecord }) => {
        downloadRecord(store);
        show();
      }),
  ] as const;
  const reload = [say('reload'), () => location.reload()] as const;
  if (health.erased) return { text: say('erased'), actions: [reload] };
  if (health.readOnly) return { text: say('read-only'), actions: [reload, save] };
  if (health.vanished) {
    const { had, has } = health.vanished;
    // A page that says so with its whole screen need not say it twice.
    if (document.querySelector('[data-recovery]')) return null;
    return {
      text: say('vanished', { had, has }),
      actions: [
        [say('vanished-import'), () => location.assign(toPage('settings/#record'))],
        [say('vanished-accept'), () => store.acceptLoss()],
      ],
    };
  }
  if (health.sharedComputer) return noticeOnSharedComputer(store, save);
  const trouble = troubleKey(health);
  if (trouble) return { text: say(trouble), actions: [save] };
  const lost = store.setAside().filter(({ restored }) => !restored).length;
  if (lost > 0)
    return {
      text: say('set-aside', { n: lost }),
      actions: [
        [
          say('set-aside-download'),
          () => void import('./downloads.ts').then(({ downloadSetAside }) => downloadSetAside(store)),
        ],
      ],
    };
  return null;
}

/** First the copy, then the end; whoever ends without a copy is asked once more. */
function noticeOnSharedComputer(store: RecordStore, save: Notice['actions'][number]): Notice {
  const left = store.record().size - copiedEntries(root);
  const end = () => void import('./shared-computer.ts').then(({ finish }) => finish(store));
  // Nothing done yet is nothing to copy, and no copy may be claimed.
  if (store.record().size === 0) return { text: say('shared'), actions: [[say('shared-finish'), end]] };
  if (left <= 0) return { text: say('shared-copied'), actions: [[say('shared-finish'), end], save] };
  const ask = (asked: boolean) => () => {
    sure = asked;
    show();
  };
  return sure
    ? {
        text: say('shared-sure', { n: left }),
        actions: [save, [say('shared-leave'), end], [say('shared-stay'), ask(false)]],
      }
    : { text: say('shared'), actions: [save, [say('shared-finish'), ask(true)]] };
}

function troubleKey({ trouble, where }: Health): string | null {
  const [first] = trouble;
  if (!first) return null;
  const full = trouble.some(({ why }) => why === 'full');
  if (where === 'memory')
    return full ? 'trouble-full' : trouble.every(({ why }) => why === 'absent') ? 'trouble-absent' : 'trouble-failed';
  return full ? 'trouble-full' : 'trouble-one';
}
