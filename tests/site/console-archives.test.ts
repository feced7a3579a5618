import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { bringFiles, gathered, openConsole, rows, settled } from './at-the-desk.ts';
import { say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';

test('archives, compressed lines and files of lines are read; bombs, nests and bad lines are refused by name, and good ones stay (F-59, F-60)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openConsole(page);
  const [anna, ben] = [await handInFile('Anna Berg'), await handInFile('Ben Cole')];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zip = zipSync({
    'group/anna.json': bytes(anna),
    '../../etc/ben.json': bytes(ben),
    'inner.zip': zipSync({ 'a.json': bytes(anna) }),
    'huge.json': new Uint8Array(6 * 2 ** 20),
    '__MACOSX/._anna.json': bytes('x'),
  });
  const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, new Uint8Array()])), {
    level: 0,
  });
  const bomb = gzipSync(new Uint8Array(200 * 2 ** 20).fill(32));
  await bringFiles(page, [
    { name: 'group.zip', text: Buffer.from(zip) },
    { name: 'many.zip', text: Buffer.from(many) },
    { name: 'bomb.ndjson.gz', text: Buffer.from(bomb) },
    { name: 'cut.zip', text: Buffer.from(zip).subarray(0, 300) },
  ]);
  await settled(page);
  await expect(rows(page)).toHaveCount(2);
  await page.locator('[data-set-aside] summary').click();
  const aside = page.locator('[data-set-aside]');
  for (const [name, why] of [
    ['group.zip: inner.zip', 'refused-nested'],
    ['group.zip: huge.json', 'refused-too-large'],
    ['many.zip', 'refused-too-many-entries'],
    ['bomb.ndjson.gz', 'refused-bomb'],
    ['cut.zip', 'refused-not-a-zip'],
  ] as const)
    await expect(aside.locator('div').filter({ has: page.getByText(name, { exact: true }) })).toContainText(
      say('console', why),
    );
  // Bad lines among good ones are listed by number; the good ones come in.
  const cy = await handInFile('Cy Dunn');
  const lines = [JSON.stringify(cy), '{"format":"post-rounds-hand-in"', 'nonsense', JSON.stringify(anna)];
  await bringFiles(page, [{ name: 'all.ndjson', text: lines.join('\n') }]);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 1, known: 1, aside: 2 }));
  await expect(aside).toContainText('all.ndjson:2');
  await expect(aside).toContainText('all.ndjson:3');
  await page.locator('[data-undo]').click();
  await expect(rows(page)).toHaveCount(2);
});
