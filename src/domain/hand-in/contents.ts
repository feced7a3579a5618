import type { AnyEntry } from '../record/entry.ts';
import { isKnownKind } from '../record/shapes.ts';
import type { HandIn, JournalPage } from './hand-in.ts';

/** One thing that leaves the device with a file: which sentence says it, and what fills its gaps. */
export interface Leaving {
  readonly what: string;
  readonly values: { readonly [gap: string]: string | number };
}

/**
 * Everything that a hand-in file holds, read off the very text that would be sent: nothing can be in it and not in this list.
 * A field or a kind of entry that is not known by name is listed as `other`, with its name.
 * @throws SyntaxError where the text is no JSON
 */
export function contentsOf(file: string): readonly Leaving[] {
  const { format: _, version: __, ...fields } = JSON.parse(file) as HandIn & { readonly [field: string]: unknown };
  return Object.entries(fields).flatMap(([field, value]) => sayField(field, value));
}

/** What could have been in a hand-in and is not in this one. Same source: the text itself. */
export function leftOutOf(file: string): readonly string[] {
  const { journal, learner } = JSON.parse(file) as HandIn;
  return [...(learner.name ? [] : ['name']), ...(journal ? [] : ['journal']), 'machine'];
}

function sayField(field: string, value: unknown): readonly Leaving[] {
  switch (field) {
    case 'made':
      return [{ what: 'made', values: { at: String(value) } }];
    case 'course':
      return [{ what: 'course', values: { edition: (value as HandIn['course']).edition } }];
    case 'progress': {
      const { done, of } = value as HandIn['progress'];
      return [{ what: 'progress', values: { done, of } }];
    }
    case 'learner':
      return Object.entries(value as object).map(([part, said]) =>
        ['name', 'place', 'role'].includes(part) ? { what: part, values: { value: String(said) } } : other(part),
      );
    case 'assignment':
      return [{ what: 'assignment', values: {} }];
    case 'journal':
      return [{ what: 'journal', values: { n: (value as readonly JournalPage[]).length } }];
    case 'signature':
      return [{ what: value === null ? 'unsigned' : 'signature', values: {} }];
    case 'entries':
      return sayEntries(value as readonly AnyEntry[]);
    default:
      return [other(field)];
  }
}

function sayEntries(entries: readonly AnyEntry[]): readonly Leaving[] {
  const counts = new Map<string, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const browsers = new Set(entries.map(({ device }) => device.split('.', 1)[0])).size;
  return [
    ...[...counts].map(([kind, n]) => (isKnownKind(kind) ? { what: `kind-${kind}`, values: { n } } : other(kind))),
    ...(entries.length > 0 ? [{ what: 'times', values: { n: entries.length, browsers } }] : []),
  ];
}

function other(name: string): Leaving {
  return { what: 'other', values: { name } };
}
