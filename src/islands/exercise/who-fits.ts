import { fill } from '#domain/course/fill.ts';
import { stillFit } from '#domain/course/still-fit.ts';

/** A draft whose details can be left out; says about how many people still fit. */
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

customElements.define('who-fits', WhoFits);
