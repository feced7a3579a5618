import { fill } from '#domain/course/fill.ts';
import { announce } from '../page/announce.ts';

/** A guess at a published figure, then the figure. */
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

customElements.define('guess-figure', GuessFigure);
