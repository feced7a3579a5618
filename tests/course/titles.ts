import { readFileSync } from 'node:fs';

/** The titles of the tests in a file; of the rig that kills browsers, the sentences that it holds true. */
export function titlesIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.test.ts')
    ? titlesOf(text)
    : [...text.matchAll(/^ {2}I\d: '([^']+)',$/gm)].map(([, title = '']) => title);
}

/** The titles of the tests that a text would run. */
export function titlesOf(text: string): readonly string[] {
  const found = text.matchAll(/^ *(?:test|it)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['`])((?:(?!\1).)+)\1/gm);
  return [...found].map(([, , title = '']) => title);
}
