import type { Page } from '@playwright/test';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, type KeptEntry, ofKind } from './kept.ts';
import { beatOf, moment, openScenario, take, takeAll } from './play.ts';

const [first = '', second = '', third = ''] = walkOf(scenario).choose;
const headingOf = (choice: string) => beatOf(scenario, choice).heading;

test('a page that crashes in the middle of a case loses nothing, and the next one takes up at the same decision', async ({
  page,
  context,
}) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  const before = await inBoth(page);
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  const later = await context.newPage();
  await openScenario(later, scenario);
  await expect(moment(later)).toContainText(headingOf(third));
  expect(await inBoth(later)).toEqual(before);
});

test('a case whose words alone were edited goes on without a question, and the record says of which words each run was', async ({
  page,
}) => {
  const { content, structure } = await begunAs(page, { content: '0123456789abcdef' }, [first, second]);
  await openScenario(page, scenario);
  await expect(moment(page)).toContainText(headingOf(third));
  await expect(page.getByText(say('player', 'rewritten-title'))).toHaveCount(0);
  await take(page, third);
  const kept = await inBoth(page);
  expect(ofKind(kept, 'choice-made')).toHaveLength(3);
  const [run] = ofKind(kept, 'attempt-started');
  expect(run).toMatchObject({ content: '0123456789abcdef', structure });
  expect(content, 'what a run begun today would say').not.toBe('0123456789abcdef');
});

/**
 * Puts into the browser a run that was begun under another edition of the case, as that edition would have left it.
 * @returns what a run of today is pinned to
 */
async function begunAs(page: Page, other: Partial<KeptEntry>, choices: readonly string[]): Promise<KeptEntry> {
  await openScenario(page, scenario);
  await take(page, first);
  const today = some(ofKind(await inBoth(page), 'attempt-started')[0]);
  const at = '2026-11-01T00:00:00.000Z';
  const clock = hybridClock(() => Date.parse(at));
  const entries: Entry[] = [];
  const add = (payload: Payload) => {
    const stamp = { device: 'earlier.tab', seq: entries.length, hlc: clock.tick(), at };
    const { entry } = composeEntry(payload, stamp);
    entries.push(entry);
    return entry;
  };
  const { scenario: id, edition, structure, content, trail } = { ...today, ...other };
  const { id: attempt } = add({ kind: 'attempt-started', scenario: id, edition, structure, content, trail } as Payload);
  for (const [step, choice] of choices.entries()) add({ kind: 'choice-made', attempt, step, choice, beat: 'a-beat' });
  await page.goto('about/');
  await page.evaluate(
    async (texts) => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('pr1:/:')) localStorage.removeItem(key);
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('pr1:/:').onsuccess = resolve;
      });
      await caches.delete('pr1:/:marker');
      for (const [seq, text] of texts.entries()) localStorage.setItem(`pr1:/:e:earlier.tab:${seq}`, text);
    },
    entries.map((entry) => canonicalText(entry)),
  );
  return today;
}
