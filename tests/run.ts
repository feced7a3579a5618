/**
 * `npm test`: types, lint, format, content, the build, then every test. Stops at the first thing that fails, says which
 * test was skipped, and closes with one line that counts. Two things at once before the tests, which use both cores themselves.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './site/chromium.ts';

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();

await findChromium().catch((problem: Error) => fail(problem.message));

const bin = (tool: string) => `node_modules/.bin/${tool}`;

/** Beside each other; what each has to say is printed when it is done. */
const lanes: readonly (readonly Stage[])[] = [
  [
    { name: 'types', command: [bin('astro'), 'check', '--minimumFailingSeverity', 'warning'] },
    { name: 'build', command: [bin('astro'), 'build'] },
    {
      name: 'build under a sub-path',
      command: [bin('astro'), 'build'],
      env: { BASE_PATH: '/teaching/residency/', OUT_DIR: '.build/sub-path' },
    },
  ],
  [
    { name: 'lock file', command: ['node', 'tests/lock-file.ts'] },
    { name: 'lint', command: [bin('biome'), 'lint', '--error-on-warnings', '.'] },
    { name: 'content', command: ['node', 'src/cli/check.ts'] },
    { name: 'unused code', command: [bin('knip'), '--no-progress'] },
    { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  ],
];

/** One after the other, as they speak. */
const tests: readonly Stage[] = [
  {
    name: 'unit and property tests',
    command: [
      bin('vitest'),
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ],
  },
  { name: 'browser tests', command: [bin('playwright'), 'test', '--config', 'tests/site/playwright.config.ts'] },
  { name: 'killed in the middle', command: ['node', 'tests/torture/torture.ts', '--rounds', '5'] },
];

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

await Promise.all(lanes.map((lane) => inTurn(lane, 'pipe')));
await inTurn(tests, 'inherit');

const unit = JSON.parse(readFileSync('test-results/unit.json', 'utf8')) as {
  numPassedTests: number;
  numTotalTests: number;
};
const site = (
  JSON.parse(readFileSync('test-results/site.json', 'utf8')) as {
    stats: { expected: number; skipped: number; unexpected: number; flaky: number };
  }
).stats;
const passed = unit.numPassedTests + site.expected;
const others = unit.numTotalTests - unit.numPassedTests + site.skipped + site.unexpected + site.flaky;
if (unit.numPassedTests === 0 || site.expected === 0) fail('A whole suite ran no test.');
if (others > 0) fail(`${others} tests did not run to a pass: none may be skipped, flaky or left for later.`);
console.log(`\n${passed} passed, 0 failed`);

async function inTurn(stages: readonly Stage[], output: 'inherit' | 'pipe'): Promise<void> {
  for (const { name, command, env } of stages) {
    const [program = '', ...args] = command;
    const start = performance.now();
    if (output === 'inherit') console.log(`\n── ${name}`);
    const child = spawn(program, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, CI: 'true', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    running.add(child);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes));
    const status = await new Promise<number | null>((resolve, reject) =>
      child.on('close', resolve).on('error', reject),
    );
    running.delete(child);
    if (output === 'pipe') process.stdout.write(`\n── ${name}\n${Buffer.concat(said)}`);
    if (status !== 0) fail(`“${name}” failed.`);
    console.log(`   ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

function fail(sentence: string): never {
  console.error(`\n${sentence}`);
  for (const child of running) child.kill();
  process.exit(1);
}
