import type { Timing } from './reporter.ts';

/** No more often than this is an LMS told, unless something ended. Milliseconds. */
const shortest = 5_000;
/** The first wait after a failure; each next one is twice as long, up to the longest. */
const firstWait = 5_000;
const longestWait = 60_000;
/** Sessions end after half an hour of silence in some systems; but nobody is kept logged in who has gone to lunch. */
const keepAlive = 4 * 60_000;
const lunch = 20 * 60_000;
/** From this many failures on, the learner is told. */
const toldAfter = 2;

export interface Pace {
  /** Something is to be sent; `urgent`: now. */
  want(urgent: boolean): void;
  /** Sends now what is wanted, whatever the pace. Resolves with whether all is sent. */
  send(): Promise<boolean>;
  /** Whether sending failed often enough to say so. */
  troubled(): boolean;
  stop(): void;
}

/**
 * When an LMS is told: at most every 5 seconds, again and more and more slowly after a failure, and every 4 minutes while the
 * learner is at work.
 * @param attempt tries to send what is newest; its answer says whether the LMS has it
 */
export function pace(timing: Timing, attempt: () => boolean | Promise<boolean>, changed: () => void): Pace {
  let wanted = false;
  let failures = 0;
  let lastSent = Number.NEGATIVE_INFINITY;
  let lastWanted = timing.now();
  let cancel = () => {};
  let running: Promise<boolean> | null = null;
  let stopped = false;

  const plan = (wait: number, act: () => void) => {
    cancel();
    if (!stopped) cancel = timing.later(wait, act);
  };
  const planNext = () => {
    if (wanted)
      plan(failures > 0 ? Math.min(firstWait * 2 ** (failures - 1), longestWait) : shortest, () => void send());
    else if (timing.now() - lastWanted < lunch)
      plan(keepAlive, () => {
        wanted = true;
        void send();
      });
  };
  const settle = (sent: boolean): boolean => {
    const before = failures;
    if (sent) failures = 0;
    else {
      wanted = true;
      failures += 1;
    }
    if (before >= toldAfter !== failures >= toldAfter) changed();
    planNext();
    return sent;
  };
  const send = (): Promise<boolean> => {
    if (running) return running.then((sent) => (wanted && sent ? send() : sent));
    if (!wanted) return Promise.resolve(failures === 0);
    wanted = false;
    lastSent = timing.now();
    const sent = attempt();
    if (typeof sent === 'boolean') return Promise.resolve(settle(sent));
    running = sent.then(settle).finally(() => {
      running = null;
    });
    return running;
  };
  return {
    want(urgent) {
      wanted = true;
      lastWanted = timing.now();
      const wait = shortest - (lastWanted - lastSent);
      if (urgent || (wait <= 0 && failures === 0)) void send();
      else if (failures === 0) plan(wait, () => void send());
    },
    send,
    troubled: () => failures >= toldAfter,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
