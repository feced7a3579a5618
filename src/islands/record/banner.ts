import words from 'interface-words:record';
import { fill } from '#domain/course/fill.ts';
import type { Health, RecordStore } from '#domain/record/store.ts';
import { toPage } from '../page/to-page.ts';

interface Notice {
  readonly text: string;
  readonly actions: readonly (readonly [string, () => void])[];
}

/**
 * Says at the top of the page when saving is not what it should be, for as long as it is so. The course goes on beneath.
 */
export function watchHealth(store: RecordStore): void {
  const banner = document.getElementById('record-banner');
  if (!banner) return;
  let shown = '';
  const show = () => {
    const notice = noticeFor(store);
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
    text.setAttribute('role', 'alert');
    text.textContent = notice.text;
    wrap.append(text, ...notice.actions.map(([name, act]) => button(name, act)));
    banner.replaceChildren(wrap);
  };
  show();
  store.subscribe(show);
}

function noticeFor(store: RecordStore): Notice | null {
  const say = (key: string, values?: Readonly<Record<string, number>>) => fill(words[key], values);
  const health = store.health();
  const save = [
    say('download'),
    () => void import('./downloads.ts').then(({ downloadRecord }) => downloadRecord(store)),
  ] as const;
  const reload = [say('reload'), () => location.reload()] as const;
  if (health.erased) return { text: say('erased'), actions: [reload] };
  if (health.readOnly) return { text: say('read-only'), actions: [reload, save] };
  if (health.vanished) {
    const { had, has } = health.vanished;
    return {
      text: say('vanished', { had, has }),
      actions: [
        [say('vanished-import'), () => location.assign(toPage('settings/#record'))],
        [say('vanished-accept'), () => store.acceptLoss()],
      ],
    };
  }
  const trouble = troubleKey(health);
  if (trouble) return { text: say(trouble), actions: [save] };
  if (health.sharedComputer) return { text: say('shared'), actions: [save] };
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

function troubleKey({ trouble, where }: Health): string | null {
  const [first] = trouble;
  if (!first) return null;
  const full = trouble.some(({ why }) => why === 'full');
  if (where === 'memory')
    return full ? 'trouble-full' : trouble.every(({ why }) => why === 'absent') ? 'trouble-absent' : 'trouble-failed';
  return full ? 'trouble-full' : 'trouble-one';
}

function button(name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button quiet';
  element.textContent = name;
  element.addEventListener('click', act);
  return element;
}
