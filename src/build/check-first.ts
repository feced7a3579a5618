import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent } from '#cli/check-content.ts';
import { summary, toLine } from '#cli/tell.ts';

const folder = 'content';

/**
 * Nothing is built from content that is not sound: before a build every problem is told, and errors end it with one
 * sentence. While authors write (`astro dev`) problems are told and nothing is stopped. A build that fails later leaves no
 * half-built site behind.
 * @param content the folder of the course; from the project's root where it is left out.
 */
export function checkFirst(content?: URL): AstroIntegration {
  let outDir: URL | null = null;
  let built = false;
  return {
    name: 'check-first',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(content ?? new URL(`${folder}/`, config.root));
        const problems = checkContent(root, { today: new Date().toISOString().slice(0, 10) });
        for (const problem of problems) {
          const line = toLine(folder, problem);
          if (problem.severity === 'error') logger.error(line);
          else logger.warn(line);
        }
        if (command === 'build' && problems.some(({ severity }) => severity === 'error')) {
          throw new Error(`The content is not sound, so nothing was built: ${summary(problems)}`);
        }
      },
      'astro:config:done': ({ config }) => {
        outDir = config.outDir;
      },
      'astro:build:start': () => {
        // Other integrations may still fail after this one has heard that the build is done; then the exit code says so.
        process.once('exit', (code) => {
          if (outDir && (!built || code !== 0)) rmSync(outDir, { recursive: true, force: true });
        });
      },
      'astro:build:done': () => {
        built = true;
      },
    },
  };
}
