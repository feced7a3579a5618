import { type AnyEntry, type Entry, entryVersion, type Kind } from '../domain/record/entry.ts';
import { identify } from '../domain/record/identify.ts';
import { readEntry } from '../domain/record/read-entry.ts';
import { isObject } from '../domain/record/shapes.ts';

/** The fields of each kind in the order of its row. A kind that is not here, and a field that is not, travel in full. */
const fieldsOf: { readonly [K in Kind]?: readonly string[] } = {
  'profile-chosen': ['place', 'role', 'sharedComputer'],
  'lesson-finished': ['lesson'],
  'check-answered': ['item', 'option', 'right', 'certainty'],
  'attempt-started': ['scenario', 'edition', 'structure', 'content', 'place', 'trail', 'from'],
  'choice-made': ['attempt', 'step', 'choice', 'beat'],
  'attempt-finished': [
    'attempt',
    'scenario',
    'outcome',
    'verdict',
    'status',
    'score',
    'trail',
    'edition',
    'structure',
    'place',
  ],
  'form-started': ['use', 'module', 'seed', 'items', 'edition'],
  'item-answered': ['form', 'item', 'answer'],
  'form-finished': ['form', 'use', 'module', 'score', 'passed', 'cut', 'missed', 'edition'],
  'plan-chosen': ['module', 'starter'],
  'reflection-written': ['module'],
  'evaluation-given': ['answers', 'of', 'minutes', 'honour'],
  reset: ['scope', 'of'],
};
const kinds = Object.keys(fieldsOf) as Kind[];
/** The code of a row that is an entry in full. */
const inFull = -1;

/**
 * Entries as rows of JSON, a line each, from which the very same entries come back, with the same ids: so what returns from
 * an LMS never doubles what a browser has already. Ids of entries give way to the number of their row, what a result shares
 * with the beginning of its run to 0, and times to what has passed since the row before.
 * @param entries in the record's order
 */
export function listRows(entries: readonly AnyEntry[]): string {
  const numbers = new Map(entries.map(({ id }, at) => [id, at] as const));
  const devices: string[] = [];
  const seqs = new Map<string, number>();
  let last = { time: 0, device: '' };
  const rows = entries.map((entry, at) => {
    const row = rowOf(entry, entries.slice(0, at), numbers);
    const { time, count } = parts(entry.hlc);
    const late = Date.parse(entry.at) - time;
    if (!devices.includes(entry.device)) devices.push(entry.device);
    const seq = entry.seq - (seqs.get(entry.device) ?? -1);
    const passed = time - last.time;
    const plain = entry.device === last.device && seq === 1 && count === 0 && late === 0;
    last = { time, device: entry.device };
    seqs.set(entry.device, entry.seq);
    const { id: _, ...rest } = entry;
    return row
      ? [row[0], plain ? passed : [passed, devices.indexOf(entry.device), seq, count, late], ...row.slice(1)]
      : [inFull, rest];
  });
  return [devices, ...rows].map((row) => JSON.stringify(row).slice(1, -1)).join('\n');
}

/**
 * The entries of such a list. A row that is no entry is left out and counted.
 * @throws Error where the text is no such list
 */
export function readRows(text: string): { readonly entries: readonly AnyEntry[]; readonly unread: number } {
  const [devices = [], ...rows] = text.split('\n').map((line) => JSON.parse(`[${line}]`) as unknown[]);
  const entries: AnyEntry[] = [];
  const byRow: (AnyEntry | null)[] = [];
  const seqs = new Map<string, number>();
  let last = { time: 0, device: '' };
  for (const [code, second, ...values] of rows) {
    const kind = typeof code === 'number' ? kinds[code] : undefined;
    let candidate: { readonly [field: string]: unknown } | null = null;
    if (code === inFull && isObject(second)) candidate = second;
    else if (kind) {
      const [passed = 0, device = devices.indexOf(last.device), seq = 1, count = 0, late = 0] = Array.isArray(second)
        ? (second as number[])
        : [Number(second)];
      const writer = String(devices[device]);
      const time = last.time + passed;
      candidate = {
        v: entryVersion,
        device: writer,
        seq: (seqs.get(writer) ?? -1) + seq,
        hlc: time.toString(36).padStart(9, '0') + count.toString(36).padStart(3, '0'),
        at: timeText(time + late),
        kind,
        ...fieldsFrom(kind, values, byRow),
      };
    }
    const reading = candidate ? readEntry(withId(candidate)) : { fault: 'garbled' };
    const entry = 'entry' in reading ? reading.entry : null;
    byRow.push(entry);
    if (!entry) continue;
    entries.push(entry);
    last = { time: parts(entry.hlc).time, device: entry.device };
    seqs.set(entry.device, entry.seq);
  }
  return { entries, unread: rows.length - entries.length };
}

/** The code and the fields of an entry's row, or null where it has to travel in full. */
function rowOf(
  entry: AnyEntry,
  before: readonly AnyEntry[],
  numbers: ReadonlyMap<string, number>,
): readonly unknown[] | null {
  const kind = entry.kind as Kind;
  const fields = fieldsOf[kind];
  if (!fields || entry.v !== entryVersion) return null;
  const {
    v: _,
    id,
    device: __,
    seq: ___,
    hlc: ____,
    at: _____,
    kind: ______,
    ...own
  } = entry as { [field: string]: unknown };
  const values = fields.map((field) => own[field]);
  const shared = sharedBy(
    kind,
    values,
    (of) => {
      const number = typeof of === 'string' ? numbers.get(of) : undefined;
      return number !== undefined && number < before.length ? number : undefined;
    },
    before,
  );
  // What comes back has to be this very entry; what would not (a field of null, a name we do not know) travels in full.
  const again = fieldsFrom(kind, JSON.parse(JSON.stringify(shared)) as unknown[], before);
  const { id: ________, ...whole } = entry;
  const envelope = Object.fromEntries(Object.entries(whole).filter(([name]) => !(name in own)));
  return withId({ ...envelope, ...again }).id === id ? [kinds.indexOf(kind), ...shared] : null;
}

type NumberOf = (id: unknown) => number | undefined;

function sharedBy(kind: Kind, values: readonly unknown[], numberOf: NumberOf, before: readonly AnyEntry[]): unknown[] {
  const [of] = values;
  const number = numberOf(of);
  const row = values.map((value) => value ?? null);
  if (number === undefined || !(kind in expectations)) return trimmed(row);
  const expected = expectedAt(kind, number, before);
  return trimmed([
    number,
    ...row.slice(1).map((value, at) => (expected[at] !== undefined && same(value, expected[at]) ? 0 : value)),
  ]);
}

function fieldsFrom(kind: Kind, values: readonly unknown[], before: readonly (AnyEntry | null)[]): object {
  const fields = fieldsOf[kind] ?? [];
  const [of] = values;
  const expected = typeof of === 'number' && kind in expectations ? expectedAt(kind, of, before) : null;
  return Object.fromEntries(
    fields.flatMap((field, at) => {
      let value = values[at];
      if (expected && at === 0) value = before[of as number]?.id;
      else if (expected && value === 0 && expected[at - 1] !== undefined) value = expected[at - 1];
      return value === undefined || value === null ? [] : [[field, value] as const];
    }),
  );
}

/** What the fields behind the first most likely hold, in kinds that begin by naming an earlier entry. */
const expectations: {
  readonly [K in Kind]?: (begun: Entry | null, made: readonly AnyEntry[]) => readonly unknown[];
} = {
  'choice-made': (begun, made) => [(begun?.kind === 'attempt-started' ? begun.trail.length : 0) + made.length],
  'attempt-finished': (begun, made) => {
    if (begun?.kind !== 'attempt-started') return [];
    const choices = made.map((each) => (each as { readonly choice?: unknown }).choice);
    const { scenario, trail, edition, structure, place } = begun;
    return [scenario, undefined, undefined, undefined, undefined, [...trail, ...choices], edition, structure, place];
  },
  'item-answered': (begun, made) => [begun?.kind === 'form-started' ? begun.items[made.length] : undefined],
  'form-finished': (begun) =>
    begun?.kind === 'form-started'
      ? [begun.use, begun.module, undefined, undefined, undefined, undefined, begun.edition]
      : [],
};

function expectedAt(kind: Kind, number: number, before: readonly (AnyEntry | null)[]): readonly unknown[] {
  const begun = (before[number] ?? null) as Entry | null;
  const made = before.filter(
    (each): each is AnyEntry =>
      begun !== null &&
      ((each?.kind === 'choice-made' && (each as { attempt?: unknown }).attempt === begun.id) ||
        (each?.kind === 'item-answered' && (each as { form?: unknown }).form === begun.id)),
  );
  return expectations[kind]?.(begun, made) ?? [];
}

function trimmed(row: readonly unknown[]): unknown[] {
  return row.slice(0, row.findLastIndex((value) => value !== null) + 1);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function withId(entry: { readonly [field: string]: unknown }): { readonly [field: string]: unknown } {
  try {
    return { ...entry, id: identify(entry) };
  } catch {
    return entry;
  }
}

function parts(hlc: string) {
  return { time: Number.parseInt(hlc.slice(0, 9), 36), count: Number.parseInt(hlc.slice(9), 36) };
}

function timeText(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : '';
}
