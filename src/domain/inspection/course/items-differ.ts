import { questionsOf } from '../../assessment/questions.ts';
import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import { wordsOf } from '../words.ts';

const most = 0.8;

/** A test that repeats a practised item tests memory of the item. Forms of one core decision may resemble one another. */
export const itemsDiffer: Rule<Manuscript, CourseRemark> = {
  code: 'L22',
  title: 'No two items share more than four fifths of their words, unless they are forms of one core decision',
  *inspect({ items }) {
    const met: { id: string; core: string | undefined; words: Set<string> }[] = [];
    for (const { file, value } of items) {
      for (const [id, item] of Object.entries(value ?? {})) {
        const core = item['isomorph-of'];
        const words = new Set(
          wordsOf(
            [
              item.stem,
              ...questionsOf(item).flatMap(({ ask, options }) => [
                ask,
                ...Object.values(options).map(({ text }) => text),
              ]),
            ]
              .join(' ')
              .toLowerCase(),
          ),
        );
        const twin = met.find(
          (other) => (core === undefined || other.core !== core) && overlap(words, other.words) > most,
        );
        met.push({ id, core, words });
        if (twin)
          yield {
            file,
            path: [id],
            sentence: `“${id}” is nearly the same as “${twin.id}”.`,
            hint: 'Write it in another setting, or mark both as forms of one core decision.',
          };
      }
    }
  },
};

/** Jaccard overlap: the share of all their words that both use. */
function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared || 1);
}
