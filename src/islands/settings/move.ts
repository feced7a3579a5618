import { fill } from '#domain/course/fill.ts';
import { longestPlaceCode, writePlaceCode } from '#domain/record/place-code.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { squeeze } from '#storage/squeeze.ts';
import { announce } from '../page/announce.ts';
import { drawQr } from '../page/qr.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { sizeOf } from '../record/restore-points.ts';

type Words = Readonly<Record<string, string>>;

/** The most characters that are drawn as a QR code: beyond them its dots are too small for a phone held by hand. */
const mostInQr = 1_700;

/** Shows the record as a link to open on another device and, where it fits, as a QR code of that link. */
export async function showPlaceLink(store: RecordStore, place: HTMLElement, words: Words): Promise<void> {
  place.hidden = false;
  const { course, edition, root = '/' } = document.documentElement.dataset;
  const code = await writePlaceCode(store.record(), { course, edition }, squeeze).catch(() => null);
  if (code === null || code.length > longestPlaceCode) {
    place.replaceChildren(paragraph(fill(words[code === null ? 'move-impossible' : 'move-too-long'])));
    return place.focus();
  }
  const link = `${location.origin}${root}move/#${code}`;
  const field = document.createElement('label');
  field.className = 'field ui';
  const name = document.createElement('span');
  name.textContent = fill(words['move-link']);
  const input = document.createElement('input');
  Object.assign(input, { type: 'text', readOnly: true, value: link, autocomplete: 'off', spellcheck: false });
  input.addEventListener('focus', () => input.select());
  field.append(name, input);
  const copy = button(fill(words['move-copy']), 'button', async () => {
    input.select();
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    announce(fill(words[copied ? 'move-copied' : 'move-selected']));
  });
  const size = { n: store.record().size, size: sizeOf(link.length) };
  const qr = link.length <= mostInQr ? await drawQr(link, fill(words['move-qr-label'])) : null;
  place.replaceChildren(
    paragraph(fill(words['move-made'], size)),
    field,
    actions(copy),
    ...(qr ? [paragraph(fill(words['move-qr'])), qr] : [paragraph(fill(words['move-no-qr']))]),
  );
  place.focus();
}
