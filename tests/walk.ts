/**
 * `npm run walk -- all`, or `-- cover defamation`: the walks of tests/site/lms.test.ts in other modules than the smallest, each on the web
 * and in one package of each standard. With `course` among the names, in the package of the whole course. Not part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const { modules } = parse(readFileSync('content/course.yaml', 'utf8')) as { readonly modules: readonly string[] };
const named = process.argv.slice(2);
const whole = named.includes('course');
const unknown = named.filter((name) => !['all', 'course', ...modules].includes(name));
const wanted = named.includes('all') ? modules : modules.filter((id) => named.includes(id));

if (unknown.length > 0 || wanted.length === 0)
  stop(`Walk which? npm run walk -- all, or some of: ${modules.join(', ')}. Add “course” for the one package of all.`);
// The server of the tests has both.
for (const [folder, env] of [
  ['dist', {}],
  ['.build/sub-path', { BASE_PATH: '/teaching/residency/', OUT_DIR: '.build/sub-path' }],
] as const)
  if (!existsSync(`${folder}/index.html`) && run('astro', ['build'], env) !== 0) stop('The course could not be built.');

const failed = wanted.filter((id) => {
  console.log(`\n── ${id}${whole ? ', in the package of the whole course' : ''}`);
  const env = { WALKED: id, ...(whole ? { WALKED_IN: 'course' } : {}) };
  // By its whole name: there are other files of tests whose names begin alike.
  const walks = ['test', '--config', 'tests/site/playwright.config.ts', '--reporter', 'list', 'site/lms.test.ts'];
  return run('playwright', walks, env) !== 0;
});
console.log(`\n${wanted.length - failed.length} of ${wanted.length} modules walked to their end in every standard`);
if (failed.length > 0) stop(`Not: ${failed.join(', ')}`);

function run(tool: string, given: readonly string[], env: Readonly<Record<string, string>>): number | null {
  return spawnSync(`node_modules/.bin/${tool}`, given, { stdio: 'inherit', env: { ...process.env, ...env } }).status;
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
