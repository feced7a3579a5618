import { inspect } from '#domain/inspection/inspect.ts';
import { bind, type Manuscript } from '#domain/inspection/manuscript.ts';
import type { Problem } from '#domain/problem.ts';
import { locate } from './locate.ts';
import { readCourse, readFolder, type Texts } from './read-course.ts';

export interface CheckOptions {
  /** The day of the check, as YYYY-MM-DD. */
  readonly today: string;
  /** Whether what has merely grown old counts as an error: true before a release. */
  readonly release?: boolean;
}

/**
 * Everything that is wrong with the course in a folder, in the order of files and lines.
 * @throws only when the folder itself cannot be read.
 */
export function checkContent(folder: string, options: CheckOptions): readonly Problem[] {
  return checkTexts(readFolder(folder), options);
}

/** The same for files that are already in memory. */
export function checkTexts(texts: Texts, { today, release = false }: CheckOptions): readonly Problem[] {
  const files = readCourse(texts);
  const byName = new Map(files.map((file) => [file.file, file]));
  const problems = inspect(bind(files, today)).flatMap(({ file, findings }) =>
    findings.map((finding): Problem => {
      const read = byName.get(file);
      const severity = finding.severity ?? 'error';
      return {
        ...(read ? locate(read, finding) : { file, line: 1, column: 1 }),
        code: finding.code,
        sentence: finding.sentence,
        hint: finding.hint,
        severity: release && severity === 'aged' ? 'error' : severity,
      };
    }),
  );
  return problems.sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') ||
      a.line - b.line ||
      a.column - b.column ||
      a.code.localeCompare(b.code, 'en'),
  );
}

/** The course in a folder, sorted and understood as far as it can be. */
export function readManuscript(folder: string, today: string): Manuscript {
  return bind(readCourse(readFolder(folder)), today);
}
