import type { Assignment } from '#domain/assignment/assignment.ts';
import { writeLink } from '#domain/assignment/link.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { deviceKey } from '#storage/device-key.ts';
import { bringFiles, openConsole, rows, settled } from './at-the-desk.ts';
import { module, say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile, recordBy } from './handed-in.ts';

test('the roll is called by invitation: who sent all, a part or nothing, with a reminder that names nobody', async ({
  page,
}) => {
  const office = await deviceKey('/', {});
  if (!office) throw new Error('This Node has no cryptography.');
  const assignment: Assignment = { id: 'abcdefgh', modules: [module.id], testOut: false, share: ['name'] };
  const invitees = ['Anna', 'Ben', 'Cy'].map((label, n) => ({ label, token: `token00${n}` }));
  const codeFor = (invitee?: string) => writeLink({ ...assignment, ...(invitee ? { invitee } : {}) }, office);
  const made: AssignmentMade = {
    assignment,
    code: (await codeFor()) ?? '',
    keyName: keyName(office.key),
    made: '2026-11-20T09:00:00.000Z',
    invitees,
  };
  await page.goto('about/');
  await page.evaluate(async (one) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('pr1:/:desk', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('assignments');
        opening.result.createObjectStore('notes');
      };
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('assignments', 'readwrite');
        writing.objectStore('assignments').put(one, one.assignment.id);
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, made);
  await openConsole(page);
  const part = recordBy('Ben').slice(0, 4);
  await bringFiles(page, [
    { name: 'a.json', text: await handInFile('Anna', { assignment: (await codeFor('token000')) ?? '' }) },
    { name: 'b.json', text: await handInFile('Ben', { entries: part, assignment: (await codeFor('token001')) ?? '' }) },
    { name: 'x.json', text: await handInFile('Xan', { assignment: (await codeFor('stranger')) ?? '' }) },
  ]);
  await settled(page);
  const missing = page.locator('[data-missing]');
  await expect(missing.locator('[role="status"]')).toHaveText(say('console', 'missing-count', { missing: 2, of: 3 }));
  await expect(missing.locator('li')).toHaveText([
    `Ben · ${say('console', 'arrival-partly')}`,
    `Cy · ${say('console', 'arrival-nothing')}`,
  ]);
  await expect(missing).toContainText(say('console', 'missing-strangers', { n: 1 }));
  const letter = (await missing.getByRole('link', { name: say('console', 'remind') }).getAttribute('href')) ?? '';
  expect(letter).toMatch(/^mailto:\?subject=/);
  for (const { label, token } of invitees)
    expect(decodeURIComponent(letter)).not.toMatch(new RegExp(`${label}\\b|${token}`));
  await expect(rows(page).filter({ hasText: 'Anna' })).toHaveAttribute('data-level', 'assigned');
  await expect(rows(page).filter({ hasText: 'Xan' })).toContainText(say('roster', 'flag-not-invited'));
});
