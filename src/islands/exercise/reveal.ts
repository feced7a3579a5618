/** Says how it went, above the reasons that have just appeared, and takes the reader there. */
export function reveal(exercise: HTMLElement, sentence: string) {
  const line = exercise.querySelector<HTMLElement>('[data-tally]');
  if (!line) return;
  line.textContent = sentence;
  line.hidden = false;
  line.focus();
}
