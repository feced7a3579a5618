import { passGate } from '#cli/pass-gate.ts';
import { say, scenario, some, walkOf } from './content.ts';
import { keepCourse } from './keep-course.ts';
import { expect, list, player, test, update, updated } from './offline-copy.ts';
import { aftermath, take } from './play.ts';

test('a new version waits, an attempt under way is not disturbed by another tab that takes it, and old parts still load', async ({
  page,
  context,
  host,
}) => {
  await keepCourse(page, host);
  const first = await context.newPage();
  await first.goto(`${host.address}scenarios/${scenario.id}/`);
  await expect(first.locator('.player[data-ready]')).toBeVisible();
  const { choose } = walkOf(scenario);
  await take(first, some(choose[0]));
  const lesson = await context.newPage();
  await lesson.goto(`${host.address}about/`);

  // Every script has another name and other bytes; the old ones are gone from the host.
  host.deploy(
    (path, text) => renamed(path.endsWith('.js') ? `${text}\n/* next */` : text.replace('</h1>', ' (next)</h1>')),
    renamed,
  );
  await page.goto(`${host.address}about/`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.locator('[data-update]');
  await expect(notice).toContainText(say('update', 'ready'), { timeout: 30_000 });
  await expect(notice, 'with what the change log says').toContainText(list.news);
  await expect(page.locator('h1'), 'nothing changes unasked').not.toContainText('(next)');
  await notice.getByRole('button', { name: say('update', 'take') }).click();
  await expect(page.locator('h1')).toContainText('(next)');

  await expect(aftermath(first), 'the attempt stands where it stood').toBeVisible();
  await first.getByRole('button', { name: say('player', 'continue'), exact: true }).click();
  await take(first, some(choose[1]));
  const old = await lesson.evaluate(async (file) => (await fetch(file)).ok, host.address + player);
  expect(old, 'a part that this tab had not fetched yet comes from the build before').toBe(true);
  await first.reload();
  await expect(first.locator('h1').first()).toContainText('(next)');
  await expect(first.locator('.player[data-ready]')).toBeVisible();
});

test('one file that the host gets wrong keeps the old version, fails the gate, and the next try recovers', async ({
  page,
  host,
}) => {
  await keepCourse(page, host);
  expect(await passGate(host.address)).toEqual({ looked: host.paths().length + 2, faults: [] });
  host.deploy((path, text) => (path === 'glossary/' ? text.replace('</h1>', ' (next)</h1>') : text));
  for (const fault of [404, 500, 'html', 'cut', 'silent'] as const) {
    host.fault('glossary/', fault);
    expect(await updated(page), `with ${fault}`).toBe('redundant');
    expect((await passGate(host.address)).faults, `with ${fault}`).toHaveLength(1);
  }
  await page.goto(`${host.address}glossary/`);
  await expect(page.locator('h1')).not.toContainText('(next)');
  host.fault('glossary/', null);
  host.asked();
  expect(await updated(page)).toBe('installed');
  const asked = host.asked();
  expect(
    [...asked.keys()].filter((path) => host.paths().includes(path)),
    'only what changed is fetched',
  ).toEqual(['glossary/']);
});

test('a worker that is gone or broken on the host leaves the old one at work', async ({ page, host }) => {
  await keepCourse(page, host);
  host.fault('sw.js', 404);
  await page.goto(`${host.address}about/`);
  await update(page);
  host.fault('sw.js', null);
  host.replace('sw.js', 'this is no program (');
  await page.goto(`${host.address}glossary/`);
  await update(page);
  host.off(true);
  await page.goto(`${host.address}privacy/`);
  await expect(page.locator('h1')).toHaveText('Privacy');
});

test('of three versions the last two are kept, and a tab of the first still reads', async ({ page, context, host }) => {
  await keepCourse(page, host);
  const oldest = await context.newPage();
  await oldest.goto(`${host.address}glossary/`);
  for (const version of ['second', 'third']) {
    host.deploy((path, text) => (path === 'about/' ? text.replace('</h1>', ` (${version})</h1>`) : text));
    await page.goto(`${host.address}about/`);
    await update(page);
    await page.locator('[data-update] button').click({ timeout: 30_000 });
    await expect(page.locator('h1')).toContainText(version);
  }
  await expect(async () => {
    const copies = await page.evaluate(async () =>
      (await caches.keys()).filter((name) => name.startsWith('pr-offline:')),
    );
    expect(copies).toHaveLength(2);
  }).toPass();
  await oldest.locator('[data-place-switch]').selectOption('uk');
  await oldest.getByRole('link', { name: say('page', 'nav-about'), exact: true }).click();
  await expect(oldest.locator('h1')).toContainText('third');
});

/** Every script under another name, in names and in texts that tell of them. */
function renamed(text: string): string {
  return text.replace(/([\w.-]+)\.([\w-]{8})\.js/g, '$1.$2next.js');
}
