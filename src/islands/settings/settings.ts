import type { RecordStore } from '#domain/record/store.ts';
import { fill } from '#domain/course/fill.ts';
import { places } from '#domain/course/place.ts';
import { inOrder } from '#domain/record/record.ts';
import { readPageCache, writePageCache } from '#storage/page-cache.ts';
import { announce } from '../page/announce.ts';
import { choosePlace } from '../page/choose-place.ts';
import { confirmIn } from '../page/dialog.ts';
import { onPlaceChange, placeNow, showPlace } from '../page/place.ts';
import { openCourseRecord } from '../record/open.ts';
import { eraseEverything } from '../record/erase-everything.ts';
import { downloadRecord, downloadSetAside } from '../record/downloads.ts';
import { isKeptForGood, readLasting } from '#storage/lasting.ts';
import { listRestorePoints } from '../record/restore-points.ts';
import { wireImport } from './import.ts';

const root = document.documentElement.dataset.root ?? '/';
const words = JSON.parse(document.querySelector('#settings-words')?.textContent ?? '{}') as Readonly<
  Record<string, string>
>;
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);

wireForm();
void openCourseRecord().then((store) => {
  showRecord(store);
  store.subscribe(() => showRecord(store));
  wireExport(store);
  wireImport(store, words);
  wireErase(store);
  wireMove(store);
  void showLasting(store);
  wirePoints(store);
});

function wireForm() {
  const form = find<HTMLFormElement>('[data-settings-form]');
  if (!form) return;
  const radios = (name: string) => form.elements.namedItem(name) as RadioNodeList;
  const show = () => {
    radios('theme').value = readPageCache(root).theme ?? 'auto';
    radios('place').value = placeNow() ?? '';
  };
  show();
  onPlaceChange(show);
  form.addEventListener('change', (event) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === 'theme') {
      const theme = value === 'light' || value === 'dark' ? value : null;
      writePageCache(root, { theme });
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
    } else {
      choosePlace(places.find((each) => each === value) ?? null);
    }
  });
}

function showRecord(store: RecordStore) {
  const count = find('[data-record-count]');
  const [first] = inOrder(store.record());
  const size = store.record().size;
  if (count) {
    const what = first
      ? fill(words['data-count'], { n: size, since: first.at.slice(0, 10) })
      : fill(words['data-none']);
    count.textContent = `${what} ${fill(words[`data-where-${store.health().where}`])}`;
  }
  const aside = find('[data-record-aside]');
  const number = store.setAside().length;
  if (aside) aside.hidden = number === 0;
  if (aside && number > 0) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button plain';
    button.textContent = fill(words['aside-download']);
    button.addEventListener('click', () => downloadSetAside(store));
    aside.replaceChildren(fill(words['aside'], { n: number }), ' ', button);
  }
  const erase = find<HTMLButtonElement>('[data-erase]');
  if (erase) erase.disabled = false;
}

function wireExport(store: RecordStore) {
  const button = find<HTMLButtonElement>('[data-export]');
  if (!button) return;
  button.disabled = false;
  button.addEventListener('click', () => {
    downloadRecord(store);
    announce(fill(words['exported']));
  });
}

/** The link is only made when somebody wants it, and so is what makes it. */
function wireMove(store: RecordStore) {
  const button = find<HTMLButtonElement>('[data-move]');
  const place = find('[data-move-place]');
  if (!button || !place) return;
  button.disabled = false;
  button.addEventListener('click', async () => {
    const { showPlaceLink } = await import('./move.ts');
    await showPlaceLink(store, place, words);
  });
  // A link that is shown must hold what was done since.
  store.subscribe(() => {
    place.hidden = true;
  });
}

/** What the browser said when it was asked to keep the record for good. */
async function showLasting(store: RecordStore) {
  const line = find('[data-record-lasting]');
  if (!line || store.health().sharedComputer) return;
  const answer = (await isKeptForGood()) ? 'granted' : (readLasting(root).asked ?? 'unasked');
  line.textContent = fill(words[`lasting-${answer}`]);
}

function wirePoints(store: RecordStore) {
  const place = find('[data-restore-points]');
  if (!place) return;
  let shown = -1;
  const show = () => {
    if (shown === store.record().size) return;
    shown = store.record().size;
    void listRestorePoints(store, place, words);
  };
  show();
  store.subscribe(show);
}

function wireErase(store: RecordStore) {
  const report = find('[data-erase-report]');
  find('[data-erase-copy]')?.addEventListener('click', () => {
    downloadRecord(store);
    announce(fill(words['exported']));
  });
  find('[data-erase]')?.addEventListener('click', async () => {
    const dialog = find<HTMLDialogElement>('[data-erase-dialog]');
    if (!dialog || !report || !(await confirmIn(dialog, fill(words['erase-confirm'], { n: store.record().size }))))
      return;
    const { complete, left } = await eraseEverything(store);
    delete document.documentElement.dataset.theme;
    showPlace(null);
    report.hidden = false;
    report.textContent = complete ? fill(words['erase-done']) : fill(words['erase-partly'], { left: left.join(', ') });
    report.focus();
  });
}
