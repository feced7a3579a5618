import type { Finding } from '../problem.ts';
import type { Manuscript } from './manuscript.ts';

/** What a rule has to say about one place; the code is the rule's own and is added by `inspect`. */
export type Remark = Omit<Finding, 'code'>;

/** A remark about a file that the rule names itself. */
export interface CourseRemark extends Remark {
  readonly file: string;
}

/** One question asked of one kind of thing. A rule is pure and never throws, whatever an author wrote. */
export interface Rule<Subject, Said extends Remark = Remark> {
  /** The code that authors see, such as `L02`. */
  readonly code: string;
  /** What the rule asks, as a statement that holds of sound content. */
  readonly title: string;
  readonly inspect: (subject: Subject, manuscript: Manuscript) => Iterable<Said>;
}
