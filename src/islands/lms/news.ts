import { progressOf } from '#domain/record/progress.ts';
import type { Record } from '#domain/record/record.ts';
import type { ModuleOutline, ModuleProgress, Progress } from '#domain/record/progress.ts';
import type { Launch, News } from '../../carriers/reporter.ts';
import { decisionsIn } from '../../carriers/decisions.ts';
import { standingOf } from '../../carriers/standing.ts';
import { type SuspendedReading, writeSuspended } from '../../carriers/suspend-data.ts';

/** How one module stands in a record. */
export function progressIn(record: Record, module: ModuleOutline): Progress & { readonly own: ModuleProgress } {
  const progress = progressOf(record, { modules: [module], test: false });
  const [own] = progress.modules;
  if (!own) throw new Error(`Nothing is known of the module “${module.id}”.`);
  return { ...progress, own };
}

/**
 * What an LMS is told of a record.
 * @param before what it gave back at the launch. What a newer edition wrote there is not written over.
 */
export function newsOf(
  record: Record,
  module: ModuleOutline,
  {
    mastery,
    decisions,
    page,
    before,
  }: Pick<Launch, 'mastery' | 'decisions'> & { readonly page: string; readonly before: SuspendedReading },
): News {
  const suspended =
    !before.ok && before.why === 'newer' ? null : writeSuspended(record, module, before.ok ? before.tally : null);
  return {
    standing: standingOf(progressIn(record, module).own, mastery),
    place: page,
    suspended: suspended?.text ?? null,
    ...(decisions ? { decisions: decisionsIn(record, module) } : {}),
  };
}
