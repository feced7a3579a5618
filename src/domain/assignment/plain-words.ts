import { tidyName } from '../hand-in/name.ts';
import { longestWords } from './assignment.ts';

/**
 * A title or a name of an office as it may be shown: one line, no controls, at most 80 characters. Markup stays the text that
 * it is. Empty where an address of the web stands in it: whoever opens a link must not be sent on to another by its words.
 */
export function plainWords(typed: string): string {
  // Looked at before anything is cut or left out, and without signs that nobody sees: an address could hide behind either.
  if (/:\/\/|\bwww\./i.test(typed.normalize('NFKC').replace(/\p{C}/gu, ''))) return '';
  // Twice, since what is left out may bring together letters and marks that then make one; so tidy words stay as they are.
  return [...tidyName(tidyName(typed).name).name].slice(0, longestWords).join('').trim();
}
