import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Texts } from '#cli/read-course.ts';
import { fixtures, soundCourse, soundDay } from './sound-course.ts';

const groups = ['scenarios', 'items', 'lessons', 'sources', 'modules'] as const;

/** A slip, or something that only looks like one: a change to one file of the sound course. */
const slipSchema = z.strictObject({
  file: z.string(),
  /** Words of the sound file, which stand there once, and the words that take their place. */
  find: z.string().optional(),
  put: z.string().optional(),
  /** Several such changes, or a whole new file. */
  changes: z.array(z.strictObject({ find: z.string(), put: z.string() })).optional(),
  add: z.string().optional(),
  /** The file that is told of it, where that is another one. */
  tells: z.string().optional(),
  /** Where the problem must be told: the words with which its line begins, or which stand on it. Left out: where the change begins. */
  at: z.string().optional(),
  severity: z.enum(['error', 'warning', 'aged']).default('error'),
  /** Other rules that the same slip breaks. */
  also: z.array(z.string()).default([]),
});

export interface Slip {
  /** As in `scenarios/broken/L02-poor-choice-without-next`. */
  readonly name: string;
  readonly code: string;
  readonly texts: Texts;
  readonly today: string;
  readonly file: string;
  /** The line, counted from 1, on which the problem must be told. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'aged';
  readonly also: readonly string[];
}

/** Every fixture of one kind; its file is named for the rule that it breaks, or nearly breaks. */
export function slips(kind: 'broken' | 'sound'): readonly Slip[] {
  return groups.flatMap((group) =>
    readdirSync(`${fixtures}${group}/${kind}`)
      .filter((name) => /^[LP]\d\d-.+\.yaml$/.test(name))
      .sort()
      .map((name) => readSlip(`${group}/${kind}/${name.replace('.yaml', '')}`)),
  );
}

function readSlip(name: string): Slip {
  const slip = slipSchema.parse(parse(readFileSync(`${fixtures}${name}.yaml`, 'utf8')));
  const sound = soundCourse().get(slip.file) ?? '';
  const changes = slip.changes ?? (slip.find === undefined ? [] : [{ find: slip.find, put: slip.put ?? '' }]);
  const text = slip.add ?? changes.reduce((before, change) => replaceOnce(name, before, change), sound);
  const texts = soundCourse({ [slip.file]: text });
  const told = slip.tells ?? slip.file;
  const shown = texts.get(told) ?? '';
  const at = slip.at === undefined ? firstDifference(sound, text) : shown.indexOf(slip.at);
  if (at < 0) throw new Error(`${name}: “${slip.at}” is not in the changed file.`);
  return {
    name,
    code: (name.split('/').at(-1) ?? '').slice(0, 3),
    texts,
    today: soundDay,
    file: told,
    line: shown.slice(0, at).split('\n').length,
    severity: slip.severity,
    also: slip.also,
  };
}

function replaceOnce(name: string, text: string, { find, put }: { find: string; put: string }): string {
  const pieces = text.split(find);
  if (pieces.length !== 2)
    throw new Error(`${name}: its words stand ${pieces.length - 1} times in the sound file, not once.`);
  return pieces.join(put);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < other.length && one[at] === other[at]) at += 1;
  return at;
}
