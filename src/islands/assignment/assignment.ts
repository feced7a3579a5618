import type { AssignedPage } from '#course/assigned-page.ts';
import { accept, acceptedIn, progressAgainst } from '#domain/assignment/accepted.ts';
import { type LinkReading, readLink } from '#domain/assignment/link.ts';
import { dueEvents } from '#domain/assignment/say-assignment.ts';
import { fill } from '#domain/course/fill.ts';
import { keyOfStep } from '#domain/record/progress-cache.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { signatureCheck } from '#storage/device-key.ts';
import { isSharedComputer } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { announce } from '../page/announce.ts';
import { choosePlace } from '../page/choose-place.ts';
import { placeNow } from '../page/place.ts';
import { toPage } from '../page/to-page.ts';
import { actions, button, heading, link, paragraph } from '../record/elements.ts';
import { dayInWords, dayOf } from '../today.ts';
import { assignmentSheet } from './sheet.ts';

type Read = Extract<LinkReading, { ok: true }>;

const data = JSON.parse(document.querySelector('#assigned-data')?.textContent ?? '{}') as AssignedPage;
const { words, outline } = data;
const root = document.documentElement.dataset.root ?? '/';
const view = document.querySelector<HTMLElement>('[data-assigned]');
const form = document.querySelector<HTMLFormElement>('[data-assigned-form]');

/** One look at a time: what was opened last is what stands. */
let looks = 0;

/** Reads a link and shows what it asks, or why it cannot be read. Nothing changes but the screen. */
async function look(given: string, moveFocus: boolean) {
  looks += 1;
  const mine = looks;
  const reading = await readLink(given, { modules: outline.modules.map(({ id }) => id), check: signatureCheck() });
  const store = reading.ok ? await recordIfAny() : null;
  if (mine !== looks) return;
  if (reading.ok) offer(reading, store);
  else refuse(reading.sentence);
  if (moveFocus) view?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}

/** The record, where there is one. A browser that has none is not given one by looking. */
async function recordIfAny(): Promise<RecordStore | null> {
  if (!(await wasHere(root)) && !isSharedComputer(root)) return null;
  const { openCourseRecord } = await import('../record/open.ts');
  return openCourseRecord();
}

function show(...parts: readonly HTMLElement[]) {
  if (!view) return;
  // “Nothing changes until you accept” stands over what can be accepted, and over nothing else.
  const lead = document.querySelector<HTMLElement>('.title .lead');
  if (lead) lead.hidden = !parts.some((each) => each.querySelector('[data-accept]'));
  view.replaceChildren(...parts);
  view.hidden = false;
}

function refuse(sentence: string) {
  const note = document.createElement('div');
  note.className = 'note caution';
  note.dataset.refusal = '';
  note.tabIndex = -1;
  note.append(paragraph(sentence), paragraph(fill(words['refused-rest'])));
  show(note);
  if (form) form.hidden = false;
}

/** Shows the whole of it, with the two ways on. */
function offer(reading: Read, store: RecordStore | null) {
  const { assignment, code } = reading;
  const before = store && acceptedIn(store.record()).find((each) => each.assignment.id === assignment.id);
  if (form) form.hidden = true;
  const sheet = assignmentSheet({ ...reading, today: dayOf(), place: placeNow() }, data);
  if (before && before.code === code) {
    const note = paragraph(fill(words['accepted-before'], { day: dayInWords(dayOf(before.entry.at)) }));
    note.className = 'note';
    return show(sheet, note, ...waysOn(reading, store));
  }
  const yes = button(fill(words['accept']), 'button', () => void take(reading));
  yes.dataset.accept = '';
  const anew = paragraph(fill(words['anew']));
  anew.className = 'note';
  show(
    sheet,
    ...(before ? [anew] : []),
    actions(yes, button(fill(words['decline']), 'button quiet', decline)),
    small(fill(words['accept-hint'])),
  );
}

async function take(reading: Read) {
  for (const each of view?.querySelectorAll('button') ?? []) each.disabled = true;
  const { openCourseRecord } = await import('../record/open.ts');
  const store = await openCourseRecord();
  await store.add(accept(reading.code)).saved;
  // The coordinator's expectation fills a gap; it never takes the place of what somebody chose.
  if (reading.assignment.place && placeNow() === null) choosePlace(reading.assignment.place);
  // The page cache, so that other pages know of it at once.
  void import('../record/progress.ts').then(({ readProgress }) => readProgress(outline));
  const title = heading('h2', fill(words['accepted']));
  title.tabIndex = -1;
  title.dataset.accepted = '';
  show(title, paragraph(fill(words['accepted-text'])), ...waysOn(reading, store));
  title.focus();
}

/** Declining is leaving: there is nothing to take back. */
function decline() {
  const title = heading('h2', fill(words['declined']));
  title.tabIndex = -1;
  show(
    title,
    paragraph(fill(words['declined-text'])),
    actions(link(fill(words['to-course']), toPage(''), 'button quiet')),
  );
  title.focus();
}

/** What to do first, and the day for a calendar. */
function waysOn({ assignment }: Read, store: RecordStore | null): readonly HTMLElement[] {
  if (!store) return [];
  const { next, modules, complete } = progressAgainst(store.record(), outline, assignment);
  const step = next && data.steps[keyOfStep(next)];
  const home = link(fill(words['to-home']), toPage(''), 'button quiet');
  const cold = modules.filter(({ testOut }) => testOut !== null).map(({ progress }) => progress.id);
  const known = cold.map((id) => link(data.titles[id] ?? id, `${data.addresses[id] ?? ''}#test-out`));
  return [
    ...(complete ? [paragraph(fill(words['complete']))] : []),
    actions(
      ...(step
        ? [link(fill(words[next.begun ? 'go-on' : 'first'], { title: step.title }), step.to, 'button')]
        : [link(fill(words['hand-in']), toPage('finish/#hand-in'), 'button')]),
      home,
      ...(assignment.due && assignment.due >= dayOf()
        ? [button(fill(words['calendar']), 'button plain', () => void saveDay(assignment))]
        : []),
    ),
    ...(known.length > 0 ? [knownAlready(known)] : []),
  ];
}

function knownAlready(modules: readonly HTMLElement[]): HTMLElement {
  const line = paragraph(`${fill(words['known-already'])} `);
  for (const [at, module] of modules.entries()) line.append(at > 0 ? ' · ' : '', module);
  return line;
}

async function saveDay(assignment: Read['assignment']) {
  const [{ writeCalendar }, { download }] = await Promise.all([
    import('#domain/calendar/write-calendar.ts'),
    import('../download.ts'),
  ]);
  const page = new URL(toPage(''), location.href).href;
  const events = dueEvents(assignment, dayOf(), { page, host: data.host }, words);
  download('due-day.ics', writeCalendar(events, new Date().toISOString()), 'text/calendar;charset=utf-8');
  announce(fill(words['calendar-saved']));
}

function small(text: string): HTMLElement {
  const element = paragraph(text);
  element.className = 'small';
  return element;
}

/** Reads what stands behind `#`, which is taken out of the address bar at once: it need not be bookmarked, or read over a shoulder. */
function open(moveFocus: boolean) {
  const given = location.hash.slice(1);
  if (given) history.replaceState(history.state, '', location.pathname);
  void look(given, moveFocus);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void look(String(new FormData(form).get('link') ?? ''), true);
});
// A link that is opened while this page stands in the tab changes no more than the fragment.
addEventListener('hashchange', () => {
  if (location.hash) open(true);
});
open(false);
