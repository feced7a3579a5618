/** The four steps of a rating, best first; the midpoint lies between the second and the third. */
export const ratings = [
  'very-appropriate',
  'appropriate-not-ideal',
  'inappropriate-not-awful',
  'very-inappropriate',
] as const;

export type Rating = (typeof ratings)[number];
