import type { Order, Wanted } from '#domain/roster/look-up.ts';
import { say } from '../say.ts';

/** What the table shows at this moment: reports are made of the same rows, in the same order. */
export interface Narrowed {
  readonly wanted: Wanted;
  readonly order: Order;
}

let now: Narrowed = { wanted: {}, order: { by: 'name', down: false } };
const heard = new Set<() => void>();

/** The rows that are wanted, shared by the table and the reports. */
export const narrowed = {
  look: (): Narrowed => now,
  set(next: Narrowed) {
    now = next;
    for (const each of heard) each();
  },
  subscribe(each: () => void) {
    heard.add(each);
    return () => void heard.delete(each);
  },
};

/** Which rows are wanted, in words: the same that stand beside the fields. */
export function sayNarrowed({ wanted }: Narrowed, words: Readonly<Record<string, string>>): string {
  const { text, level, standing, flag, place, role } = wanted;
  const parts: readonly (readonly [string, string])[] = [
    ['search', text ?? ''],
    ['filter-level', level ? say(words, `level-${level}`) : ''],
    ['filter-standing', standing ? say(words, `standing-${standing}`) : ''],
    ['filter-flag', flag ? say(words, `flag-name-${flag}`) : ''],
    ['filter-place', place ? say(words, `place-${place}`) : ''],
    ['filter-role', role ? say(words, `role-${role}`) : ''],
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${say(words, name)}: ${value}`] : []));
  return said.length > 0 ? said.join('; ') : say(words, 'everybody');
}
