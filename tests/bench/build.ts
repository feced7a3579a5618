import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument, type YAMLSeq } from 'yaml';

/** What one build took. */
export interface BuildCost {
  /** Lessons in the course that was built. */
  readonly lessons: number;
  readonly seconds: number;
  /** The most that the build and what it started had in memory at once, in MB; null where the system does not say. */
  readonly memory: number | null;
  /** The built folder, in MB. */
  readonly folder: number;
}

const modules = 'content/modules';

/**
 * Builds this course with so many lessons: the real ones, copied under new names into their own modules until there are enough.
 * All of it is checked, built and indexed as the real course is, in a folder of its own that is removed afterwards.
 * @throws with what the build said, where it fails
 */
export async function timeBuild(lessons: number): Promise<BuildCost> {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  try {
    for (const name of ['src', 'public', 'content', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
      cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    // No module of a real course may take two hours and more; here, where nobody reads them, six modules share all lessons.
    const schema = join(folder, 'src/domain/course/schema.ts');
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('.max(120)', ''));
    multiply(join(folder, modules), lessons);
    const { seconds, memory } = await build(folder);
    return { lessons, seconds, memory, folder: weightOf(join(folder, 'dist')) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function multiply(folder: string, wanted: number) {
  const all = readdirSync(folder).flatMap((module) =>
    readdirSync(join(folder, module))
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => ({ module, id: file.slice(0, -4), text: readFileSync(join(folder, module, file), 'utf8') })),
  );
  const added = Array.from({ length: wanted - all.length }, (_, n) => {
    const { module, id, text } = all[n % all.length] as (typeof all)[number];
    return { module, id: `${id}-${n}`, minutes: Number(/^minutes: (\d+)$/m.exec(text)?.[1]), text };
  });
  for (const { module, id, text } of added) writeFileSync(join(folder, module, `${id}.mdx`), text);
  for (const module of new Set(added.map((one) => one.module))) {
    const file = join(folder, module, 'module.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    const own = added.filter((one) => one.module === module);
    for (const { id } of own) (document.get('steps') as YAMLSeq).add(id);
    document.set('minutes', Number(document.get('minutes')) + own.reduce((sum, { minutes }) => sum + minutes, 0));
    writeFileSync(file, document.toString());
  }
}

function build(folder: string): Promise<{ readonly seconds: number; readonly memory: number | null }> {
  const start = performance.now();
  const building = spawn('node_modules/.bin/astro', ['build'], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  for (const stream of [building.stdout, building.stderr])
    stream.on('data', (words: Buffer) => {
      said = (said + String(words)).slice(-4000);
    });
  let most: number | null = null;
  const watching = setInterval(() => {
    const now = memoryOf(building.pid ?? 0);
    if (now !== null) most = Math.max(most ?? 0, now);
  }, 200);
  return new Promise((resolve, reject) => {
    building.on('close', (code) => {
      clearInterval(watching);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, memory: most });
      else reject(new Error(`The build failed:\n${said}`));
    });
  });
}

/** Megabytes in memory of a process and of all that it started; null where there is no /proc. */
function memoryOf(root: number): number | null {
  try {
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const status = readFileSync(`/proc/${name}/status`, 'utf8');
          const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
          return [{ id: Number(name), parent: field('PPid'), kilobytes: field('VmRSS') }];
        } catch {
          // It ended meanwhile.
          return [];
        }
      });
    const family = new Set([root]);
    for (let before = 0; before < family.size;) {
      before = family.size;
      for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
    }
    return processes.reduce((sum, { id, kilobytes }) => sum + (family.has(id) ? kilobytes : 0), 0) / 1024;
  } catch {
    return null;
  }
}

function weightOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}
