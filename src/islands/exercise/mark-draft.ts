import { fill } from '#domain/course/fill.ts';
import { fateOf, tally } from '#domain/course/marking.ts';
import { reveal } from './reveal.ts';

/** A draft whose pieces can be marked in the running text; who is given away, and by what, is told when it is asked for. */
class MarkDraft extends HTMLElement {
  connectedCallback() {
    for (const piece of this.querySelectorAll<HTMLElement>('mark[data-piece]')) piece.replaceWith(toggle(piece));
    for (const part of this.querySelectorAll<HTMLElement>('[data-reasons]')) part.hidden = true;
    const actions = this.querySelector<HTMLElement>('.actions');
    if (actions) actions.hidden = false;
    actions?.querySelector('button')?.addEventListener('click', () => this.show());
  }

  show() {
    const buttons = [...this.querySelectorAll<HTMLElement>('button[data-piece]')];
    const pieces = buttons.map((button) => ({
      button,
      givesAway: button.dataset.pointsTo !== 'nobody',
      marked: button.getAttribute('aria-pressed') === 'true',
    }));
    for (const piece of pieces) {
      const fate = fateOf(piece);
      piece.button.dataset.fate = fate;
      const line = this.querySelector<HTMLElement>(`[data-why="${piece.button.dataset.piece}"]`);
      const verdict = line?.querySelector('[data-verdict]');
      line?.classList.toggle('best', fate === 'found' || fate === 'left');
      if (verdict) verdict.textContent = fill(this.dataset[`words${camel(fate)}`]);
    }
    for (const part of this.querySelectorAll<HTMLElement>('[data-reasons]')) part.hidden = false;
    const { wordsTally, wordsTallyVain } = this.dataset;
    const { found, of, vain } = tally(pieces);
    reveal(this, fill(vain > 0 ? wordsTallyVain : wordsTally, { found, of, vain }));
  }
}

/** A piece as a button that stays down: it stands in the sentence and can be reached by keyboard. */
function toggle(piece: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'piece';
  button.textContent = piece.textContent;
  Object.assign(button.dataset, piece.dataset);
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    delete button.dataset.fate;
  });
  return button;
}

/** `marked-in-vain` as the data attribute's name has it in script. */
function camel(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

customElements.define('mark-draft', MarkDraft);
