import { largestQr, writeQrLink } from '#domain/assignment/link.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { dueEvents, type Letter, letterFor, mailTo, type Occasion } from '#domain/assignment/say-assignment.ts';
import { fill } from '#domain/course/fill.ts';
import { assignmentSheet } from '../assignment/sheet.ts';
import { download } from '../download.ts';
import { announce } from '../page/announce.ts';
import { drawQr } from '../page/qr.ts';
import { toPage } from '../page/to-page.ts';
import { actions, button, heading, link as linkTo, list, paragraph } from '../record/elements.ts';
import { dayInWords, dayOf } from '../today.ts';
import { inviteesPart } from './invitees.ts';
import { landing, type Office, part, signerNamed, toldBy } from './office.ts';

/** Shows an assignment that was made: its link, its code for paper, its texts, its day, its people. */
export async function showMade(office: Office, made: AssignmentMade): Promise<void> {
  const { words, page } = office;
  const { assignment, code, keyName } = made;
  const section = part<HTMLElement>('[data-made]');
  const address = `${landing()}#${code}`;
  const title = heading('h2', fill(words['made']));
  title.id = 'made';
  title.tabIndex = -1;
  const name = document.createElement('p');
  const isolated = document.createElement('bdi');
  isolated.textContent = assignment.title ?? assignment.modules.map((id) => page.titles[id] ?? page.course).join(', ');
  name.className = 'lead';
  name.append(isolated);
  const sheet = assignmentSheet(
    { assignment, missing: [], signature: 'valid', keyName, today: dayOf(), place: null },
    page,
  );
  const people = inviteesPart(office, made);
  section.replaceChildren(
    title,
    name,
    ...(/^https?:$/.test(location.protocol) ? [] : [caution(fill(words['not-online']))]),
    heading('h3', fill(words['link'])),
    paragraph(fill(words['link-text'])),
    paragraph(fill(words[assignment.sealTo ? 'link-sealed' : 'link-open'])),
    copyable(address, 'link', office),
    ...(await paperPart(office, made)),
    ...(['mail', 'lms'] as const).flatMap((occasion) => letterPart(office, made, occasion, address)),
    ...(assignment.due ? dayPart(office, made) : []),
    folded(fill(words['preview']), paragraph(fill(words['preview-text'])), sheet),
    heading('h3', fill(words['invitees'])),
    people,
    ...letterPart(office, made, 'reminder', address),
  );
  section.hidden = false;
  title.focus();
}

/** The code for paper, with everything that had to be left out for it. */
async function paperPart({ words, page, ...office }: Office, made: AssignmentMade): Promise<readonly HTMLElement[]> {
  const signer = signerNamed({ words, page, ...office }, made.keyName);
  const title = heading('h3', fill(words['paper']));
  if (!signer) return [title, paragraph(fill(words['other-key'], { key: made.keyName }))];
  const written = await writeQrLink(made.assignment, landing(), signer);
  if (!written) return [title, paragraph(fill(words['paper-too-long'], { n: largestQr }))];
  const poster = document.createElement('figure');
  poster.className = 'poster';
  const caption = document.createElement('figcaption');
  const { title: named, due } = made.assignment;
  caption.append(
    ...[
      named ?? page.course,
      ...(due ? [`${fill(page.words['due'])} ${dayInWords(due)}`] : []),
      fill(words['poster']),
    ].map(paragraph),
  );
  poster.append(await drawQr(written.link, fill(words['qr-label']), 'M'), caption);
  return [
    title,
    poster,
    ...(written.leftOut.length > 0
      ? [paragraph(fill(words['left-out'])), list(written.leftOut.map((what) => fill(words[`left-out-${what}`])))]
      : [paragraph(fill(words['left-out-nothing']))]),
    actions(button(fill(words['print']), 'button quiet', printPoster)),
  ];
}

/** Prints the code alone. */
function printPoster() {
  const { dataset } = document.documentElement;
  dataset.print = 'poster';
  addEventListener(
    'afterprint',
    () => {
      delete dataset.print;
    },
    { once: true },
  );
  print();
}

function letterPart(office: Office, { assignment }: AssignmentMade, occasion: Occasion, address: string) {
  const { words, page } = office;
  const letter = letterFor(occasion, assignment, address, page.words, toldBy(office));
  return [
    heading('h3', fill(words[occasion])),
    ...(occasion === 'reminder' ? [paragraph(fill(words['reminder-text']))] : []),
    copyable(letter.body, occasion, office, occasion === 'lms' ? [] : [mailLink(letter, office)]),
  ];
}

function mailLink(letter: Letter, { words }: Office): HTMLElement {
  return linkTo(fill(words['mail-open']), mailTo(letter), 'button quiet');
}

function dayPart({ words, page }: Office, { assignment }: AssignmentMade): readonly HTMLElement[] {
  const save = async () => {
    const { writeCalendar } = await import('#domain/calendar/write-calendar.ts');
    const to = { page: new URL(toPage(''), location.href).href, host: page.host };
    const events = dueEvents(assignment, dayOf(), to, page.words);
    if (events.length === 0) return;
    download('due-day.ics', writeCalendar(events, new Date().toISOString()), 'text/calendar;charset=utf-8');
    announce(fill(words['saved']));
  };
  return [
    heading('h3', fill(words['calendar'])),
    paragraph(fill(words['calendar-text'])),
    actions(button(fill(words['calendar-save']), 'button quiet', () => void save())),
  ];
}

/** A text that is there to be copied: selectable by itself, since a clipboard may be refused. */
function copyable(text: string, name: string, { words }: Office, more: readonly HTMLElement[] = []): HTMLElement {
  const box = document.createElement('div');
  box.className = 'ui';
  const field = document.createElement('textarea');
  field.className = 'code';
  field.readOnly = true;
  field.rows = name === 'link' ? 4 : 9;
  field.value = text;
  field.dataset.copy = name;
  field.setAttribute('aria-label', fill(words[name]));
  const copy = async () => {
    field.select();
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    announce(fill(words[done ? 'copied' : 'copy-by-hand']));
  };
  const copyButton = button(fill(words['copy']), 'button', () => void copy());
  const unseen = document.createElement('span');
  unseen.className = 'unseen';
  unseen.textContent = `: ${fill(words[name])}`;
  copyButton.append(unseen);
  box.append(field, actions(copyButton, ...more));
  return box;
}

function caution(text: string): HTMLElement {
  const note = document.createElement('div');
  note.className = 'note caution';
  note.append(paragraph(text));
  return note;
}

function folded(title: string, ...inside: readonly HTMLElement[]): HTMLElement {
  const details = document.createElement('details');
  details.className = 'preview';
  const summary = document.createElement('summary');
  summary.textContent = title;
  details.append(summary, ...inside);
  return details;
}
