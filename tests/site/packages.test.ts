import { expectNoFaults } from './axe.ts';
import { modules, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';

const module = some(modules[0]);

test('packages that were made are offered with their size, each module in each standard', async ({ page }) => {
  const list = ['scorm12', 'scorm2004', 'cmi5'].map((kind) => ({
    name: `post-rounds-${module.id}-${kind}-2026.1.zip`,
    kind,
    of: module.id,
    bytes: 570_000,
  }));
  await page.route('**/packages/list.json', (route) => route.fulfill({ json: list }));
  await page.goto('packages/');
  await expect(page.getByRole('heading', { name: module.title, exact: true })).toBeVisible();
  for (const { kind, name } of list)
    await expect(page.getByRole('link', { name: say('packages', `kind-${kind}`) })).toHaveAttribute('href', name);
  await expect(page.locator('[data-packages-list]')).toContainText(say('packages', 'size', { size: '0.6' }));
  await expectNoFaults(page, 'packages on offer');
});

for (const { name, answer } of [
  { name: 'a page in its place', answer: { body: '<!doctype html><title>Here</title>' } },
  {
    name: 'names that lead elsewhere',
    answer: { json: [{ name: '../evil.zip', kind: 'scorm12', of: module.id, bytes: 1 }] },
  },
]) {
  test(`where none were made, or the host has ${name}, the page says so and offers nothing`, async ({ page }) => {
    await page.route('**/packages/list.json', (route) => route.fulfill(answer));
    await page.goto('packages/');
    await expect(page.getByText(say('packages', 'none'))).toBeVisible();
    await expect(page.locator('[data-packages-list] a')).toHaveCount(0);
  });
}
