import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attemptsOf } from '#domain/record/attempts.ts';
import { entryVersion } from '#domain/record/entry.ts';
import { shortHash } from '#domain/record/identify.ts';
import { asCurrent, migrations } from '#domain/record/migrations/index.ts';
import { profileOf } from '#domain/record/profile.ts';
import { progressOf } from '#domain/record/progress.ts';
import { inOrder, recordOf } from '#domain/record/record.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import { outline } from './learning.ts';

const folder = join(import.meta.dirname, '../../fixtures/golden');
const text = (version: string, file: string) => readFileSync(join(folder, version, file), 'utf8');

/** What was saved once stays as it was saved: a golden file is never edited, only added to by the next version. */
const frozen: Readonly<Record<string, string>> = { v1: 'bLBhMmLk1sOD5D5BpbFutg' };

describe('a record that an earlier version saved', () => {
  test('is kept here for every version there ever was', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(frozen).sort());
    expect(Object.keys(frozen)).toHaveLength(entryVersion);
  });

  test.each(Object.keys(frozen))('(%s) has not been edited since', (version) => {
    expect(shortHash(text(version, 'record.json'))).toBe(frozen[version]);
  });

  test.each(Object.keys(frozen))('(%s) opens, says what it said, and is written again byte for byte', (version) => {
    const file = readRecordFile(text(version, 'record.json'));
    if (!file.ok) throw new Error(file.sentence);
    expect(file.setAside).toEqual([]);
    const record = recordOf(file.entries);
    const seen = {
      profile: profileOf(record),
      progress: progressOf(record, outline),
      attempts: attemptsOf(record, 'midnight-message', 'boundaries'),
    };
    // What was seen then is seen now; a later version may see more.
    expect(JSON.parse(JSON.stringify(seen))).toMatchObject(JSON.parse(text(version, 'seen.json')));
    expect(writeRecordFile(record, { exported: '2026-11-22T09:00:00.000Z', edition: '2026.1' })).toBe(
      text(version, 'record.json'),
    );
  });

  test('goes through every migration, each once and in order', () => {
    expect(migrations.map(({ from }) => from)).toEqual(Array.from({ length: entryVersion - 1 }, (_, at) => at + 1));
    for (const { from } of migrations) expect(Object.keys(frozen)).toContain(`v${from}`);
  });
});

describe('a migration', () => {
  test('changes what is seen of older entries, and nothing of their ids or of newer ones', () => {
    const file = readRecordFile(text('v1', 'record.json'));
    const lesson = file.ok ? inOrder(recordOf(file.entries)).find(({ kind }) => kind === 'lesson-finished') : undefined;
    if (!lesson) throw new Error('The golden record has a finished lesson.');
    const rename = { from: 1, migrate: (entry: typeof lesson) => ({ ...entry, lesson: 'renamed' }) as typeof lesson };
    const again = {
      from: 2,
      migrate: (entry: typeof lesson) =>
        ({ ...entry, twice: (entry as { lesson?: string }).lesson }) as unknown as typeof lesson,
    };
    expect(asCurrent(lesson, [rename, again])).toEqual({ ...lesson, lesson: 'renamed', twice: 'renamed' });
    expect(asCurrent({ ...lesson, v: 2 }, [rename])).toEqual({ ...lesson, v: 2 });
    expect(asCurrent(lesson)).toBe(lesson);
  });
});
