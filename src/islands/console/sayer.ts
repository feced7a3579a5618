import { fill } from '#domain/course/fill.ts';
import type { Say } from '#domain/report/roster-table.ts';
import type { Setup } from './messages.ts';

/** Puts the roster's ids into words: the same for the screen and for every file. */
export function sayer({ words, titles }: Pick<Setup, 'words' | 'titles'>): Say {
  const title = (id: string) =>
    id === 'course' ? (words['scope-course'] ?? id) : Object.hasOwn(titles, id) ? (titles[id] ?? id) : id;
  return (group, id, values = {}) => {
    if (group === 'scope') return title(id);
    if (group !== 'flag') return words[`${group}-${id}`] ?? id;
    const known = (key: string) => (key in values ? title(String(values[key])) : '');
    const said = { ...values, case: known('scenario'), test: known('test'), part: known('of'), of: values.of ?? '' };
    return fill(words[`flag-${id}`] ?? words[`finding-${id}`], said);
  };
}
