import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const prefix = 'interface-words:';
const file = new URL('../../content/interface/en.yaml', import.meta.url);

/**
 * Lets a script import one group of the interface's words: `import words from 'interface-words:record'`. For what any page
 * may have to say and hardly ever does, so that the words do not stand in every page.
 */
export function interfaceWords(): Plugin {
  return {
    name: 'interface-words',
    resolveId: (source) => (source.startsWith(prefix) ? `\0${source}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const group = id.slice(prefix.length + 1);
      const words = (parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>)[group];
      if (!words) throw new Error(`content/interface/en.yaml has no group “${group}”.`);
      return `export default ${JSON.stringify(words)}`;
    },
  };
}
