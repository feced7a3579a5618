import words from 'interface-words:assigned';
import { type Card, cardsOf, type Verb } from '#domain/assignment/accepted.ts';
import { wholeCourse } from '#domain/assignment/assignment.ts';
import { fill } from '#domain/course/fill.ts';
import type { Outline } from '#domain/record/progress.ts';
import { keyOfStep } from '#domain/record/progress-cache.ts';
import type { Record } from '#domain/record/record.ts';
import { toPage } from '../page/to-page.ts';
import { link, paragraph } from '../record/elements.ts';
import { dayInWords, dayOf } from '../today.ts';
import { dueInWords } from './sheet.ts';

/** What the home page knows of the course: addresses by the id of a step, titles by the id of a module. */
export interface CardsCourse {
  readonly outline: Outline;
  readonly titles: Readonly<{ [step: string]: { readonly title: string; readonly to: string } }>;
  readonly modules: Readonly<{ [module: string]: string }>;
  /** The course's own title. */
  readonly course: string;
}

/** Draws a card for each assignment that was accepted, the nearest day first; hides the section where there is none. */
export function drawCards(section: HTMLElement, record: Record, course: CardsCourse): void {
  const today = dayOf();
  const cards = cardsOf(record, course.outline, today);
  section.querySelector('ul')?.replaceChildren(...cards.map((card) => cardItem(card, course, today)));
  section.hidden = cards.length === 0;
}

function cardItem(card: Card, course: CardsCourse, today: string): HTMLElement {
  const { assignment, progress, verb, overdue } = card;
  const item = document.createElement('li');
  item.className = 'card assigned-card';
  item.dataset.verb = verb;
  const [name, title] = [document.createElement('h3'), document.createElement('bdi')];
  title.textContent = assignment.title ?? untitled(assignment.modules, course);
  name.append(title);
  item.append(name);
  if (assignment.issuer) {
    const [from, issuer] = [document.createElement('p'), document.createElement('bdi')];
    from.className = 'small';
    issuer.textContent = fill(words['card-from'], { issuer: assignment.issuer });
    from.append(issuer);
    item.append(from);
  }
  if (assignment.due && verb !== 'review') {
    const day = paragraph(
      overdue
        ? fill(words['card-late'], { day: dayInWords(assignment.due) })
        : `${fill(words['due'])} ${dueInWords(assignment.due, today, words)}`,
    );
    day.className = overdue ? 'ui late' : 'ui';
    item.append(day);
  }
  const state = paragraph(stateOf(card));
  state.className = 'ui';
  item.append(state);
  const to = addressOf(verb, card, course);
  if (to) {
    const verbLink = link(fill(words[`verb-${verb}`]), to, verb === 'review' ? 'button quiet' : 'button');
    const unseen = document.createElement('span');
    unseen.className = 'unseen';
    unseen.textContent = `: ${title.textContent}`;
    verbLink.append(unseen);
    item.append(verbLink);
  }
  if (progress.missing.length > 0 && progress.modules.length > 0) {
    const line = paragraph(fill(words['missing'], { modules: progress.missing.join(', ') }));
    line.className = 'small';
    item.append(line);
  }
  return item;
}

function stateOf({ verb, progress: { modules, done, of } }: Card): string {
  if (modules.length === 0) return fill(words['card-none']);
  if (verb === 'review') return fill(words['card-handed-in']);
  if (verb === 'hand-in') return fill(words['card-complete']);
  return fill(words['card-done'], { done, of });
}

/** Where the one verb leads; nowhere, where nothing of the assignment is in this copy. */
function addressOf(verb: Verb, { progress: { modules, next } }: Card, { titles }: CardsCourse): string | null {
  if (modules.length === 0) return null;
  if (verb === 'hand-in') return toPage('finish/#hand-in');
  if (verb === 'review') return toPage('progress/');
  return (next && titles[keyOfStep(next)]?.to) ?? toPage('');
}

function untitled(ids: readonly string[], { modules, course }: CardsCourse): string {
  const names = ids.map((id) => (id === wholeCourse ? course : (modules[id] ?? id)));
  return fill(words['card-untitled'], { modules: names.join(', ') });
}
