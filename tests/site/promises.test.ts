import { setTimeout as pause } from 'node:timers/promises';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { type PlayedScenario, say, scenario, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth, ofKind } from './kept.ts';
import { beatOf, finish, isReady, moment, openScenario, take } from './play.ts';

const { choose } = walkOf(scenario);
const [first = '', second = ''] = choose;

test('an answer is there though the page was left at once', async ({ page }) => {
  for (const [at, milliseconds] of [0, 50].entries()) {
    await page.goto(`scenarios/${scenario.id}/`);
    await isReady(page);
    await page.locator(`.decision input[value="${choose[at]}"]`).check();
    await page.locator('.decision button').dispatchEvent('click');
    await pause(milliseconds);
    await page.goto('glossary/');
    await page.goto('settings/');
    await expect(page.locator('[data-export]')).toBeEnabled();
    const made = ofKind(await inBoth(page), 'choice-made').map((entry) => entry.choice);
    expect(made, `left after ${milliseconds} ms`).toEqual(choose.slice(0, at + 1));
  }
});

test('a run that an edit of its case has overtaken is told of, and goes on from where it still fits', async ({
  page,
}) => {
  await page.goto('glossary/');
  const old = anOldRun(scenario, [first, 'a-choice-that-is-no-more']);
  await page.evaluate((texts) => {
    for (const [at, text] of texts.entries()) localStorage.setItem(`pr1:/:e:old.browser:${at}`, text);
  }, old.texts);

  await openScenario(page, scenario);
  await expect(page.getByText(say('player', 'rewritten-title'))).toBeVisible();
  await page.getByRole('button', { name: say('player', 'go-on'), exact: true }).click();
  await expect(moment(page)).toContainText(beatOf(scenario, second).heading);
  await take(page, second);
  await page.locator('.aftermath .actions button').click();
  await finish(page, choose.slice(2));

  const kept = await inBoth(page);
  expect(idsOf(kept), 'the old run is still there').toEqual(expect.arrayContaining([...old.ids]));
  expect(ofKind(kept, 'attempt-finished').map(({ trail }) => trail)).toEqual([choose]);
});

/** A run that was begun under an earlier structure of a scenario, as another browser wrote it. */
function anOldRun({ id, beats }: PlayedScenario, choices: readonly string[]) {
  const at = '2026-01-05T09:00:00.000Z';
  const stamp = (seq: number) => ({ device: 'old.browser', seq, at, hlc: `00000000100${seq}` });
  const started = composeEntry(
    {
      kind: 'attempt-started',
      scenario: id,
      edition: '2025.1',
      structure: '00112233aabbccdd',
      content: 'ffee',
      trail: [],
    },
    stamp(0),
  );
  const made = choices.map((choice, step) =>
    composeEntry(
      { kind: 'choice-made', attempt: started.entry.id, step, choice, beat: Object.keys(beats)[0] ?? '' },
      stamp(step + 1),
    ),
  );
  const all = [started, ...made];
  return { texts: all.map(({ text }) => text), ids: all.map(({ entry }) => entry.id) };
}
