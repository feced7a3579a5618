/** A stem in its two parts: what is the case, and what is asked. */
export interface Stem {
  readonly situation: string;
  readonly question: string;
}

/** Splits a stem before its last sentence; a stem of one sentence is all question. */
export function stemParts(stem: string): Stem {
  const sentences = stem.trim().match(/[^.!?]+(?:[.!?]+[”’"')]*\s*|$)/g) ?? [stem];
  const question = (sentences.at(-1) ?? '').trim();
  return { situation: sentences.slice(0, -1).join('').trim(), question };
}
