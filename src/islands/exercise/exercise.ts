import { fill } from '#domain/course/fill.ts';
import { stillFit } from '#domain/course/still-fit.ts';
import { announce } from '../page/announce.ts';

/** A draft whose details can be left out; says about how many people still fit. Nothing is kept. */
class WhoFits extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', () => this.count());
    this.count();
  }

  count() {
    const { people = '1', of = '', wordsMany, wordsOne } = this.dataset;
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input')];
    const left = stillFit(
      Number(people),
      boxes.filter(({ checked }) => checked).map(({ dataset }) => Number(dataset.oneIn)),
    );
    for (const { value, checked } of boxes) {
      const mark = this.querySelector(`[data-detail="${value}"]`);
      mark?.classList.toggle('left-out', !checked);
    }
    const line = this.querySelector('.fits');
    if (line) line.textContent = fill(left === 1 ? wordsOne : wordsMany, { n: left.toLocaleString('en'), of });
  }
}

/** Cards to put into groups; the reasons stay hidden until they are asked for. */
class SortCards extends HTMLElement {
  connectedCallback() {
    for (const reason of this.querySelectorAll<HTMLElement>('[data-reason]')) reason.hidden = true;
    const actions = this.querySelector<HTMLElement>('.actions');
    if (actions) actions.hidden = false;
    actions?.querySelector('button')?.addEventListener('click', () => this.show());
  }

  show() {
    const { wordsRight, wordsOther, wordsOpen } = this.dataset;
    for (const card of this.querySelectorAll<HTMLElement>('fieldset')) {
      const { group, groupName = '' } = card.dataset;
      const picked = card.querySelector<HTMLInputElement>('input:checked')?.value;
      const verdict = card.querySelector('[data-verdict]');
      const told = fill(wordsOther, { group: groupName });
      if (verdict)
        verdict.textContent = picked === group ? fill(wordsRight) : picked ? told : `${fill(wordsOpen)} ${told}`;
      const reason = card.querySelector<HTMLElement>('[data-reason]');
      reason?.classList.toggle('best', picked === group);
      if (reason) reason.hidden = false;
    }
    this.querySelector<HTMLElement>('input')?.focus();
  }
}

/** A guess at a published figure, then the figure. Nothing is kept or scored. */
class GuessFigure extends HTMLElement {
  connectedCallback() {
    const figure = this.querySelector<HTMLElement>('[data-figure]');
    const range = this.querySelector<HTMLInputElement>('input');
    const output = this.querySelector('output');
    if (!figure || !range || !output) return;
    figure.hidden = true;
    for (const part of this.querySelectorAll<HTMLElement>('.field, .actions')) part.hidden = false;
    range.addEventListener('input', () => {
      output.textContent = range.value;
    });
    this.querySelector('button')?.addEventListener('click', () => {
      const guessed = this.querySelector<HTMLElement>('[data-guessed]');
      const sentence = fill(this.dataset.wordsGuessed, { guess: range.value });
      if (guessed) {
        guessed.hidden = false;
        guessed.textContent = sentence;
      }
      figure.hidden = false;
      figure.focus();
      announce(`${figure.querySelector('.figure')?.textContent ?? ''} ${sentence}`);
    });
  }
}

customElements.define('who-fits', WhoFits);
customElements.define('sort-cards', SortCards);
customElements.define('guess-figure', GuessFigure);
