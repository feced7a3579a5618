/**
 * A hybrid logical clock: it follows the wall clock while that runs forwards, and counts on while it stands still or goes
 * back, so that what is done later sorts later, on one device and on every device that has heard of it.
 * (Kulkarni, Demirbas, Madeppa, Avva, Leone: “Logical Physical Clocks”, 2014.)
 *
 * A reading is twelve base-36 digits: nine for milliseconds since 1970, three for the count within one millisecond. Readings
 * compare as texts. At the very last of them, which only a forged file can bring up, the clock stands still and an entry's
 * `seq` decides instead: nobody can keep a learner from saving.
 */
export interface HybridClock {
  /** A reading greater than every reading given or heard before, as long as there is one. */
  tick(): string;
  /** Hears of a reading from elsewhere: later ticks are greater. */
  hear(reading: string): void;
}

const pattern = /^[0-9a-z]{12}$/;
const timeDigits = 9;
const countDigits = 3;
const mostCounts = 36 ** countDigits;
/** Some time in the year 5188. */
const latest = 36 ** timeDigits - 1;

/** @param now the wall clock in milliseconds since 1970; anything, even nonsense */
export function hybridClock(now: () => number): HybridClock {
  let time = 0;
  let count = -1;
  let heard = '';
  return {
    tick() {
      const wall = Math.min(Math.max(Math.floor(now()) || 0, 0), latest);
      if (wall > time) {
        time = wall;
        count = 0;
      } else if (count + 1 < mostCounts) {
        count += 1;
      } else if (time < latest) {
        time += 1;
        count = 0;
      }
      return digits(time, timeDigits) + digits(count, countDigits);
    },
    hear(reading) {
      // Readings compare as texts, and a long record has thousands of them.
      if (reading <= heard) return;
      heard = reading;
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
