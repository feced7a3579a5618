import { describe, expect, test } from 'vitest';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { inOrder, isNewer, isUnderstood, recordOf } from '#domain/record/record.ts';
import type { AnyEntry } from '#domain/record/entry.ts';

const at = '2026-11-22T00:00:00.000Z';
const entry = (device: string, seq: number, hlc: string, lesson = 'a') =>
  composeEntry({ kind: 'lesson-finished', lesson }, { device, seq, hlc, at }).entry;

describe('the order of a record', () => {
  test('is by time, then writer, then the writer’s own count, then id', () => {
    const [early, late] = ['0mwr2mpub002', '0mwr2mpub003'];
    const twins = [entry('a.b', 10, late, 'a'), entry('a.b', 10, late, 'b')].sort((one, two) =>
      one.id < two.id ? -1 : 1,
    );
    const ordered = [
      entry('z.z', 9, early),
      entry('a.a', 7, late),
      entry('a.b', 2, late),
      ...twins,
      entry('a.c', 0, late),
    ];
    expect(inOrder(recordOf(ordered.toReversed()))).toEqual(ordered);
    expect(inOrder(recordOf([...ordered.slice(3), ...ordered.slice(0, 3)]))).toEqual(ordered);
  });

  test('leaves out what this code does not understand, which stays in the record', () => {
    const known = entry('a.b', 0, '0mwr2mpub002');
    const strange: AnyEntry = { ...known, id: 'B'.repeat(22), kind: 'badge-earned' };
    const newer: AnyEntry = { ...known, id: 'C'.repeat(22), v: 2 };
    const record = recordOf([strange, newer, known]);
    expect(inOrder(record)).toEqual([known]);
    expect(record.size).toBe(3);
    expect([strange, newer, known].map(isUnderstood)).toEqual([false, false, true]);
    expect([strange, newer, known].map(isNewer)).toEqual([false, true, false]);
  });
});
