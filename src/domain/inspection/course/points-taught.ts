import type { Manuscript } from '../manuscript.ts';
import { isHole, pointCoverage } from '../point-coverage.ts';
import type { CourseRemark, Rule } from '../rule.ts';

/** A teaching point was promised to somebody; a module that stands in the course keeps the promise in a lesson of its own. */
export const pointsTaught: Rule<Manuscript, CourseRemark> = {
  code: 'L19',
  title: 'Every teaching point is taught in each module of the course that owes it',
  *inspect(manuscript) {
    const { teachingPoints, lessons } = manuscript;
    if (!teachingPoints) return;
    for (const row of pointCoverage(manuscript).filter(isHole)) {
      const { point, module } = row;
      // A lesson that cannot be read may list the point, and is told of its own slip first.
      if (lessons.some((lesson) => lesson.module === module && lesson.value === null)) continue;
      const owing = teachingPoints.value?.[point]?.modules ?? [];
      yield {
        file: teachingPoints.file,
        path: [point, 'modules', owing.indexOf(module)],
        sentence: `“${point}” is taught by no lesson of ${module}.`,
        hint: 'List it under “points” in the lesson that teaches it.',
      };
    }
  },
};
