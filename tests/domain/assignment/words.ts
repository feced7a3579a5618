import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Told, Words } from '#domain/assignment/say-assignment.ts';

const interfaceFile: Record<string, Words> = parse(readFileSync('content/interface/en.yaml', 'utf8'));

/** The words that the pages have. */
export const words: Words = interfaceFile['assign'] ?? {};

export const told: Told = {
  course: 'Post Rounds',
  titles: { boundaries: 'Boundaries', reviews: 'Reviews' },
  minutes: { boundaries: 40, reviews: 15 },
  sayDay: (day) => `day ${day}`,
};
