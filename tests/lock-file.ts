/**
 * Whether `npm ci` will take the lock file: every dependency that a package names must have an entry, every entry must
 * say what it weighs on the scales of sha512, and none may come from anywhere but the registry.
 */
import { readFileSync } from 'node:fs';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Their install scripts are not run (see .npmrc), and the course builds without them. */
const mayHaveInstallScripts = ['node_modules/esbuild', 'node_modules/fsevents'];

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const problems: string[] = [];

for (const [path, entry] of Object.entries(packages)) {
  if (path !== '' && !entry.integrity?.startsWith('sha512-')) problems.push(`${path} has no sha512 integrity.`);
  if (entry.resolved)
    problems.push(
      `${path} is bound to ${entry.resolved}: install with the project's .npmrc, which leaves addresses out.`,
    );
  if (entry.hasInstallScript && !mayHaveInstallScripts.some((known) => path.endsWith(known)))
    problems.push(`${path} wants to run a script when it is installed.`);
  const needed = {
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...(path === '' ? entry.devDependencies : {}),
  };
  for (const name of Object.keys(needed)) {
    if (!isThere(path, name))
      problems.push(`${path || 'package.json'} needs ${name}, which the lock file lacks: npm ci would refuse it.`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${Object.keys(packages).length} packages, each with its entry and its hash`);

/** Looks up the tree of node_modules folders, as Node does. */
function isThere(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path =
      folder === '' || !folder.includes('node_modules') ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return true;
    if (folder === '' || !folder.includes('/node_modules/')) return Boolean(packages[`node_modules/${name}`]);
  }
}
