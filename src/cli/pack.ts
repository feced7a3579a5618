import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packUsb } from '../pack/usb.ts';

// npm run pack -- usb [folder]     the course as one archive to carry, in dist/packages/ or the folder that is named

const [kind, folder] = process.argv.slice(2);
const dist = process.env.OUT_DIR ?? 'dist';

if (kind !== 'usb') {
  console.error('Pack what? npm run pack -- usb makes one archive that opens from a stick without a server.');
  process.exitCode = 1;
} else if (existsSync(join(dist, 'index.html')) || built()) {
  const { name, bytes, files } = await packUsb(dist, 'content');
  const target = folder ?? join(dist, 'packages');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, name), bytes);
  console.log(`${join(target, name)}: ${files} files, ${(bytes.length / 1e6).toFixed(2)} MB`);
} else {
  console.error('The course could not be built, so nothing was packed.');
  process.exitCode = 1;
}

function built(): boolean {
  console.log(`${dist}/ holds no finished course yet: building it first.`);
  return spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { stdio: 'inherit' }).status === 0;
}
