import { existsSync, symlinkSync } from 'node:fs';

// Before anything else, in words that an old Node understands: the project's scripts are TypeScript, which Node runs as it
// stands from 22.18 on. On Linux npm brings such a Node; elsewhere the machine's own is used.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if ((major < 22 || (major === 22 && minor < 18)) && !linkTheNodeThatCameAlong()) {
  console.error(
    `This needs Node 22.18 or newer, and found ${process.versions.node}: install Node 24 (“nvm install 24”, “brew install node@24”, or nodejs.org), then run “npm ci” again.`,
  );
  process.exit(1);
}

/**
 * npm 9, which Debian 13 still has, discards the build for the other processor and with it the link that both are called
 * by. The next script of the same run finds it again.
 */
function linkTheNodeThatCameAlong() {
  const brought = `node-linux-${process.arch}/bin/node`;
  const link = 'node_modules/.bin/node';
  if (process.platform !== 'linux' || existsSync(link) || !existsSync(`node_modules/${brought}`)) return false;
  symlinkSync(`../${brought}`, link);
  return true;
}
