import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { soundCourse } from '#tests/sound-course.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A project with a course in it, sound or not. */
function project(changed: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  made.push(root);
  for (const [file, text] of soundCourse(changed)) {
    mkdirSync(join(root, 'content', file, '..'), { recursive: true });
    writeFileSync(join(root, 'content', file), text);
  }
  mkdirSync(join(root, 'dist'));
  return root;
}

/**
 * Plays the part of Astro in a process of its own: calls the hooks, in order, up to the one that fails.
 * @param ends how the process ends after the last hook: well, or with an error.
 */
function play(
  root: string,
  command: 'build' | 'dev' | 'sync',
  hooks: readonly string[],
  ends: 'well' | 'badly' = 'well',
) {
  const script = `
    import { checkFirst } from '#build/check-first.ts';
    const config = { root: new URL(${JSON.stringify(pathToFileURL(`${root}/`).href)}), outDir: new URL(${JSON.stringify(pathToFileURL(`${root}/dist/`).href)}) };
    const logger = { error: console.log, warn: console.log };
    const { hooks } = checkFirst();
    for (const name of ${JSON.stringify(['astro:config:setup', ...hooks])}) hooks[name]?.({ command: ${JSON.stringify(command)}, config, logger });
    process.exitCode = ${ends === 'well' ? 0 : 1};
  `.replace('#build/', pathToFileURL(`${process.cwd()}/src/build/`).href);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr, dist: existsSync(join(root, 'dist')) };
}

const whole = ['astro:config:done', 'astro:build:start', 'astro:build:done'];
const unsound = { 'glossary.yaml': 'a: b: c\n' };

describe('the check before a build', { timeout: 60_000 }, () => {
  it('lets a sound course be built', () => {
    expect(play(project(), 'build', whole)).toMatchObject({ status: 0, stdout: '', dist: true });
  });

  it('ends the build of an unsound one with one sentence, after every problem was told', () => {
    const { status, stdout, stderr } = play(project(unsound), 'build', whole);
    expect(status).toBe(1);
    expect(stdout).toContain('content/glossary.yaml:1:4 P01');
    expect(stderr).toMatch(/The content is not sound, so nothing was built: \d+ error/);
  });

  it('tells authors who are writing, and stops nothing', () => {
    const { status, stdout } = play(project(unsound), 'dev', ['astro:config:done']);
    expect(status).toBe(0);
    expect(stdout).toContain('content/glossary.yaml:1:4 P01');
  });

  it('is silent when nothing is shown or built', () => {
    expect(play(project(unsound), 'sync', ['astro:config:done'])).toMatchObject({ status: 0, stdout: '', dist: true });
  });

  it('leaves nothing half-built behind when a build stops on its way', () => {
    expect(play(project(), 'build', ['astro:config:done', 'astro:build:start'], 'badly').dist).toBe(false);
  });

  it('leaves nothing behind when another integration fails after the pages were written', () => {
    expect(play(project(), 'build', whole, 'badly').dist).toBe(false);
  });
});
