/**
 * What a page of the course does in the frame of a package, besides what it does everywhere: it says where the learner is,
 * and takes “finish” for what it means here.
 */
import { toHolder } from '#storage/frame-record.ts';

const { carried = './', shell = '' } = document.documentElement.dataset;
const held = window.parent !== window;

if (!held) {
  // Opened by itself, it would tell no LMS of anything.
  location.replace(new URL(carried + shell, location.href));
} else {
  const folder = new URL(carried, location.href).pathname;
  toHolder.tell({
    say: 'at',
    page: location.pathname.slice(folder.length).replace(/(?:^|\/)index\.html$/, ''),
    title: document.title,
  });
}

addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-module-next]') : null;
  if (!held || !link?.href.endsWith('/finish/index.html')) return;
  event.preventDefault();
  toHolder.tell({ say: 'exit' });
});
