import { type FindingId, type FindingWeight, findingWeights } from '../hand-in/finding.ts';

/**
 * What only shows where hand-ins lie side by side, or beside an assignment and the course's minutes. Weighed as findings are:
 * none of these is `broken`, since each has an innocent reading.
 */
const rosterFlagWeights = {
  waiting: 'note',
  'same-work': 'doubt',
  'same-device': 'doubt',
  'several-devices': 'note',
  merged: 'note',
  'fewer-than-before': 'doubt',
  quick: 'doubt',
  'long-before': 'doubt',
  'assignment-none': 'note',
  'assignment-unknown': 'doubt',
  'not-invited': 'doubt',
  late: 'note',
} as const satisfies { readonly [id: string]: FindingWeight };

export type RosterFlagId = keyof typeof rosterFlagWeights;
export type FlagId = FindingId | RosterFlagId;

/** Something by name that whoever reads a row should know. Its sentence stands among the interface's words. */
export interface Flag {
  readonly id: FlagId;
  readonly weight: FindingWeight;
  /** What fills the gaps of its sentence: ids and numbers. */
  readonly values: { readonly [gap: string]: string | number };
}

export function flag(id: RosterFlagId, values: Flag['values'] = {}): Flag {
  return { id, weight: rosterFlagWeights[id], values };
}

/** Every flag there is, so that each can be given its words. */
export const flagIds: readonly FlagId[] = [
  ...(Object.keys(findingWeights) as FindingId[]),
  ...(Object.keys(rosterFlagWeights) as RosterFlagId[]),
];
