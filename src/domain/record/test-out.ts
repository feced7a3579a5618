import type { Attempt } from './attempts.ts';
import { firstStepIn } from './begun.ts';
import type { Entry } from './entry.ts';
import type { Form } from './forms.ts';
import type { ModuleOutline } from './progress.ts';
import { byOrder } from './record.ts';

/**
 * Where testing out of a module stands: its test is to be taken cold, then its hardest case; or both are done; or it is over,
 * since something was begun first, or that case needs a replay.
 */
export type TestOut = 'test' | 'case' | 'done' | 'over';

/**
 * Whether somebody who knew it already has shown a module: by its test, passed cold, that is handed in before any of its
 * lessons or cases was begun, and by the first run at its hardest case, from its beginning, that needs no replay. What lies
 * before a reset does not count.
 *
 * As the only rule of progress, this one may fall when records are joined: a lesson read earlier on another device means that
 * the test was not cold. Where testing out is not allowed, nothing asks.
 *
 * @param entries the whole record, in order
 * @param forms the module's own test forms
 * @param attempts the attempts at its hardest case
 */
export function testOutIn(
  entries: readonly Entry[],
  module: ModuleOutline,
  forms: readonly Form[],
  attempts: readonly Attempt[],
): TestOut {
  const begun = firstStepIn(entries, module);
  const cold = forms.some(
    ({ finished, beforeReset }) => finished?.passed && !beforeReset && (begun === null || byOrder(finished, begun) < 0),
  );
  if (!cold) return begun === null ? 'test' : 'over';
  const first = attempts.find(({ finished }) => finished !== null);
  if (!first) return 'case';
  return !first.beforeReset &&
    first.started !== null &&
    first.started.trail.length === 0 &&
    first.finished?.status !== 'replay'
    ? 'done'
    : 'over';
}
