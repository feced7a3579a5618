import { type Mark, markKinds } from './kinds.ts';

/** The text with some of its marked words replaced by what they are: “[name]”. The rest stays as it is, unit for unit. */
export function maskMarks(text: string, marks: readonly Pick<Mark, 'from' | 'to' | 'kind'>[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to, kind } of [...marks].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    masked += text.slice(at, from) + markKinds[kind].mask;
    at = to;
  }
  return masked + text.slice(at);
}
