import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress, readLaunchData, withoutLaunch } from '../../src/carriers/cmi5-launch.ts';
import { cmi5Visits, type Cmi5Visits } from './cmi5-visits.ts';

let lms: Cmi5Visits['lms'];

beforeEach(async () => {
  ({ lms } = await cmi5Visits());
});
afterEach(() => lms.close());

describe('the launch', () => {
  it('is read from any order, with one slash, and taken out of the address', () => {
    const search = lms.launch();
    expect(readAddress(search)?.endpoint).toMatch(/\/lrs\/$/);
    expect(readAddress(search)?.actor).toMatchObject({ account: { name: 'r-7' } });
    expect(withoutLaunch(search)).toBe('?lang=en');
  });

  it('is none with a part missing, an actor that is nobody, or an address that is not of the web', () => {
    const search = lms.launch();
    for (const name of ['endpoint', 'fetch', 'actor', 'registration', 'activityId']) {
      const query = new URLSearchParams(search);
      query.delete(name);
      expect(readAddress(`?${query}`)).toBeNull();
    }
    for (const [name, value] of [
      ['actor', '{'],
      ['actor', '{}'],
      ['endpoint', 'javascript:alert(1)'],
      ['fetch', 'file:///x'],
    ]) {
      const query = new URLSearchParams(search);
      query.set(name ?? '', value ?? '');
      expect(readAddress(`?${query}`)).toBeNull();
    }
  });

  it('goes back to an address of the web only', () => {
    const data = { contextTemplate: {}, launchMode: 'Normal' };
    expect(readLaunchData({ ...data, returnURL: 'javascript:alert(1)' })?.returnURL).toBeNull();
    expect(readLaunchData({ ...data, returnURL: 'https://lms.example/' })?.returnURL).toBe('https://lms.example/');
    expect(readLaunchData({ ...data, launchMode: 'Exam' })).toBeNull();
  });
});
