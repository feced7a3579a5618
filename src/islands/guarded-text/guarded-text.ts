import { findMarks } from '#domain/guard/find-marks.ts';
import { type Mark, markKinds } from '#domain/guard/kinds.ts';
import { maskMarks } from '#domain/guard/mask.ts';
import { announce } from '../page/announce.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { say } from '../say.ts';

/** A field whose words are looked at as they are written. */
export interface GuardedText {
  readonly field: HTMLTextAreaElement;
  text(): string;
  set(text: string): void;
  /** How many words are marked at this moment. */
  marks(): number;
  /**
   * Before words are kept or leave the page: if some are marked, says which and asks. Resolves true to go on, with the words
   * masked or as they are; false to go back to them. It never refuses.
   */
  mayGoOn(): Promise<boolean>;
  onChange(listener: () => void): void;
}

/** How long after the last key the text is looked at, in milliseconds. */
const pause = 200;
/** How many marks are listed; the others are counted. */
const mostListed = 20;

/** What a mark is and why, in the middle of a line: “a name. A name points at one person.” */
function sentenceOf({ kind, why }: Mark): string {
  const { label } = markKinds[kind];
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}. ${why}`;
}

/** Brings the fields of GuardedText.astro to life. */
export function guardText(within: HTMLElement): GuardedText {
  const part = <E extends HTMLElement>(name: string) => {
    const found = within.querySelector<E>(`[data-guarded-${name}]`);
    if (!found) throw new Error(`The guarded field has no ${name}.`);
    return found;
  };
  const words = JSON.parse(within.dataset.guardedWords ?? '{}') as Readonly<Record<string, string>>;
  const purpose = within.dataset.guarded === 'post' ? 'post' : 'journal';
  const field = part<HTMLTextAreaElement>('text');
  const [maskAll, undo] = [part<HTMLButtonElement>('mask-all'), part<HTMLButtonElement>('undo')];
  const listeners = new Set<() => void>();
  const before: string[] = [];
  let marks: readonly Mark[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look() {
    clearTimeout(timer);
    marks = findMarks(field.value, purpose);
    drawEcho();
    drawList();
    for (const listener of listeners) listener();
  }

  function drawEcho() {
    const pieces: Node[] = [];
    let at = 0;
    for (const { from, to } of marks) {
      const marked = document.createElement('mark');
      marked.textContent = field.value.slice(from, to);
      pieces.push(document.createTextNode(field.value.slice(at, from)), marked);
      at = to;
    }
    // A line that is still empty has its height too.
    pieces.push(document.createTextNode(`${field.value.slice(at)}\u200b`));
    part('echo').replaceChildren(...pieces);
  }

  function drawList() {
    const number = field.value.split(/\s+/).filter(Boolean).length;
    part('count').textContent =
      number === 0 ? '' : say(words, marks.length > 0 ? 'count' : 'count-none', { words: number, n: marks.length });
    part('found').hidden = marks.length === 0;
    maskAll.hidden = marks.length === 0;
    undo.hidden = before.length === 0;
    const items = marks.slice(0, mostListed).map((mark) => {
      const what = field.value.slice(mark.from, mark.to);
      const item = document.createElement('li');
      const text = document.createElement('span');
      const strong = document.createElement('b');
      strong.textContent = what;
      text.append(strong, `: ${sentenceOf(mark)}`);
      const one = button(say(words, 'mask'), 'button plain', () => mask([mark], field));
      one.setAttribute('aria-label', say(words, 'mask-named', { what }));
      item.append(text, one);
      return item;
    });
    if (marks.length > mostListed) {
      const rest = document.createElement('li');
      rest.textContent = say(words, 'more', { n: marks.length - mostListed });
      items.push(rest);
    }
    part('list').replaceChildren(...items);
  }

  /** @param then where the focus goes, since the button that was pressed may be gone */
  function mask(some: readonly Mark[], then: HTMLElement | null) {
    before.push(field.value);
    field.value = maskMarks(field.value, some);
    look();
    announce(say(words, 'masked', { n: some.length }));
    then?.focus();
  }

  function changed() {
    clearTimeout(timer);
    part('ask').hidden = true;
    // The echo gives the field its height, so it follows each key; marks follow when the writer pauses.
    part('echo').textContent = `${field.value}\u200b`;
    timer = setTimeout(look, pause);
  }

  function ask(): Promise<boolean> {
    const panel = part('ask');
    const found = marks.slice(0, mostListed).map(({ from, to }) => `“${field.value.slice(from, to)}”`);
    return new Promise((resolve) => {
      const done = (goOn: boolean, work = () => {}) => {
        panel.hidden = true;
        work();
        if (!goOn) field.focus();
        resolve(goOn);
      };
      panel.replaceChildren(
        paragraph(say(words, 'ask', { n: marks.length })),
        paragraph(say(words, 'ask-list', { list: found.join(', ') })),
        paragraph(say(words, 'not-deidentified')),
        actions(
          button(say(words, 'ask-mask'), 'button', () => done(true, () => mask(marks, null))),
          button(say(words, 'ask-keep'), 'button quiet', () => done(true)),
          button(say(words, 'ask-back'), 'button plain', () => done(false)),
        ),
      );
      panel.hidden = false;
      panel.focus();
    });
  }

  field.addEventListener('input', changed);
  maskAll.addEventListener('click', () => mask(marks, undo));
  undo.addEventListener('click', () => {
    field.value = before.pop() ?? field.value;
    look();
    announce(say(words, 'undone'));
    (undo.hidden ? field : undo).focus();
  });
  field.disabled = false;
  look();
  return {
    field,
    text: () => field.value,
    set(text) {
      field.value = text;
      before.length = 0;
      look();
    },
    marks: () => marks.length,
    async mayGoOn() {
      look();
      return marks.length === 0 || ask();
    },
    onChange: (listener) => listeners.add(listener),
  };
}
