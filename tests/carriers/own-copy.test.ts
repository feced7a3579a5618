import { describe, expect, it } from 'vitest';
import { emptyRecord, recordOf } from '#domain/record/record.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { belongs } from '../../src/carriers/own-copy.ts';
import type { SuspendedReading } from '../../src/carriers/suspend-data.ts';
import { course } from './carried-course.ts';

const [module] = course.outline.modules;
const entries = finishedRecord(course, { modules: [module?.id ?? ''] });
const others = finishedRecord(course, { modules: [module?.id ?? ''], device: 'bbbbbbbbbb.22222222' });
const copy = recordOf(entries.slice(0, 8));
const gave = (...those: typeof entries): SuspendedReading => ({
  ok: true,
  entries: those,
  tally: { until: '', counts: {} },
  unread: 0,
});

describe('what a browser kept of an attempt', () => {
  it('belongs where the LMS has a part of it, whatever else it has', () => {
    expect(belongs(copy, true, gave(...entries.slice(4, 20)))).toBe(true);
  });

  it('does not where the LMS knew of it and has begun anew, or has another attempt', () => {
    expect(belongs(copy, true, { ok: false, why: 'empty' })).toBe(false);
    expect(belongs(copy, true, gave())).toBe(false);
    expect(belongs(copy, true, gave(...others))).toBe(false);
  });

  it('belongs where the LMS never had anything of it: it is news, and must not be lost', () => {
    expect(belongs(copy, false, { ok: false, why: 'empty' })).toBe(true);
    expect(belongs(copy, false, gave(...others))).toBe(true);
  });

  it.each(['foreign', 'newer', 'incomplete', 'damaged'] as const)('belongs where the LMS’s own text is %s', (why) => {
    expect(belongs(copy, true, { ok: false, why })).toBe(true);
  });

  it('is nothing to ask about where there is none', () => {
    expect(belongs(emptyRecord, true, gave(...others))).toBe(true);
  });
});
