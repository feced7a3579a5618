import { progressAllowed } from '#domain/assignment/allowed.ts';
import { fill } from '#domain/course/fill.ts';
import { contentsOf, leftOutOf } from '#domain/hand-in/contents.ts';
import { claimOf, composeHandIn } from '#domain/hand-in/hand-in.ts';
import { hashOf, writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import { standingOf } from '#domain/hand-in/standing.ts';
import { byteLength } from '#domain/record/read-entry.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { deviceKey } from '#storage/device-key.ts';
import { type Journal, openJournal } from '#storage/journal.ts';
import { heading, list, paragraph } from '../record/elements.ts';
import { wireName } from '../record/name.ts';
import { sizeOf } from '../record/restore-points.ts';
import { titleOf, wireAnswered } from './answered.ts';
import type { FinishData } from './finish-data.ts';
import { type Prepared, sealedFor } from './prepared.ts';
import { type Receipts, wireReceipts } from './receipt.ts';
import { waysOut } from './ways-out.ts';

/** Handing in: where it stands, what would leave, and the ways out. */
export async function wireHandIn(form: HTMLFormElement, data: FinishData, store: RecordStore): Promise<void> {
  const { words } = data;
  const standing = document.querySelector<HTMLElement>('[data-standing]');
  const place = document.querySelector<HTMLElement>('[data-prepared]');
  const tick = form.querySelector<HTMLElement>('[data-journal]');
  if (!standing || !place || !tick) return;
  const journal = await openJournal();
  const hide = () => {
    place.hidden = true;
  };
  const box = form.querySelector<HTMLElement>('[data-answers]');
  if (!box) return;
  const answered = wireAnswered(box, data, hide);
  let receipts: Receipts | null = null;
  const show = () => {
    answered.show(store.record());
    standing.replaceChildren(...standingLines(store, data, receipts).map(paragraph));
    form.hidden = store.record().size === 0;
    receipts?.offer(store.record());
  };
  receipts = await wireReceipts(data, journal, store.record, () => show());
  show();
  const nameField = await wireName(
    form.elements.namedItem('name') as HTMLInputElement,
    form.querySelector('#name-line') as HTMLElement,
    journal,
    { changed: fill(words['name-changed']), refused: fill(words['name-refused']) },
    hide,
  );
  const pages = (await pagesOf(journal)).length;
  tick.hidden = pages === 0;
  const label = tick.querySelector('b');
  if (label) label.textContent = fill(words['journal'], { n: pages });
  form.addEventListener('change', hide);
  store.subscribe(show);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const ticked = new FormData(form).has('journal');
    const record = store.record();
    const answers = answered.now();
    const handIn = composeHandIn(record, {
      made: new Date().toISOString(),
      course: data.course,
      progress: progressAllowed(record, data.outline),
      name: nameField.name(),
      // Said to be none, it is none: not the one that was accepted last.
      assignment: answers?.code ?? '',
      journal: ticked ? await pagesOf(journal) : undefined,
    });
    const text = await writeHandIn(handIn, await deviceKey(document.documentElement.dataset.root ?? '/'));
    const hash = hashOf(text);
    const name = `post-rounds-hand-in-${handIn.made.slice(0, 10)}-${hash.slice(0, 8)}`;
    const sealed = await sealedFor(text, answers);
    showPrepared(place, { name, text, hash, entries: handIn.entries.length, answers, sealed }, data, store);
  });
}

/** Reflections and plans; names, drafts and worksheets are nobody else's business. */
async function pagesOf(journal: Journal) {
  return (await journal.all()).filter(({ kind }) => kind === 'reflection' || kind === 'plan');
}

/** Where handing in stands, in sentences. */
function standingLines(
  store: RecordStore,
  { outline, words }: FinishData,
  receipts: Receipts | null,
): readonly string[] {
  const record = store.record();
  if (record.size === 0) return [fill(words['state-empty'])];
  // Counted as the file counts.
  const { done, of, course: complete } = claimOf(progressAllowed(record, outline));
  const now = standingOf(record, receipts?.confirmed(record) ?? new Set());
  return [
    now.state === 'ready'
      ? fill(words['state-ready'])
      : fill(words[`state-${now.state}`], { day: now.last.at.slice(0, 10) }),
    ...(now.state === 'ready' ? [] : [fill(words['state-name'], { hash: now.last.file })]),
    ...(now.state !== 'ready' && now.since > 0 ? [fill(words['state-since'], { n: now.since })] : []),
    ...(complete ? [] : [fill(words['state-partial'], { done, of })]),
  ];
}

/** What leaves, what stays, and the ways out; all of it read off the text that is in hand. */
function showPrepared(place: HTMLElement, prepared: Prepared, data: FinishData, store: RecordStore) {
  const { words } = data;
  const { text, answers, sealed } = prepared;
  const gaps = (what: string, values: Readonly<Record<string, string | number>>) => {
    if (what === 'place') return { value: words[`place-${values['value']}`] ?? '' };
    return what === 'assignment' ? { title: answers ? titleOf(answers, data) : '' } : values;
  };
  const title = heading('h3', fill(words['leaves']));
  title.id = 'prepared-leaves';
  title.tabIndex = -1;
  const pre = document.createElement('pre');
  pre.textContent = text;
  pre.tabIndex = 0;
  const reading = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = fill(words['read-first']);
  reading.append(summary, pre);
  const box = document.createElement('div');
  box.className = 'ui prose';
  box.dataset.travels = sealed === null ? 'open' : 'sealed';
  box.append(
    title,
    paragraph(fill(words['leaves-size'], { size: sizeOf(byteLength(text)) })),
    list(contentsOf(text).map(({ what, values }) => fill(words[`leaves-${what}`], gaps(what, values)))),
    heading('h3', fill(words['stays'])),
    list(leftOutOf(text).map((what) => fill(words[`stays-${what}`]))),
    reading,
    ...waysOut(prepared, data, store, () => showPrepared(place, { ...prepared, sealed: null }, data, store)),
  );
  place.replaceChildren(box);
  place.hidden = false;
  title.focus();
}
