/**
 * What looking into a hand-in can bring up. `broken`: the file contradicts itself, so it is not what a course made. `doubt`:
 * it may be innocent, and somebody should ask. `note`: worth knowing, and no fault.
 */
export const findingWeights = {
  // The file and its signature.
  'signature-invalid': 'broken',
  unsigned: 'doubt',
  'signature-unchecked': 'doubt',
  'laid-out-anew': 'note',
  // The entries by themselves.
  'entries-altered': 'broken',
  'entries-newer': 'note',
  'entries-unknown': 'note',
  'clock-order': 'broken',
  'clock-back': 'doubt',
  future: 'doubt',
  'made-before': 'doubt',
  missing: 'note',
  forked: 'doubt',
  devices: 'note',
  // What follows from them.
  'case-gone': 'note',
  'case-changed': 'note',
  'case-unbegun': 'doubt',
  'case-trail': 'broken',
  'case-result': 'broken',
  'case-rules': 'doubt',
  'form-unbegun': 'doubt',
  'form-changed': 'note',
  'form-short': 'broken',
  'form-result': 'broken',
  'form-rules': 'doubt',
  level: 'broken',
  progress: 'broken',
  'progress-rules': 'note',
  'tested-out': 'note',
  // Which course, and who.
  'course-other': 'doubt',
  'edition-other': 'note',
  partial: 'note',
  'name-odd': 'doubt',
  // Of a certificate alone.
  'scope-unknown': 'doubt',
  'certificate-short': 'broken',
  'part-missing': 'doubt',
  'part-changed': 'note',
  'minutes-over': 'broken',
} as const;

export type FindingId = keyof typeof findingWeights;
export type FindingWeight = (typeof findingWeights)[FindingId];

export interface Finding {
  readonly id: FindingId;
  readonly weight: FindingWeight;
  /** What fills the gaps of its sentence: ids and numbers. */
  readonly values: { readonly [gap: string]: string | number };
}

export function finding(id: FindingId, values: Finding['values'] = {}): Finding {
  return { id, weight: findingWeights[id], values };
}
