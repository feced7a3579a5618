import { describe, expect, it } from 'vitest';
import { readCourse } from '#cli/read-course.ts';
import { checkTexts } from '#cli/check-content.ts';
import { coverageTable, pointTable } from '#cli/tell.ts';
import { coverage, holes } from '#domain/inspection/coverage.ts';
import { bind } from '#domain/inspection/manuscript.ts';
import { isHole, pointCoverage } from '#domain/inspection/point-coverage.ts';
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
      tested: ['pool-lanyard', 'pool-marathon', 'pool-leaving-do', 'pool-open-day'],
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

describe('the coverage of teaching points', () => {
  const promised = `ask-first:
  point: Asking comes before the photograph.
  modules: [photos]
look-behind:
  point: What stands in the background is in the picture as well.
  modules: [photos, archives]
`;
  const lesson = soundCourse().get('modules/photos/the-pause.mdx') ?? '';
  const listing = (points: string) => lesson.replace('objectives:', `points: ${points}\nobjectives:`);
  const course = (points: string) =>
    soundCourse({ 'teaching-points.yaml': promised, 'modules/photos/the-pause.mdx': listing(points) });
  const pointsOf = (points: string) => pointCoverage(bind(readCourse(course(points)), soundDay));

  it('finds the lesson that teaches each, and lets a module that is not in the course owe nothing', () => {
    const rows = pointsOf('[ask-first, look-behind]');
    expect(rows.map(({ point, module, taught }) => [point, module, taught])).toEqual([
      ['ask-first', 'photos', ['the-pause']],
      ['look-behind', 'photos', ['the-pause']],
      ['look-behind', 'archives', null],
    ]);
    expect(rows.filter(isHole)).toEqual([]);
    expect(pointTable(rows)).toContain('Waiting for modules that are not in the course yet: look-behind (archives).');
  });

  it('finds the hole when no lesson of the module teaches one', () => {
    const rows = pointsOf('[ask-first]');
    expect(rows.filter(isHole).map(({ point, module }) => [point, module])).toEqual([['look-behind', 'photos']]);
    expect(pointTable(rows)).toContain('look-behind is not taught in photos.');
  });

  it('tells an author who lists a point that nobody promised', () => {
    const problems = checkTexts(course('[ask-frist, look-behind]'), { today: soundDay });
    expect(problems.map(({ code, file, sentence, hint }) => [code, file, sentence, hint])).toEqual([
      [
        'P06',
        'modules/photos/the-pause.mdx',
        '“ask-frist” is not a point in teaching-points.yaml.',
        'Did you mean “ask-first”?',
      ],
      [
        'L19',
        'teaching-points.yaml',
        '“ask-first” is taught by no lesson of photos.',
        'List it under “points” in the lesson that teaches it.',
      ],
    ]);
  });

  it('says nothing of a point while a lesson that may teach it cannot be read', () => {
    const unread = listing('[ask-first, look-behind]').replace('minutes:', 'minuets:');
    const texts = soundCourse({ 'teaching-points.yaml': promised, 'modules/photos/the-pause.mdx': unread });
    const told = checkTexts(texts, { today: soundDay }).map(({ code }) => code);
    expect(told).toContain('P02');
    expect(told).not.toContain('L19');
  });
});
