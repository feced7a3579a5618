import type { Answer } from '../record/entry.ts';
import type { Item } from './schema.ts';
import { scoreItem } from './score-item.ts';

/** The result of a form that was handed over. */
export interface FormResult {
  /** 0 to 1: the mean of its items. */
  readonly score: number;
  readonly passed: boolean;
  /** Objectives of items that earned less than 0.7, each once, in the order of the form. */
  readonly missed: readonly string[];
  /** What each item earned, 0 to 1, in the order of the form; items with nothing to score are left out. */
  readonly items: readonly { readonly id: string; readonly score: number }[];
}

/** An item that earned less than this shows that its objective needs another look. */
const missedBelow = 0.7;
/** A mean that should equal the pass level may fall short of it by what arithmetic in binary loses. */
const whisker = 1e-9;

/**
 * Marks a form: its score is the mean of its items' scores (assessment rule §0), passed at or above the pass level.
 * @param bank every item of the course, by id; an item that the course no longer has is left out.
 * @param shown the ids of the form's items, in order.
 * @param answers what the learner answered, by item; what is missing earns 0.
 * @param cut the pass level, 0 to 1, announced beforehand.
 */
export function scoreForm(
  bank: Readonly<Record<string, Item>>,
  shown: readonly string[],
  answers: Readonly<Record<string, Answer>>,
  cut: number,
): FormResult {
  const scored = shown.flatMap((id) => {
    const item = Object.hasOwn(bank, id) ? bank[id] : undefined;
    const score = item ? scoreItem(item, Object.hasOwn(answers, id) ? answers[id] : undefined) : null;
    return item && score !== null ? [{ id, score, objective: item.objective }] : [];
  });
  const score = scored.length === 0 ? 0 : scored.reduce((sum, item) => sum + item.score, 0) / scored.length;
  return {
    score,
    passed: scored.length > 0 && score >= cut - whisker,
    missed: [...new Set(scored.filter((item) => item.score < missedBelow).map(({ objective }) => objective))],
    items: scored.map(({ id, score: points }) => ({ id, score: points })),
  };
}
