// Before anything else, in words that an old Node understands: the project's scripts are TypeScript, which Node runs as it
// stands from 22.18 on. On Linux npm brings such a Node; elsewhere the machine's own is used.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This needs Node 22.18 or newer, and found ${process.versions.node}: install Node 24 (“nvm install 24”, “brew install node@24”, or nodejs.org), then run “npm ci” again.`,
  );
  process.exit(1);
}
