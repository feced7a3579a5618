import type { ModuleOutline } from '#domain/record/progress.ts';

/** What a package's own page is told by whoever packed it. */
export interface ShellData {
  readonly kind: 'scorm12' | 'scorm2004' | 'cmi5';
  /** The course's identifier and edition, for files that leave. */
  readonly course: string;
  readonly edition: string;
  readonly module: ModuleOutline;
  /** The module's title. */
  readonly title: string;
  /** The page that the frame opens first, and the one for handing in; both from the package's own page. */
  readonly start: string;
  readonly handIn: string;
  readonly words: Readonly<Record<string, string>>;
}

export function readShellData(): ShellData {
  return JSON.parse(document.querySelector('#shell-data')?.textContent ?? '{}') as ShellData;
}
