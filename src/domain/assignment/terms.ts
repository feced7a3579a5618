import { fill } from '../course/fill.ts';
import type { Assignment, Shareable } from './assignment.ts';
import type { Words } from './say-assignment.ts';

/** What is said to a learner before anything is accepted, a sentence each. */
export interface Terms {
  /** What the hand-in will hold. */
  readonly sent: readonly string[];
  /** Who can read it on its way. */
  readonly travels: string;
  /** What the coordinator asks for besides, each of which goes only with the learner's own tick or word. */
  readonly asked: readonly string[];
  /** What stays on the device. */
  readonly kept: readonly string[];
}

/**
 * What will be sent back and what will not, if the learner hands in. The record always goes whole, since it is what can be checked,
 * and with it the role and the place that the learner chose: these can be asked for, and cannot be kept out by not asking.
 */
export function termsOf({ share, sealTo }: Pick<Assignment, 'share' | 'sealTo'>, words: Words): Terms {
  return {
    sent: ['record', 'profile', 'accepted'].map((one) => fill(words[`sent-${one}`])),
    travels: fill(words[sealTo ? 'travels-sealed' : 'travels-open']),
    asked: share.map((one) => fill(words[`asked-${one}`])),
    kept: [
      ...keptUnlessAsked.filter((one) => !share.includes(one)).map((one) => fill(words[`kept-${one}`])),
      fill(words['kept-rest']),
    ],
  };
}

const keptUnlessAsked: readonly Shareable[] = ['name', 'journal'];
