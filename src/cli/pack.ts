import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packLms } from '../pack/lms.ts';
import { packUsb } from '../pack/usb.ts';

// npm run pack                     every package: the archive to carry, and those for an LMS; in dist/packages/
// npm run pack -- usb [folder]     only the archive to carry, in the folder that is named
// npm run pack -- lms [folder] [module …]   only those for an LMS, of all modules or the named (`course`: all in one)

const [kind = 'all', folder, ...modules] = process.argv.slice(2);
const dist = process.env.OUT_DIR ?? 'dist';

if (!['all', 'usb', 'lms'].includes(kind)) {
  console.error('Pack what? npm run pack makes everything; -- usb what opens from a stick, -- lms what an LMS takes.');
  process.exitCode = 1;
} else if (existsSync(join(dist, 'index.html')) || built()) await pack();
else {
  console.error('The course could not be built, so nothing was packed.');
  process.exitCode = 1;
}

async function pack() {
  const target = folder ?? join(dist, 'packages');
  mkdirSync(target, { recursive: true });
  const write = (name: string, bytes: Uint8Array, more = '') => {
    writeFileSync(join(target, name), bytes);
    console.log(`${join(target, name)}: ${more}${(bytes.length / 1e6).toFixed(2)} MB`);
  };
  if (kind !== 'lms') {
    const { name, bytes, files } = await packUsb(dist, 'content');
    write(name, bytes, `${files} files, `);
  }
  if (kind === 'usb') return;
  const archives = await packLms(dist, 'content', (_, of) => modules.length === 0 || modules.includes(of));
  for (const { name, bytes } of archives) write(name, bytes);
  // What the page of packages shows; without it, it says that there are none.
  const list = archives.map(({ name, kind: standard, of, bytes }) => ({
    name,
    kind: standard,
    of,
    bytes: bytes.length,
  }));
  writeFileSync(join(target, 'list.json'), `${JSON.stringify(list)}\n`);
}

function built(): boolean {
  console.log(`${dist}/ holds no finished course yet: building it first.`);
  return spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { stdio: 'inherit' }).status === 0;
}
