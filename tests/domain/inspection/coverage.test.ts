import { describe, expect, it } from 'vitest';
import { readCourse } from '#cli/read-course.ts';
import { coverageTable } from '#cli/tell.ts';
import { coverage, holes } from '#domain/inspection/coverage.ts';
import { bind } from '#domain/inspection/manuscript.ts';
import { soundCourse, soundDay } from '#tests/sound-course.ts';

const rowsOf = (changed: Record<string, string> = {}) => coverage(bind(readCourse(soundCourse(changed)), soundDay));

describe('coverage', () => {
  it('finds where each objective is taught, practised, tested and boosted', () => {
    const [first] = rowsOf();
    expect(first).toMatchObject({
      objective: 'PHO-1',
      module: 'photos',
      taught: ['the-pause'],
      practised: ['a-photo-in-the-group'],
      tested: ['pool-lanyard', 'pool-marathon', 'pool-leaving-do'],
      boosted: ['core-ask-mural', 'core-ask-drill', 'core-ask-garden'],
    });
    expect(rowsOf().flatMap(holes)).toEqual([]);
  });

  it('finds the hole when no lesson teaches an objective', () => {
    const lesson = (soundCourse().get('modules/photos/the-pause.mdx') ?? '').replace('[PHO-1, PHO-2]', '[PHO-1]');
    const rows = rowsOf({ 'modules/photos/the-pause.mdx': lesson });
    expect(rows.map(holes)).toEqual([[], ['taught']]);
    expect(coverageTable(rows)).toContain('PHO-2 is not taught.');
  });
});
