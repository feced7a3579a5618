/** Work is laid down after so many milliseconds, so that a question is answered in between. */
const slice = 20;

/** Lets whoever waits have a word, once a slice of time is used up. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await turn();
    since = performance.now();
  };
}

/** Waits so many milliseconds. */
export function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Goes to the end of the queue. A timer would wait four milliseconds there: a tenth of the whole time where work is long. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
