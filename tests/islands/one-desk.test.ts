import { expect, it } from 'vitest';
import { alone } from '#islands/console/one-desk.ts';

it('where a browser has no locks, a second desk says that the first is open, and opens once that one is closed', async () => {
  const said: string[] = [];
  const close = await alone('/here/', () => said.push('first'), {});
  await (
    await alone('/there/', () => said.push('of another course'), {})
  )();
  let isOpen = false;
  const second = alone('/here/', () => said.push('second'), {}).then((end) => {
    isOpen = true;
    return end;
  });
  await expect.poll(() => said, { timeout: 5000 }).toEqual(['second']);
  expect(isOpen).toBe(false);
  close();
  (await second)();
  expect(isOpen).toBe(true);
});
