/**
 * A hybrid logical clock: it follows the wall clock while that runs forwards, and counts on while it stands still or goes
 * back, so that what is done later sorts later, on one device and on every device that has heard of it.
 * (Kulkarni, Demirbas, Madeppa, Avva, Leone: “Logical Physical Clocks”, 2014.)
 *
 * A reading is twelve base-36 digits: nine for milliseconds since 1970, three for the count within one millisecond. Readings
 * compare as texts.
 */
export interface HybridClock {
  /** A reading greater than every reading given or heard before. */
  tick(): string;
  /** Hears of a reading from elsewhere: later ticks are greater. */
  hear(reading: string): void;
}

/** Below `z`: above every reading that is accepted there is room for 10^17 more, so no file can stop the clock. */
const pattern = /^[0-9a-y][0-9a-z]{11}$/;
const timeDigits = 9;
const countDigits = 3;
const mostCounts = 36 ** countDigits;
/** The year 5188 and a little: where nine digits that begin with `y` end. */
const latest = 35 * 36 ** (timeDigits - 1) - 1;

/** @param now the wall clock in milliseconds since 1970; anything, even nonsense */
export function hybridClock(now: () => number): HybridClock {
  let time = 0;
  let count = -1;
  return {
    tick() {
      const wall = Math.min(Math.max(Math.floor(now()) || 0, 0), latest);
      if (wall > time) {
        time = wall;
        count = 0;
      } else if (++count === mostCounts) {
        time += 1;
        count = 0;
      }
      return digits(time, timeDigits) + digits(count, countDigits);
    },
    hear(reading) {
      const [heardTime, heardCount] = [number(reading.slice(0, timeDigits)), number(reading.slice(timeDigits))];
      if (heardTime > time || (heardTime === time && heardCount > count)) [time, count] = [heardTime, heardCount];
    },
  };
}

/** Whether a text is a reading that may stand on an entry. */
export function isReading(text: string): boolean {
  return pattern.test(text);
}

function digits(value: number, length: number) {
  return value.toString(36).padStart(length, '0');
}

function number(text: string) {
  return Number.parseInt(text, 36);
}
