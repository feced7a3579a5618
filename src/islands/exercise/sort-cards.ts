import { fill } from '#domain/course/fill.ts';
import { reveal } from './reveal.ts';

/** Cards to put into groups; the reasons stay hidden until they are asked for. */
class SortCards extends HTMLElement {
  connectedCallback() {
    for (const reason of this.querySelectorAll<HTMLElement>('[data-reason]')) reason.hidden = true;
    const actions = this.querySelector<HTMLElement>('.actions');
    if (actions) actions.hidden = false;
    actions?.querySelector('button')?.addEventListener('click', () => this.show());
  }

  show() {
    const { wordsRight, wordsOther, wordsOpen, wordsTally } = this.dataset;
    const cards = [...this.querySelectorAll<HTMLElement>('fieldset')];
    let alike = 0;
    for (const card of cards) {
      const { group, groupName = '' } = card.dataset;
      const picked = card.querySelector<HTMLInputElement>('input:checked')?.value;
      const verdict = card.querySelector('[data-verdict]');
      const told = fill(wordsOther, { group: groupName });
      if (picked === group) alike += 1;
      if (verdict)
        verdict.textContent = picked === group ? fill(wordsRight) : picked ? told : `${fill(wordsOpen)} ${told}`;
      const reason = card.querySelector<HTMLElement>('[data-reason]');
      reason?.classList.toggle('best', picked === group);
      if (reason) reason.hidden = false;
    }
    reveal(this, fill(wordsTally, { n: alike, of: cards.length }));
  }
}

customElements.define('sort-cards', SortCards);
