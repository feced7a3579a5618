import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Finding, Position } from '#domain/problem.ts';
import type { ReadFile } from './read-course.ts';

/**
 * Where a finding stands: its offset if it has one, else the field its path leads to. Where the path leads to a field that
 * is missing, the nearest thing above it that exists.
 */
export function locate(file: ReadFile, { path, offset }: Pick<Finding, 'path' | 'offset'>): Position {
  const { line, col } = file.lines.linePos(offset ?? offsetOf(file, path));
  return { file: file.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(file: ReadFile, path: Finding['path']): number {
  let here: unknown = file.document?.contents;
  let found = 0;
  for (const step of path) {
    if (isMap(here)) {
      const pair = here.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      found = startOf(pair.key as Node) ?? found;
      here = pair.value;
    } else if (isSeq(here)) {
      const entry = here.items[Number(step)];
      if (entry === undefined) break;
      found = startOf(entry as Node) ?? found;
      here = entry;
    } else break;
  }
  return found;
}

function startOf(node: Node): number | undefined {
  return node.range?.[0];
}
