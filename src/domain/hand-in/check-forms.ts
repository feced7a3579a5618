import { courseQuota, moduleQuota, type Pool, type Quota } from '../assessment/sample-form.ts';
import { scoreForm } from '../assessment/score-form.ts';
import type { Entry, EntryOf } from '../record/entry.ts';
import { type Form, formsIn } from '../record/forms.ts';
import type { CourseKnown } from './course-known.ts';
import { type Finding, finding } from './finding.ts';

/** One test that was handed over, as it was sealed and as it comes out when its answers are scored again. */
export interface CheckedForm {
  readonly sealed: EntryOf<'form-finished'>;
  readonly verdict: 'agrees' | 'differs' | 'not-scorable';
}

/**
 * Scores every finished test anew. The questions before the course are no test: nothing follows from them.
 * @param banks the keys that were in force where the answers were handed in from
 */
export function checkForms(
  entries: readonly Entry[],
  course: CourseKnown,
  banks: CourseKnown['banks'],
): { readonly forms: readonly CheckedForm[]; readonly findings: readonly Finding[] } {
  const results = formsIn(entries).flatMap((form) =>
    form.finished && form.use !== 'baseline' ? [checkOne(form, form.finished, course, banks)] : [],
  );
  return { forms: results.map(({ checked }) => checked), findings: results.flatMap((result) => result.findings) };
}

function checkOne(
  { started, answers }: Form,
  sealed: EntryOf<'form-finished'>,
  course: CourseKnown,
  banks: CourseKnown['banks'],
): { readonly checked: CheckedForm; readonly findings: readonly Finding[] } {
  const of = { test: sealed.module ?? sealed.use };
  const answer = (verdict: CheckedForm['verdict'], ...findings: readonly Finding[]) => ({
    checked: { sealed, verdict },
    findings,
  });
  if (!started) return answer('not-scorable', finding('form-unbegun', of));
  const modules = modulesOf(sealed, course);
  const bank: Pool = Object.assign({}, ...modules.map((module) => course.pools[module]));
  const sameKeys =
    modules.length > 0 && modules.every((module) => course.banks[module] === banks[module] && module in course.banks);
  if (!sameKeys || sealed.edition !== course.edition || started.items.some((item) => !Object.hasOwn(bank, item)))
    return answer('not-scorable', finding('form-changed', { ...of, edition: sealed.edition }));

  const asked = new Set(started.items).size;
  const wanted = sum(sealed.use === 'module' ? moduleQuota : courseQuota) * modules.length;
  if (started.use !== sealed.use || started.module !== sealed.module || asked < Math.min(wanted, poolSize(bank)))
    return answer('differs', finding('form-short', { ...of, asked, wanted }));
  const { score, passed, missed } = scoreForm(bank, started.items, Object.fromEntries(answers), sealed.cut);
  const agrees =
    Math.abs(score - sealed.score) < 1e-6 &&
    passed === sealed.passed &&
    [...missed].sort().join() === [...sealed.missed].sort().join();
  return answer(
    agrees ? 'agrees' : 'differs',
    ...(agrees ? [] : [finding('form-result', of)]),
    ...(sealed.cut === course.cut ? [] : [finding('level', { ...of, cut: Math.round(100 * sealed.cut) })]),
  );
}

/** The modules that a test draws from. */
function modulesOf({ use, module }: EntryOf<'form-finished'>, course: CourseKnown): readonly string[] {
  const all = course.outline.modules.map(({ id }) => id);
  return use === 'module' ? all.filter((id) => id === module) : all;
}

function poolSize(bank: Pool): number {
  return Object.values(bank).filter(({ use }) => use === 'pool').length;
}

function sum(quota: Quota): number {
  return quota.sba + quota['sjt-rate'];
}
