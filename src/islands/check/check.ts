/** A quick check comes alive: choose, commit, read why. What was answered goes into the record. */
class QuickCheck extends HTMLElement {
  connectedCallback() {
    const actions = this.find('[data-check-actions]');
    const all = this.find('[data-check-all]');
    actions.hidden = false;
    all.hidden = true;
    this.find<HTMLButtonElement>('[data-check-commit]').addEventListener('click', () => this.commit());
    this.addEventListener('change', () => this.querySelector('.fault')?.remove());
    // The record is fetched while the learner thinks, so that committing never waits for it.
    this.addEventListener('focusin', () => void import('../record/open.ts'), { once: true });
  }

  commit() {
    const picked = this.querySelector<HTMLInputElement>('input:checked');
    if (!picked) return this.complain();
    const { item = '', key = '', wordsBest = '', wordsOther = '' } = this.dataset;
    const right = picked.value === key;
    const answer = this.find('[data-check-answer]');
    const heading = this.find('[data-check-answer] h3');
    heading.textContent = right ? wordsBest : wordsOther;
    for (const old of answer.querySelectorAll('.answer')) old.remove();
    for (const option of right ? [picked.value] : [picked.value, key]) {
      const reason = this.querySelector(`[data-check-all] [data-option="${option}"]`);
      if (reason) answer.append(reason.cloneNode(true));
    }
    answer.hidden = false;
    this.find('[data-check-all]').hidden = false;
    this.find('[data-check-commit]').textContent = this.dataset.wordsAgain ?? '';
    heading.focus();
    void import('../record/open.ts').then(({ keep }) =>
      keep({ kind: 'check-answered', item, option: picked.value, right }),
    );
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
