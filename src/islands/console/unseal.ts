import { assignmentInCode } from '#domain/assignment/link.ts';
import type { HandIn } from '#domain/hand-in/hand-in.ts';
import { type Receiver, receiverName } from '#domain/hand-in/receiving.ts';
import { openSealed, type Unopened } from '#domain/hand-in/sealed-file.ts';
import type { Piece } from './intake.ts';

/** Why a sealed hand-in is set aside. `sealed-mixed`: its outside names another assignment than what is inside. */
export type SealRefusal = `sealed-${Unopened | 'mixed'}`;

/** A sealed piece opened with one of the office's keys; or the reason why none of them did. What comes out is trusted no more. */
export async function unsealed(
  { name, text, inside }: Extract<Piece, { text: unknown }>,
  receivers: readonly Receiver[],
): Promise<Piece> {
  const opened = await openSealed(text, receivers);
  if (opened.ok) return { name, text: opened.text, inside, sealedFor: opened.assignment };
  const own = receivers.map(({ x }) => receiverName(x)).join(', ');
  return { name, refused: `sealed-${opened.why}`, inside, values: { key: opened.receiver, own } };
}

/** Whether the outside of a sealed piece named another assignment than the hand-in inside answers. */
export function isForAnother(piece: Piece, { assignment = '' }: HandIn): boolean {
  if (!('sealedFor' in piece) || piece.sealedFor === undefined) return false;
  return assignmentInCode(assignment)?.id !== piece.sealedFor;
}
