/** Where something stands in an author's file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An author's mistake: collected, never thrown, told with its place and a way out. */
export interface Problem extends Position {
  /** The rule, such as `L02`; the rules are listed in src/domain/inspection/README.md. */
  readonly code: string;
  readonly sentence: string;
  readonly hint: string;
  /** A warning is told but does not fail the check; `aged` fails only the release check. */
  readonly severity: 'error' | 'warning' | 'aged';
}

/** A mistake before anybody has looked up its place: `path` leads through the file's own keys. */
export interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  /** Characters from the start of the file, where a path leads nowhere: in a lesson's body, or in a file that cannot be read. */
  readonly offset?: number | undefined;
  readonly sentence: string;
  readonly hint: string;
  readonly severity?: Problem['severity'];
}
