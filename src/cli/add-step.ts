import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/**
 * The text of a module.yaml with one more step at the end and its minutes added; every other character stays as it was.
 * Null where the file has no list of steps or no minutes to change.
 */
export function addStep(text: string, step: string, minutes: number): string | null {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return null;
  const [steps, total] = [contents.get('steps', true) as unknown, contents.get('minutes', true) as unknown];
  if (!isSeq(steps) || !steps.range || !isScalar(total) || !total.range || typeof total.value !== 'number') return null;
  const lastItem = steps.items.at(-1) as Node | undefined;
  const end = lastItem?.range?.[1];
  if (end === undefined) return null;
  const indent = /[^\n]*$/.exec(text.slice(0, steps.range[0]))?.[0] ?? '';
  const insertion = steps.flow ? `, ${step}` : `\n${indent}- ${step}`;
  const edits = [
    { from: end, to: end, put: insertion },
    { from: total.range[0], to: total.range[1], put: String(total.value + minutes) },
  ].sort((one, other) => other.from - one.from);
  return edits.reduce((before, { from, to, put }) => before.slice(0, from) + put + before.slice(to), text);
}
