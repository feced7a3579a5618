/** Work is laid down after so many milliseconds, so that a question is answered in between. */
const slice = 40;

/** Lets whoever waits have a word, once a slice of time is used up. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await rest(0);
    since = performance.now();
  };
}

/** Waits so many milliseconds. */
export function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
