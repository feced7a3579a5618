/**
 * `npm run torture`: plays the built course in a real browser, kills every process of it at random moments, opens the same
 * profile again, and holds what is there against what the page had called saved. `-- --rounds 200 --seed 7` for a long
 * night. `-- --without-indexeddb` shows that the rig sees a loss where there is one: then it must fail. Nothing in the course helps: the rig hears “Saved” as a learner reads it, and looks into the stores.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../bench/serve.ts';
import { fakeRandom } from '../fakes/storage.ts';
import { findChromium } from '../site/chromium.ts';
import { openBrowser } from './browser.ts';
import { outline } from './course.ts';
import { entriesOn } from './disk.ts';
import { type Invariant, invariants } from './invariants.ts';
import { lookAfterKill, plainPage } from './look.ts';
import { drawEnd, type End, eraseAndKill, listen, newLife, playAndKill } from './round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string' },
    'without-indexeddb': { type: 'boolean', default: false },
  },
});
const rounds = wholeNumber('rounds', values.rounds);
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : wholeNumber('seed', values.seed);
if (!existsSync('dist/index.html')) throw new Error('There is no built course in dist/: run “npm run build” first.');

const random = fakeRandom(seed + 1);
// The first numbers of so plain a generator hang on the seed's size.
for (let turn = 0; turn < 20; turn += 1) random();
const executable = await findChromium();
const site = await serve('dist', { [`/${plainPage}`]: '<!doctype html><title>Plain</title>' }, false);
const address = `${site.address}/`;
const broken = new Map<Invariant, number>();
let [acknowledged, lost] = [0, 0];

console.log(`seed ${seed}, ${rounds} rounds`);
console.log('round | killed | acknowledged | only in IndexedDB | only in localStorage | lost | breaches');

let profile = newProfile();
let life = newLife(0);
let browser = await open();
for (let round = 1; round <= rounds; round += 1) {
  // Mostly one long life, now and then a new one: the first write of a profile is the one that is lost most easily.
  if (round > 1 && random() < 0.15) {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true });
    [profile, life] = [newProfile(), newLife(0)];
    browser = await open();
  }
  // Every fifth round, from the third, erases everything instead, while another tab plays.
  const end: End =
    round % 5 === 3 ? { at: 'after erasing', milliseconds: Math.floor(random() * 100) } : drawEnd(random);
  let before = life.acknowledged.size;
  if (end.at === 'after erasing') {
    life = await eraseAndKill(browser, life, address, end.milliseconds, random);
    before = 0;
  } else await playAndKill(browser, browser.ears, address, end, random);
  const fresh = life.acknowledged.size - before;

  // The browser that looks is the one that plays next.
  browser = await open();
  const seen = await lookAfterKill(browser.page, address, life, outline);
  const { entries } = entriesOn(seen.mended);
  const { breaches } = seen;

  // What was seen in both stores is as good as promised: the next kill may not take it either.
  for (const [id, entry] of entries) {
    life.known.set(id, entry);
    life.acknowledged.add(id);
  }
  acknowledged += fresh;
  lost += seen.lost.length;
  for (const { invariant } of breaches) broken.set(invariant, (broken.get(invariant) ?? 0) + 1);
  const inLocal = entriesOn({ ...seen.left, indexed: new Map() }).entries;
  const onlyIndexed = [...seen.left.indexed.keys()].filter((id) => !inLocal.has(id)).length;
  const onlyLocal = [...inLocal.keys()].filter((id) => !seen.left.indexed.has(id)).length;
  const what = breaches.map(({ invariant, what: said }) => `${invariant}: ${said}`).join('; ') || 'none';
  console.log([round, saidOf(end), fresh, onlyIndexed, onlyLocal, seen.lost.length, what].join(' | '));
}
await browser.kill();
rmSync(profile, { recursive: true, force: true });
site.close();

console.log('');
for (const [name, sentence] of Object.entries(invariants)) {
  const times = broken.get(name as Invariant) ?? 0;
  console.log(`${name} ${times === 0 ? 'held' : `BROKEN ${times} times`} in ${rounds} rounds: ${sentence}`);
}
console.log(`\nseed ${seed}, rounds ${rounds}, acknowledged ${acknowledged}, lost ${lost}`);
if (acknowledged === 0) console.error('Nothing was acknowledged, so nothing was shown.');
process.exit(lost > 0 || broken.size > 0 || acknowledged === 0 ? 1 : 0);

async function open() {
  const opened = await openBrowser(executable, profile);
  const ears = await listen(opened.context, life);
  if (values['without-indexeddb']) await opened.context.addInitScript(swallowWrites);
  return { ...opened, ears, page: opened.context.pages()[0] ?? (await opened.context.newPage()) };
}

/** IndexedDB that says yes and keeps nothing, so that “Saved” is a lie. Runs in each page. */
function swallowWrites() {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    return this.name === 'entries' ? (this.count() as unknown as IDBRequest<IDBValidKey>) : put.apply(this, given);
  };
}

function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'torture-'));
}

function saidOf(end: End): string {
  return `${end.milliseconds} ms ${end.at === 'any moment' ? 'after opening' : end.at}${'nth' in end ? ` ${end.nth}` : ''}`;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < (name === 'rounds' ? 1 : 0))
    throw new Error(`--${name} wants a whole number, and “${text}” is none.`);
  return number;
}
