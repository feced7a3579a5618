import type { Item } from '#domain/assessment/schema.ts';
import { composeHandIn, type HandInOptions } from '#domain/hand-in/hand-in.ts';
import { knowCourse } from '#domain/hand-in/know-course.ts';
import { progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import type { AnyEntry, Entry } from '#domain/record/entry.ts';
import { deviceKey, signatureCheck } from '#storage/device-key.ts';
import { aLadder } from '#tests/builders.ts';

/** A course of one module with one lesson, one case of three decisions and a pool of seven questions. */
export const course = knowCourse({
  id: 'https://course.example/',
  edition: '2026.1',
  cut: 0.7,
  outline: {
    modules: [
      {
        id: 'reviews',
        steps: [
          { kind: 'lesson', id: 'read-this' },
          { kind: 'scenario', id: 'ladder' },
        ],
        test: true,
      },
    ],
    test: false,
  },
  scenarios: { ladder: aLadder(3) },
  pools: { reviews: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`item-${n}`, anItem(n)])) },
});

export const made = '2026-11-22T09:00:00.000Z';
export const now = Date.parse(made) + 60_000;
export const check = signatureCheck();

/** A signer without a place to keep its key. */
export async function signer() {
  const key = await deviceKey('/', {});
  if (!key) throw new Error('This Node has no cryptography.');
  return key;
}

export function handInOf(entries: readonly AnyEntry[], more: Partial<HandInOptions> = {}) {
  const record = recordOf(entries);
  const { id, edition, structures, banks } = course;
  const progress = progressOf(record, course.outline);
  return composeHandIn(record, { made, course: { id, edition, structures, banks }, progress, ...more });
}

/** The file's JSON, to be changed by hand. */
export interface Handed {
  readonly [field: string]: unknown;
  entries: (Entry & { [field: string]: unknown })[];
  signature: { alg: string; key: { [part: string]: string }; value: string };
}

function anItem(n: number): Item {
  const common = {
    use: 'pool',
    objective: n % 2 ? 'TST-1' : 'TST-2',
    stem: 'What first?',
    basis: 'author-consensus',
    agreement: 'settled',
  } as const;
  return n < 6
    ? {
        type: 'sba',
        ...common,
        options: {
          ask: { text: 'Ask.', key: true, feedback: 'Yes.' },
          post: { text: 'Post.', feedback: 'No.' },
          wait: { text: 'Wait.', feedback: 'Perhaps.' },
        },
      }
    : {
        type: 'sjt-rate',
        ...common,
        options: {
          decline: { text: 'Decline.', rating: 'very-appropriate', feedback: 'Yes.' },
          mute: { text: 'Mute.', feedback: 'People differ.' },
          scold: { text: 'Scold.', rating: 'very-inappropriate', feedback: 'No.' },
        },
      };
}
