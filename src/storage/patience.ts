/** Calls back after so many milliseconds, unless the answer is called before. */
export type Wait = (milliseconds: number, then: () => void) => () => void;

/** When something refused is tried again: soon once, then steadily. */
const firstRetry = 350;
const laterRetry = 10_000;
/** How long a keep may take over one thing; browsers have been seen never to answer at all. */
const longestAnswer = 4_000;

export interface Retries {
  /** Plans the next try, unless one is planned. */
  plan(): void;
  /** All is well again: the next trouble is tried again soon. */
  well(): void;
  stop(): void;
}

/** Tries something again after 0.35 s, and then every 10 s for as long as it is planned. */
export function retries(wait: Wait, again: () => void): Retries {
  let tries = 0;
  let stop: (() => void) | null = null;
  return {
    plan() {
      stop ??= wait(tries++ === 0 ? firstRetry : laterRetry, () => {
        stop = null;
        again();
      });
    },
    well() {
      tries = 0;
    },
    stop() {
      stop?.();
      stop = null;
    },
  };
}

/** Answers as the promise does, or rejects with a `TimeoutError` when that takes longer than anybody can be asked to wait. */
export function within<T>(wait: Wait, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = wait(longestAnswer, () => reject(new DOMException('The browser did not answer.', 'TimeoutError')));
    promise.then(resolve, reject).finally(stop);
  });
}
