import type { AssignedPage } from '#course/assigned-page.ts';
import { type Assignment, wholeCourse } from '#domain/assignment/assignment.ts';
import type { LinkSignature } from '#domain/assignment/link.ts';
import { minutesOf } from '#domain/assignment/say-assignment.ts';
import { termsOf } from '#domain/assignment/terms.ts';
import { type Day, daysBetween } from '#domain/calendar/day.ts';
import { fill } from '#domain/course/fill.ts';
import type { Place } from '#domain/course/place.ts';
import { heading, link, list, paragraph } from '../record/elements.ts';
import { dayInWords } from '../today.ts';

/** An assignment as it is shown before it is accepted. */
export interface Shown {
  readonly assignment: Assignment;
  /** Its modules that this copy does not have. */
  readonly missing: readonly string[];
  readonly signature: LinkSignature;
  readonly keyName: string;
  readonly today: Day;
  /** Whose law the learner chose to see; null for none. */
  readonly place: Place | null;
}

/**
 * Who asks for what, by when, how long it takes, what will be sent back and what will not. The coordinator's preview shows the
 * very same. Words that came with the link stand in a frame of their own, which says whose they are.
 */
export function assignmentSheet(shown: Shown, page: AssignedPage): HTMLElement {
  const { words } = page;
  const { assignment } = shown;
  const terms = termsOf(assignment, words);
  const sheet = document.createElement('section');
  sheet.className = 'assigned';
  sheet.setAttribute('aria-labelledby', 'assigned-what');
  const what = heading('h2', fill(words['what']));
  what.id = 'assigned-what';
  what.tabIndex = -1;
  sheet.append(
    letterhead(assignment, page),
    what,
    ...cautions(shown, page),
    facts(shown, page),
    heading('h2', fill(words['sent'])),
    paragraph(fill(words['sent-why'])),
    list(terms.sent),
    paragraph(terms.travels),
  );
  if (terms.asked.length > 0) sheet.append(paragraph(fill(words['asked'])), list(terms.asked));
  sheet.append(heading('h2', fill(words['kept'])), list(terms.kept), signatureNote(shown, page));
  return sheet;
}

/** Days until a due day, in words. */
export function dueInWords(due: Day, today: Day, words: AssignedPage['words']): string {
  const left = daysBetween(today, due);
  const day = dayInWords(due);
  if (left < 0) return fill(words['due-over'], { day });
  if (left === 0) return fill(words['due-today'], { day });
  return fill(words[left === 1 ? 'due-tomorrow' : 'due-in'], { day, n: left });
}

function letterhead({ title, issuer }: Assignment, { words }: AssignedPage): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'letterhead';
  const whose = paragraph(fill(words['supplied']));
  whose.className = 'small';
  const [name, from] = [document.createElement('p'), document.createElement('p')];
  name.className = 'lead';
  from.className = 'ui';
  name.append(isolated(title ?? fill(words['no-title'])));
  from.append(issuer ? isolated(issuer) : fill(words['no-issuer']));
  frame.append(whose, name, from);
  return frame;
}

/** What somebody else typed must not turn the direction of the text around it. */
function isolated(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

function cautions(
  { assignment, missing, today, place }: Shown,
  { words, places }: AssignedPage,
): readonly HTMLElement[] {
  const { due, place: asked } = assignment;
  const lines = [
    ...(missing.length > 0 ? [fill(words['missing'], { modules: missing.join(', ') })] : []),
    ...(due && due < today ? [fill(words['overdue'], { day: dayInWords(due) })] : []),
    ...(asked && place && asked !== place
      ? [fill(words['place-other'], { asked: places[asked] ?? asked, own: places[place] ?? place })]
      : []),
  ];
  return lines.map((line) => {
    const note = document.createElement('div');
    note.className = 'note caution';
    note.append(paragraph(line));
    return note;
  });
}

function facts({ assignment, missing, today, place }: Shown, page: AssignedPage): HTMLElement {
  const { words, cut, titles, addresses, minutes, places } = page;
  const { due, pass, testOut, returnTo, modules, place: asked } = assignment;
  const element = document.createElement('dl');
  element.className = 'pairs ui';
  const fact = (key: string, ...said: readonly (string | Node)[]) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = fill(words[key]);
    value.append(...said);
    element.append(term, value);
  };
  const ids = modules.includes(wholeCourse) ? Object.keys(titles) : modules.filter((id) => !missing.includes(id));
  const rows = list(
    ids.map((id) => {
      const row = document.createElement('span');
      row.append(link(titles[id] ?? id, addresses[id] ?? ''), ` · ${fill(words['minutes'], { n: minutes[id] ?? 0 })}`);
      return row;
    }),
  );
  if (modules.includes(wholeCourse)) fact('modules', fill(words['whole']), rows);
  else fact('modules', rows);
  fact('takes', fill(words['takes-value'], { n: minutesOf(assignment, minutes) }));
  fact('due', due ? dueInWords(due, today, words) : fill(words['due-none']));
  fact('pass', fill(words['pass-value'], { pass: Math.max(pass ?? 0, Math.round(100 * cut)) }));
  if (testOut) fact('test-out', fill(words['test-out-value']));
  if (asked) {
    const name = places[asked] ?? asked;
    fact('law', fill(words[place ? 'law-own' : 'law-value'], { place: name }));
  }
  fact('to', ...(returnTo ? [isolated(returnTo), ` · ${fill(words['to-hint'])}`] : [fill(words['to-none'])]));
  return element;
}

function signatureNote({ signature, keyName }: Shown, { words }: AssignedPage): HTMLElement {
  const note = paragraph(fill(words[`signature-${signature}`], { key: keyName }));
  note.className = 'small';
  note.dataset.signature = signature;
  return note;
}
