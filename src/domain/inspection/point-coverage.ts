import type { Manuscript } from './manuscript.ts';

/** Where one teaching point is taught, asked once for every module that must teach it. */
export interface PointCoverage {
  readonly point: string;
  readonly text: string;
  readonly module: string;
  /** The module's own lessons that list the point; null while the module is not in the course. */
  readonly taught: readonly string[] | null;
}

/** Every teaching point with every module that must teach it, in the order of teaching-points.yaml. */
export function pointCoverage({ course, lessons, teachingPoints }: Manuscript): readonly PointCoverage[] {
  const inCourse = course?.value?.modules ?? [];
  return Object.entries(teachingPoints?.value ?? {}).flatMap(([point, { point: text, modules }]) =>
    modules.map((module) => ({
      point,
      text,
      module,
      taught: inCourse.includes(module)
        ? lessons
            .filter((lesson) => lesson.module === module && lesson.value?.points?.includes(point))
            .map(({ id }) => id)
        : null,
    })),
  );
}

/** Whether a module of the course leaves the point untaught. A module that is not written yet owes nothing. */
export function isHole({ taught }: PointCoverage): boolean {
  return taught?.length === 0;
}
