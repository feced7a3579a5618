import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Rewrites every built page in place: `rewrite` is given its HTML and its path from the build's folder, and gives the HTML
 * that shall stand there.
 */
export function eachPage(dir: URL, rewrite: (html: string, name: string) => string): void {
  const root = fileURLToPath(dir);
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const path = join(root, name);
    const html = readFileSync(path, 'utf8');
    const rewritten = rewrite(html, name);
    if (rewritten !== html) writeFileSync(path, rewritten);
  }
}
