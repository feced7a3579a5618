/**
 * What a mark can be about: the eighteen identifiers that the Safe Harbor method of 45 CFR 164.514(b)(2) takes out, as far as
 * words can show them, and what this course adds.
 */
export const markKinds = {
  name: { safeHarbor: 1, label: 'A name', why: 'A name points at one person.', mask: '[name]' },
  place: {
    safeHarbor: 2,
    label: 'A place',
    why: 'A place smaller than a state or a region narrows down who it was.',
    mask: '[place]',
  },
  date: {
    safeHarbor: 3,
    label: 'A date',
    why: 'A day or a month of a year can be matched with an event, a roster or a newspaper.',
    mask: '[date]',
  },
  age: {
    safeHarbor: 3,
    label: 'An age over 89',
    why: 'Few people reach this age, so it points at one of them.',
    mask: '[of great age]',
  },
  phone: { safeHarbor: 4, label: 'A telephone number', why: 'A number reaches one person.', mask: '[phone number]' },
  fax: { safeHarbor: 5, label: 'A fax number', why: 'A number reaches one place or person.', mask: '[fax number]' },
  email: { safeHarbor: 6, label: 'An email address', why: 'An address reaches one person.', mask: '[email]' },
  'national-number': {
    safeHarbor: 7,
    label: 'A national or health-service number',
    why: 'A number that a state or a health service gives belongs to one person.',
    mask: '[number]',
  },
  'record-number': {
    safeHarbor: 8,
    label: 'A record number',
    why: 'Anyone with access to the records can look it up.',
    mask: '[number]',
  },
  'plan-number': {
    safeHarbor: 9,
    label: 'A health-plan or insurance number',
    why: 'A membership belongs to one person.',
    mask: '[number]',
  },
  account: {
    safeHarbor: 10,
    label: 'An account or card number',
    why: 'An account belongs to one person.',
    mask: '[number]',
  },
  licence: {
    safeHarbor: 11,
    label: 'A licence, certificate or registration number',
    why: 'A registration can be looked up.',
    mask: '[number]',
  },
  vehicle: {
    safeHarbor: 12,
    label: 'A vehicle’s plate or number',
    why: 'A plate leads to a keeper.',
    mask: '[vehicle]',
  },
  device: {
    safeHarbor: 13,
    label: 'A device’s number',
    why: 'An implant, a telephone or a machine is known by its number.',
    mask: '[device]',
  },
  link: { safeHarbor: 14, label: 'A web address', why: 'A link can lead straight to a person.', mask: '[link]' },
  ip: { safeHarbor: 15, label: 'An internet address', why: 'It can be traced to a connection.', mask: '[address]' },
  biometric: {
    safeHarbor: 16,
    label: 'A finger or voice print, or another measure of a body',
    why: 'A body’s own measure belongs to one person.',
    mask: '[left out]',
  },
  image: {
    safeHarbor: 17,
    label: 'A picture or a recording',
    why: 'A face, a voice or a background can be known again.',
    mask: '[left out]',
  },
  trait: {
    safeHarbor: 18,
    label: 'Something that few people have',
    why: 'A rare mark or condition is a characteristic that others know again.',
    mask: '[detail]',
  },
  role: {
    safeHarbor: 18,
    label: 'A role that few people hold',
    why: 'Where there is one of them, the role is a name.',
    mask: '[role]',
  },
  bed: {
    safeHarbor: 18,
    label: 'A bed, bay, room or ward',
    why: 'Colleagues and visitors know who lay there.',
    mask: '[bed or ward]',
  },
  handle: {
    safeHarbor: 18,
    label: 'An account’s name',
    why: 'A handle leads to everything else that somebody has posted.',
    mask: '[account]',
  },
  when: {
    safeHarbor: null,
    label: 'A day that the post itself dates',
    why: 'A post carries its own date, so this says exactly when.',
    mask: '[some time ago]',
  },
  workplace: {
    safeHarbor: null,
    label: 'Your own workplace',
    why: 'Your profile, or anyone who knows you, says where that is.',
    mask: '[a place of work]',
  },
} as const satisfies Readonly<Record<string, MarkKindFacts>>;

export type MarkKind = keyof typeof markKinds;

interface MarkKindFacts {
  /** Its number among the eighteen; null where this course adds it. */
  readonly safeHarbor: number | null;
  readonly label: string;
  /** One sentence: how these words may tell who it was. */
  readonly why: string;
  /** What stands in its place when it is masked. */
  readonly mask: string;
}

/** Words that may tell who somebody is. `from` and `to` count UTF-16 units, `to` is after the last. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: MarkKind;
  readonly why: string;
}
