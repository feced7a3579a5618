import { firstStepIn } from './begun.ts';
import { formsOf } from './forms.ts';
import type { ModuleOutline } from './progress.ts';
import { byOrder, inOrder, type Record } from './record.ts';

/** The questions before the course: each with the module that it asks of, and its key. */
export type BaselineKeys = { readonly [item: string]: { readonly module: string; readonly key: string } };

/** One module before and after, each 0 to 1. */
export interface BeforeAndAfter {
  readonly module: string;
  /** The question before the course: 1 or 0. */
  readonly before: number;
  /** The first test of the module that was handed in. */
  readonly after: number;
}

export interface Gain {
  readonly pairs: readonly BeforeAndAfter[];
  /** Means over the pairs, 0 to 1; null where there are too few pairs to show any. */
  readonly means: GainOfMeans | null;
}

export interface GainOfMeans {
  readonly before: number;
  readonly after: number;
  /** after − before, −1 to 1. */
  readonly difference: number;
  /** (after − before) ÷ (1 − before): the share of what could be gained; null where nothing could. */
  readonly share: number | null;
}

/** Fewer modules than this with a question before and a test after show nothing. */
export const fewestPairs = 4;

/**
 * What the modules' first tests show beside the questions before the course, module by module. A pair needs an answer that
 * was handed in before the module was begun, and the first test of that module handed in after it. Of two baselines the
 * earlier counts; starting over takes nothing back. It is a comparison, never a proof that the course did it.
 */
export function gainOf(record: Record, modules: readonly ModuleOutline[], keys: BaselineKeys): Gain {
  const entries = inOrder(record);
  const baselines = formsOf(record, 'baseline').flatMap(({ started, finished, answers }) =>
    started && finished ? [{ items: started.items, finished, answers }] : [],
  );
  const first = baselines.sort((one, other) => byOrder(one.finished, other.finished))[0];
  const pairs = modules.flatMap((module): readonly BeforeAndAfter[] => {
    const item = first?.items.find((id) => Object.hasOwn(keys, id) && keys[id]?.module === module.id);
    const answer = item === undefined ? undefined : first?.answers.get(item);
    const begun = firstStepIn(entries, module);
    const [test] = formsOf(record, 'module', module.id)
      .flatMap(({ finished }) => (finished ? [finished] : []))
      .sort(byOrder);
    if (!first || item === undefined || answer === undefined || !test) return [];
    if ((begun && byOrder(begun, first.finished) < 0) || byOrder(test, first.finished) < 0) return [];
    return [{ module: module.id, before: answer === keys[item]?.key ? 1 : 0, after: test.score }];
  });
  return { pairs, means: pairs.length < fewestPairs ? null : gainOfMeans(pairs) };
}

/** The gain of the means (assessment §2.5), over at least one pair. */
export function gainOfMeans(pairs: readonly Pick<BeforeAndAfter, 'before' | 'after'>[]): GainOfMeans {
  const before = mean(pairs.map((pair) => pair.before));
  const after = mean(pairs.map((pair) => pair.after));
  return { before, after, difference: after - before, share: before < 1 ? (after - before) / (1 - before) : null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
