import type { RecordStore } from '#domain/record/store.ts';
import { certaintyIn, closeCertainty } from '../certainty/certainty.ts';

/** A quick check comes alive: choose, commit, read why. What was answered is in the record before the reasons are shown. */
class QuickCheck extends HTMLElement {
  /** The record, fetched and opened while the learner thinks, so that committing hardly ever waits for it. */
  private opening: Promise<RecordStore> | undefined;

  connectedCallback() {
    const actions = this.find('[data-check-actions]');
    const all = this.find('[data-check-all]');
    actions.hidden = false;
    all.hidden = true;
    this.find<HTMLButtonElement>('[data-check-commit]').addEventListener('click', () => void this.commit());
    this.addEventListener('change', () => this.querySelector('.fault')?.remove());
    this.addEventListener('focusin', () => void this.open().catch(() => {}), { once: true });
  }

  open() {
    this.opening ??= import('../record/open.ts').then(({ openCourseRecord }) => openCourseRecord());
    return this.opening;
  }

  async commit() {
    const picked = this.querySelector<HTMLInputElement>('.pick input:checked');
    if (!picked) return this.complain();
    const { item = '', key = '' } = this.dataset;
    const certainty = certaintyIn(this);
    const answered = { item, option: picked.value, right: picked.value === key, ...(certainty && { certainty }) };
    // Adding writes to localStorage before it returns, so whoever has read the reasons has been kept, however fast they
    // leave. A network that fails to bring the record’s script keeps nobody from the reasons.
    try {
      (await this.open()).add({ kind: 'check-answered', ...answered });
    } catch {
      this.opening = undefined;
    }
    this.explain(picked.value);
  }

  /** Shows the reasons for an answer and for the best one, with the focus on their heading. */
  explain(given: string) {
    const { key = '', wordsBest = '', wordsOther = '' } = this.dataset;
    const right = given === key;
    const answer = this.find('[data-check-answer]');
    const heading = this.find('[data-check-answer] h3');
    heading.textContent = right ? wordsBest : wordsOther;
    for (const old of answer.querySelectorAll('.answer')) old.remove();
    for (const option of right ? [given] : [given, key]) {
      const reason = this.querySelector(`[data-check-all] [data-option="${option}"]`);
      if (reason) answer.append(reason.cloneNode(true));
    }
    answer.hidden = false;
    this.find('[data-check-all]').hidden = false;
    this.find('[data-check-commit]').textContent = this.dataset.wordsAgain ?? '';
    closeCertainty(this);
    heading.focus();
  }

  complain() {
    if (!this.querySelector('.fault')) {
      const fault = document.createElement('p');
      fault.className = 'fault';
      fault.textContent = this.dataset.wordsUnanswered ?? '';
      this.querySelector('legend')?.after(fault);
    }
    this.querySelector('input')?.focus();
  }

  find<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector);
    if (!found) throw new Error(`A quick check lacks its part “${selector}”.`);
    return found;
  }
}

customElements.define('quick-check', QuickCheck);

export {};
