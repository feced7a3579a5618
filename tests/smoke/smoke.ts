/**
 * `npm run smoke -- firefox` or `-- webkit`: the built course in a browser that the other tests do not have. Home, a lesson's check, one
 * scenario to its end, reload, and the record in both stores. Not part of `npm test`.
 */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../bench/serve.ts';
import { lessons, module, say, scenario, walkOf } from '../site/content.ts';
import { openFirefox } from './firefox.ts';
import type { Tab } from './tab.ts';
import { openWebKit } from './webkit.ts';

const browsers: Readonly<Record<string, () => Promise<Tab>>> = { firefox: openFirefox, webkit: openWebKit };
const open = browsers[process.argv[2] ?? ''];
if (!open) throw new Error('Say which browser: npm run smoke -- firefox, or -- webkit.');
if (!existsSync('dist/index.html')) throw new Error('There is no built course in dist/: run “npm run build” first.');

/** An expression: the kinds of all entries in order, the same in both stores, or nothing while they differ. */
const inBoth = `(async () => {
  const answer = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = no; });
  const local = Object.entries(localStorage).filter(([key]) => /^pr1:\\/:e\\d*:/.test(key)).map(([, text]) => text).sort();
  const database = await answer(indexedDB.open('pr1:/:'));
  const indexed = (await answer(database.transaction('entries').objectStore('entries').getAll())).sort();
  database.close();
  return local.join() === indexed.join() ? local.map((text) => JSON.parse(text).kind).sort() : [];
})()`;

const site = await serve('dist', {}, false);
const tab = await open();
console.log(tab.name);
try {
  await smoke(tab, `${site.address}/`);
} catch (problem) {
  console.error(`not seen: ${problem instanceof Error ? problem.message : problem}`);
  process.exitCode = 1;
} finally {
  tab.close();
  site.close();
}
process.exit();

async function smoke({ goTo, ask }: Tab, address: string) {
  const until = async (what: string, expression: string) => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await ask<boolean>(expression)) return console.log(`seen: ${what}`);
      await pause(100);
    }
    throw new Error(what);
  };
  const click = (selector: string) => ask(`void document.querySelector(${JSON.stringify(selector)}).click()`);

  await goTo(address);
  await until('the home page', `document.querySelector('h1') !== null`);

  await goTo(`${address}modules/${module.id}/${lessons[0]}/`);
  await until('a lesson’s check', `document.querySelector('quick-check:defined input') !== null`);
  await click('quick-check input');
  await click('quick-check [data-check-commit]');
  await until('its reasons', `document.querySelector('quick-check [data-check-answer]').hidden === false`);
  await until('the answer in both stores', `${inBoth}.then((kinds) => kinds.join() === 'check-answered')`);

  const { choose } = walkOf(scenario);
  await goTo(`${address}scenarios/${scenario.id}/`);
  await until('the player', `document.querySelector('.player[data-ready]') !== null`);
  for (const choice of choose) {
    await until(
      `the decision with “${choice}”`,
      `document.querySelector('.decision input[value="${choice}"]') !== null`,
    );
    await click(`.decision input[value="${choice}"]`);
    await pause(50);
    await click('.decision button');
    await until('its aftermath', `document.querySelector('.aftermath .actions button') !== null`);
    await until(
      '“Saved”',
      `document.getElementById('status').textContent === ${JSON.stringify(say('player', 'saved'))}`,
    );
    await click('.aftermath .actions button');
  }
  await until('the ending', `document.querySelector('.ending') !== null`);
  const kept = ['check-answered', 'attempt-started', ...choose.map(() => 'choice-made'), 'attempt-finished'].sort();
  const whole = `${inBoth}.then((kinds) => kinds.join() === ${JSON.stringify(kept.join())})`;
  await until('the whole record in both stores', whole);

  await goTo(`${address}scenarios/${scenario.id}/`);
  const finished = JSON.stringify(say('player', 'finished-title'));
  await until('the finished run after a reload', `document.querySelector('.player').textContent.includes(${finished})`);
  await until('the same record after a reload', whole);
  await until('no banner', `document.getElementById('record-banner').hidden`);
}
