/**
 * `node src/cli/release-gate.ts <address>`: fetches everything that the worker would keep from a live address, and exits 1
 * if a single file is not what was built. One wrong file would keep every browser from updating.
 */
import { passGate } from './pass-gate.ts';

const [address] = process.argv.slice(2);
if (!address) {
  console.error('Which address? For example: node src/cli/release-gate.ts https://course.example.org/residency/');
  process.exit(1);
}
const { looked, faults } = await passGate(address);
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0
    ? `${looked} files are there, each as it was built.`
    : `${faults.length} of ${looked} files are wrong: roll back, or nobody gets this version.`,
);
process.exit(faults.length === 0 ? 0 : 1);
