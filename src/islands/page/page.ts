/**
 * What every page does, in a few kilobytes: the switch of place, the ticks, and fetching what a page's own parts need when
 * they are there. Nothing here waits for storage: it reads the small page cache and no more.
 */
import { places } from '#domain/course/place.ts';
import { readPageCache } from '#storage/page-cache.ts';
// A lesson's own parts are so small that a request of their own would cost more than they do.
import '../check/check.ts';
import '../lesson/finish.ts';
import { choosePlace } from './choose-place.ts';
import { onPlaceChange, placeNow } from './place.ts';
import { markSteps } from './ticks.ts';

const root = document.documentElement.dataset.root ?? '/';

function wirePlaceSwitch() {
  const control = document.querySelector<HTMLSelectElement>('[data-place-switch]');
  if (!control) return;
  const show = () => {
    control.value = placeNow() ?? '';
  };
  show();
  onPlaceChange(show);
  addEventListener('pageshow', show);
  control.addEventListener('change', () => choosePlace(places.find((each) => each === control.value) ?? null));
}

function wireCompare() {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-compare-switch]')) {
    const show = () => {
      const comparing = document.documentElement.dataset.compare !== undefined;
      const line = document.querySelector('[data-compare-line]');
      const place =
        document.querySelector<HTMLSelectElement>('[data-place-switch]')?.selectedOptions[0]?.textContent ?? '';
      button.textContent = (comparing ? button.dataset.off : button.dataset.on) ?? '';
      button.hidden = placeNow() === null;
      if (line instanceof HTMLElement) {
        line.textContent =
          (placeNow() && !comparing ? line.dataset.one?.replace('{place}', place) : line.dataset.all) ?? '';
      }
    };
    button.addEventListener('click', () => {
      const { dataset } = document.documentElement;
      if (dataset.compare === undefined) dataset.compare = '';
      else delete dataset.compare;
      show();
    });
    onPlaceChange(show);
    show();
  }
}

wirePlaceSwitch();
wireCompare();
const { done } = readPageCache(root);
markSteps(done ?? {});
// Most lessons have nothing that needs it. Once more where it fails, since a network may stumble.
const wake = () => import('./wake.ts').then((m) => m.wakeIslands());
if (document.querySelector('[data-island]')) void wake().catch(wake);

// The boot script looks for this mark; on a slow line it may have given up already.
document.documentElement.dataset.ready = '';
document.getElementById('stuck')?.setAttribute('hidden', '');
// Some seconds later, so that the page itself is read first. Frames and packages are somebody else's to keep. Where what was
// done is gone by then, another tab has erased everything, the copy too.
if (isSecureContext && top === self)
  setTimeout(
    () => (done && !readPageCache(root).done) || import('../offline/register.ts').then((m) => m.keepUnasked()),
    3000,
  );
