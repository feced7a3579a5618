/** The jurisdictions whose law and guidance the course tells apart, in the order in which they are shown. */
export const places = ['uk', 'us', 'au', 'ca'] as const;

/** A jurisdiction: a regulator and its place, codes and duties. */
export type Place = (typeof places)[number];
