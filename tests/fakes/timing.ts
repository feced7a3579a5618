import type { Timing } from '../../src/carriers/reporter.ts';

/** Time that passes only when it is told to. */
export interface FakeTiming extends Timing {
  /** Lets so many milliseconds pass, calling back what was to be called in between, in order. */
  pass(milliseconds: number): Promise<void>;
  /** Puts the clock elsewhere, as learners and their devices do. */
  set(now: number): void;
}

export function fakeTiming(start = Date.parse('2026-11-22T08:00:00.000Z')): FakeTiming {
  let now = start;
  let steady = 0;
  let due: { readonly at: number; readonly act: () => void }[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    later(milliseconds, act) {
      const one = { at: steady + milliseconds, act };
      due.push(one);
      return () => {
        due = due.filter((each) => each !== one);
      };
    },
    async pass(milliseconds) {
      const end = steady + milliseconds;
      await settle();
      for (;;) {
        const [next] = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        due = due.filter((each) => each !== next);
        now += next.at - steady;
        steady = next.at;
        next.act();
        await settle();
      }
      now += end - steady;
      steady = end;
      await settle();
    },
  };
}
