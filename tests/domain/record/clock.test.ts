import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hybridClock, isReading } from '#domain/record/clock.ts';

describe('the clock', () => {
  test('reads later each time, whatever the wall clock does', () => {
    const walls = fc.array(
      fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, Number.NaN, 8e15, Number.MAX_VALUE)),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(walls, (times) => {
        let at = 0;
        const clock = hybridClock(() => times[at++] ?? 0);
        const readings = times.map(() => clock.tick());
        expect(readings).toEqual([...new Set(readings)].sort());
        for (const reading of readings) expect(isReading(reading)).toBe(true);
      }),
    );
  });

  test('reads later than what it has heard from a device whose clock runs ahead', () => {
    const [ahead, behind] = [hybridClock(() => Date.UTC(2040, 0)), hybridClock(() => Date.UTC(2026, 0))];
    const heard = ahead.tick();
    behind.hear(heard);
    expect(behind.tick() > heard).toBe(true);
    expect(behind.tick() > heard).toBe(true);
  });

  test('reads later than what it has heard from the same millisecond', () => {
    const clock = hybridClock(() => 1000);
    expect(clock.tick()).toBe('0000000rs000');
    clock.hear('0000000rs005');
    clock.hear('0000000rs003');
    expect(clock.tick()).toBe('0000000rs006');
  });

  test('goes on counting when one millisecond brings more than its count can hold', () => {
    const clock = hybridClock(() => 1000);
    clock.hear('0000000rszzz');
    expect(clock.tick()).toBe('0000000rt000');
  });

  test('goes on after the latest reading that anybody can forge, though no longer forwards', () => {
    const clock = hybridClock(() => 1000);
    clock.hear('zzzzzzzzzzzy');
    const readings = [clock.tick(), clock.tick(), clock.tick()];
    expect(readings).toEqual(['zzzzzzzzzzzz', 'zzzzzzzzzzzz', 'zzzzzzzzzzzz']);
    expect(readings.every(isReading)).toBe(true);
  });
});
