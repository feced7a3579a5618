import { findMarks } from '#domain/guard/find-marks.ts';
import { maskMarks } from '#domain/guard/mask.ts';
import { type JournalPage, openJournal } from '#storage/journal.ts';
import { announce } from '../page/announce.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { say } from '../say.ts';
import { takeAlong } from './take-along.ts';

type Words = Readonly<Record<string, string>>;
const { words, guard } = JSON.parse(document.querySelector('#reflections-words')?.textContent ?? '{}') as {
  readonly words: Words;
  readonly guard: Words;
};
const sections = [...document.querySelectorAll<HTMLElement>('[data-reflections-module]')];
const ask = document.querySelector<HTMLElement>('[data-reflections-ask]');
const [exporting, printing] = ['export', 'print'].map((name) =>
  document.querySelector<HTMLButtonElement>(`[data-reflections-${name}]`),
);
void show();

async function show() {
  const journal = await openJournal();
  const pages = (await journal.all()).filter(({ kind }) => kind === 'reflection');
  draw(pages, (text) => text);
  const aside = document.querySelector<HTMLElement>('[data-reflections-aside]');
  const unread = (await journal.setAside()).length;
  if (aside && unread > 0) {
    aside.hidden = false;
    aside.textContent = say(words, 'aside', { n: unread });
  }
  if (pages.length === 0) return;
  for (const each of [exporting, printing]) if (each) each.disabled = false;
  exporting?.addEventListener('click', async () => {
    const shape = await mayLeave(pages);
    if (!shape) return exporting.focus();
    takeAlong(pages.map((page) => ({ title: titleOf(page), text: shape(page.text) })));
    announce(say(words, 'exported'));
    exporting.focus();
  });
  printing?.addEventListener('click', async () => {
    const shape = await mayLeave(pages);
    if (!shape) return printing.focus();
    draw(pages, shape);
    print();
    draw(pages, (text) => text);
    printing.focus();
  });
}

/** Each module's versions, the newest first. A module that is gone from the course still shows what was written. */
function draw(pages: readonly JournalPage[], shape: (text: string) => string) {
  for (const section of sections) {
    const own = pages.filter(({ of }) => of === section.dataset.reflectionsModule);
    if (own.length === 0) continue;
    section.querySelector('[data-reflections-words]')?.replaceChildren(...own.flatMap((page) => lines(page, shape)));
    const verb = section.querySelector('[data-reflections-verb]');
    if (verb) verb.textContent = say(words, 'change');
  }
  document.querySelector('[data-reflections-gone]')?.remove();
  const gone = pages.filter(({ of }) => !sections.some((section) => section.dataset.reflectionsModule === of));
  if (gone.length === 0) return;
  const section = document.createElement('section');
  section.className = 'prose';
  section.dataset.reflectionsGone = '';
  const heading = document.createElement('h2');
  heading.textContent = say(words, 'module-gone');
  section.append(heading, ...gone.flatMap((page) => lines(page, shape)));
  sections.at(-1)?.after(section);
}

function lines({ text, at }: JournalPage, shape: (text: string) => string): readonly HTMLElement[] {
  const own = paragraph(shape(text));
  own.className = 'own-words';
  const when = paragraph(say(words, 'written', { day: at.slice(0, 10) }));
  when.className = 'small';
  return [own, when];
}

function titleOf({ of }: JournalPage): string {
  return (
    sections.find((section) => section.dataset.reflectionsModule === of)?.dataset.title ?? say(words, 'module-gone')
  );
}

/** Before words leave the page: how they are to leave it, or null to go back. */
async function mayLeave(pages: readonly JournalPage[]): Promise<((text: string) => string) | null> {
  const found = pages.flatMap(({ text }) => findMarks(text).map(({ from, to }) => `“${text.slice(from, to)}”`));
  if (found.length === 0 || !ask) return (text) => text;
  return new Promise((resolve) => {
    const answer = (shape: ((text: string) => string) | null) => () => {
      ask.hidden = true;
      resolve(shape);
    };
    ask.replaceChildren(
      paragraph(say(guard, 'ask', { n: found.length })),
      paragraph(say(guard, 'ask-list', { list: found.slice(0, 20).join(', ') })),
      paragraph(say(guard, 'not-deidentified')),
      actions(
        button(
          say(guard, 'ask-mask'),
          'button',
          answer((text) => maskMarks(text, findMarks(text))),
        ),
        button(
          say(guard, 'ask-keep'),
          'button quiet',
          answer((text) => text),
        ),
        button(say(guard, 'ask-back'), 'button plain', answer(null)),
      ),
    );
    ask.hidden = false;
    ask.focus();
  });
}
