import { describe, expect, test } from 'vitest';
import {
  isSharedComputer,
  patchPageCache,
  readPageCache,
  setSharedComputer,
  writePageCache,
} from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';

const aBrowser = () => {
  const [disk, session] = [fakeDisk(), fakeDisk()];
  return { disk, session, browser: { localStorage: fakeStorage(disk), sessionStorage: fakeStorage(session) } };
};

describe('the page cache', () => {
  test('keeps what was written beside what was there, under a key that the boot script knows', () => {
    const { disk, browser } = aBrowser();
    writePageCache('/', { place: 'uk', theme: 'dark' }, browser);
    expect(writePageCache('/', { place: null }, browser)).toEqual({ place: null, theme: 'dark' });
    expect(patchPageCache('/', { 'lesson-1': 'done' }, browser).done).toEqual({ 'lesson-1': 'done' });
    expect(patchPageCache('/', { 'lesson-2': 'started' }, browser).done).toEqual({
      'lesson-1': 'done',
      'lesson-2': 'started',
    });
    expect(JSON.parse(disk.local.get('pr1:/:page') as string)).toEqual(readPageCache('/', browser));
    expect(readPageCache('/other/', browser)).toEqual({});
  });

  test.each(['', 'null', '[]', '7', '{"done":', '{"done":7}'])('that holds %j is read as empty of marks', (text) => {
    const { disk, browser } = aBrowser();
    disk.local.set('pr1:/:page', text);
    expect(readPageCache('/', browser).done ?? {}).not.toHaveProperty('x');
    expect(patchPageCache('/', { x: 'done' }, browser).done).toMatchObject({ x: 'done' });
  });

  test('has no mark for a step that is named like something every object has', () => {
    const { disk, browser } = aBrowser();
    disk.local.set('pr1:/:page', '{"done":{"__proto__":"done"}}');
    const { done } = readPageCache('/', browser);
    expect(done?.constructor).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('does without storage where there is none, or none that works', () => {
    const { disk, browser } = aBrowser();
    disk.fate = () => ({ throws: new DOMException('', 'SecurityError') });
    for (const parts of [{}, browser]) {
      expect(readPageCache('/', parts)).toEqual({});
      expect(writePageCache('/', { place: 'us' }, parts)).toEqual({ place: 'us' });
      setSharedComputer('/', true, parts);
      expect(isSharedComputer('/', parts)).toBe(false);
    }
  });

  test('of a shared computer stands in the tab’s session, and takes the earlier one away', () => {
    const { disk, session, browser } = aBrowser();
    writePageCache('/', { place: 'uk' }, browser);
    setSharedComputer('/', true, browser);
    expect(readPageCache('/', browser)).toEqual({});
    writePageCache('/', { place: 'au' }, browser);
    expect([...disk.local.keys()]).toEqual(['pr1:/:shared']);
    expect([...session.local.keys()]).toEqual(['pr1:/:page']);
    setSharedComputer('/', false, browser);
    expect(isSharedComputer('/', browser)).toBe(false);
  });
});
