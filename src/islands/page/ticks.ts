/** Puts the state of each step on its row: a tick and a word, never a colour alone. */
export function markSteps(done: Readonly<Record<string, 'done' | 'started'>>): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-step]')) {
    const state = done[row.dataset.step ?? ''];
    const list = row.closest<HTMLElement>('.steps');
    const tick = row.querySelector('.tick');
    const word = row.querySelector('[data-step-state]');
    if (state) row.dataset.state = state;
    else delete row.dataset.state;
    if (tick) tick.textContent = state === 'done' ? '✓' : (row.dataset.number ?? '');
    if (word)
      word.textContent = state ? ((state === 'done' ? list?.dataset.wordsDone : list?.dataset.wordsStarted) ?? '') : '';
  }
}
