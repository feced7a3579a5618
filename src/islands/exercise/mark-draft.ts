import { fill } from '#domain/course/fill.ts';
import { fateOf, tally } from '#domain/course/marking.ts';
import { reveal } from './reveal.ts';

/** A draft whose pieces can be marked in the running text; who is given away, and by what, is told when it is asked for. */
class MarkDraft extends HTMLElement {
  connectedCallback() {
    for (const piece of this.querySelectorAll<HTMLElement>('[data-piece]')) toggle(piece);
    for (const part of this.querySelectorAll<HTMLElement>('[data-reasons]')) part.hidden = true;
    const actions = this.querySelector<HTMLElement>('.actions');
    if (actions) actions.hidden = false;
    actions?.querySelector('button')?.addEventListener('click', () => this.show());
  }

  show() {
    const pieces = [...this.querySelectorAll<HTMLElement>('[data-piece]')].map((phrase) => ({
      phrase,
      givesAway: phrase.dataset.pointsTo !== 'nobody',
      marked: phrase.getAttribute('aria-pressed') === 'true',
    }));
    for (const piece of pieces) {
      const fate = fateOf(piece);
      piece.phrase.dataset.fate = fate;
      const line = this.querySelector<HTMLElement>(`[data-why="${piece.phrase.dataset.piece}"]`);
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

/** Makes a piece a button that stays down. It stays a phrase: a real button would not break across lines as words do. */
function toggle(piece: HTMLElement) {
  piece.setAttribute('role', 'button');
  piece.tabIndex = 0;
  piece.setAttribute('aria-pressed', 'false');
  const turn = () => {
    piece.setAttribute('aria-pressed', String(piece.getAttribute('aria-pressed') !== 'true'));
    delete piece.dataset.fate;
  };
  piece.addEventListener('click', turn);
  piece.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) turn();
  });
}

/** `marked-in-vain` as the data attribute's name has it in script. */
function camel(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

customElements.define('mark-draft', MarkDraft);
