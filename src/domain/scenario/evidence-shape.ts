import type { Evidence } from './schema.ts';

/** The shape in which evidence stands on the page: said under a name for many, said to somebody, or written on paper. */
export type EvidenceShape = 'card' | 'bubble' | 'paper';

/** The shape that goes with each kind. */
export const shapeOf: Readonly<Record<Evidence['kind'], EvidenceShape>> = {
  post: 'card',
  reply: 'card',
  review: 'card',
  chat: 'bubble',
  dm: 'bubble',
  call: 'bubble',
  email: 'paper',
  letter: 'paper',
  policy: 'paper',
  note: 'paper',
};
