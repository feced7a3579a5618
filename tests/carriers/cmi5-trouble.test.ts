import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aShelf, begun, cmi5Visits, type Cmi5Visits, passed } from './cmi5-visits.ts';

let lms: Cmi5Visits['lms'];
let timing: Cmi5Visits['timing'];
let open: Cmi5Visits['open'];
let arrive: Cmi5Visits['arrive'];

beforeEach(async () => {
  ({ lms, timing, open, arrive } = await cmi5Visits());
});
afterEach(() => lms.close());

describe('a cmi5 session in trouble', () => {
  it('goes on after a reload that came without goodbye, with its one token and no second initialized', async () => {
    const shelf = aShelf();
    const search = lms.launch();
    await open(search, shelf);
    await arrive('initialized');
    const again = await open('', shelf);
    again.tell(passed);
    expect(await again.save()).toBe(true);
    expect(lms.verbs().filter((verb) => verb === 'initialized')).toHaveLength(1);
    expect(lms.rejected).toEqual([]);
  });

  it('sends after a crash what the tab still had to send, once', async () => {
    const shelf = aShelf();
    const search = lms.launch();
    const crashed = await open(search, shelf);
    await arrive('initialized');
    lms.fail(500, 1);
    crashed.tell(passed);
    expect(await crashed.save()).toBe(false);
    expect(lms.verbs()).toEqual(['initialized']);
    const again = await open('', shelf);
    again.tell(passed);
    expect(await again.save()).toBe(true);
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'completed', 'passed', 'progressed']);
    expect(lms.rejected).toEqual([]);
  });

  it.each([403, 500, 400])('writes over nothing that it could not read (%i)', async (status) => {
    const first = await open();
    first.tell(begun);
    await first.exit();
    const blind = await open(lms.launch(), aShelf(), (address, options) =>
      options?.method === 'GET' && String(address).includes('post-rounds.suspended')
        ? Promise.resolve(new Response('{}', { status }))
        : fetch(address, options),
    );
    expect(blind.health().recording).toBe('no');
    blind.tell({ ...begun, suspended: 'less' });
    blind.gone();
    expect((await open()).launch.suspended).toBe(begun.suspended);
  });

  it('with a token that was used already asks for a new launch', async () => {
    const search = lms.launch();
    await open(search);
    const elsewhere = await open(search, aShelf());
    expect(elsewhere.health()).toMatchObject({ recording: 'no', silence: 'relaunch' });
    elsewhere.tell(passed);
    expect(await elsewhere.exit()).toEqual({ saved: false, goTo: null });
  });

  it('asks for a new launch after it said goodbye', async () => {
    const shelf = aShelf();
    const reporter = await open(lms.launch(), shelf);
    await reporter.exit();
    expect((await open('', shelf)).health().silence).toBe('relaunch');
    expect((await open(lms.launch(), shelf)).health().recording).toBe('yes');
  });

  it('sends all that is left, and goodbye, with requests that outlive the page', async () => {
    const outliving: string[] = [];
    const reporter = await open(lms.launch(), aShelf(), (address, options) => {
      if (options?.keepalive) outliving.push(String(address).replace(/^.*\/lrs\/(\w+).*$/, '$1'));
      return fetch(address, options);
    });
    await arrive('initialized');
    reporter.tell(begun);
    await reporter.save();
    reporter.tell({ ...begun, place: 'later' });
    reporter.gone();
    reporter.gone();
    await arrive('initialized', 'progressed', 'terminated');
    expect(outliving).toEqual(['activities', 'statements']);
    await vi.waitFor(() => expect(lms.documents.get('post-rounds.suspended')).toMatchObject({ place: 'later' }));
  });

  it.each([429, 500, 503])('sends again, later, what an LRS answered with %i, under the same id', async (status) => {
    const reporter = await open();
    await arrive('initialized');
    lms.fail(status, 4);
    reporter.tell(passed);
    expect(await reporter.save()).toBe(false);
    await vi.waitFor(async () => {
      await timing.pass(10_000);
      expect(lms.verbs()).toContain('passed');
    });
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'completed', 'passed']);
    await vi.waitFor(() => expect(reporter.health().unsaved).toBe(false));
    expect(lms.rejected).toEqual([]);
  });

  it('doubles nothing where only the answer was lost', async () => {
    const reporter = await open();
    await arrive('initialized');
    lms.fail(500, 3, true);
    reporter.tell(passed);
    await vi.waitFor(async () => {
      await timing.pass(10_000);
      expect(lms.verbs()).toContain('passed');
    });
    expect(await reporter.save()).toBe(true);
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'completed', 'passed']);
    expect(new Set(lms.statements.map(({ id }) => id)).size).toBe(4);
  });

  it('takes a conflict for a statement that is there already', async () => {
    const reporter = await open();
    await arrive('initialized');
    reporter.tell(begun);
    await reporter.save();
    lms.fail(409, 3, true);
    reporter.tell(passed);
    expect(await reporter.save()).toBe(true);
    expect(lms.verbs().slice(-2)).toEqual(['completed', 'passed']);
    expect(reporter.health().declined).toEqual([]);
  });

  it('that was logged out stops, says so at once, and asks for a new launch', async () => {
    const reporter = await open();
    await arrive('initialized');
    const heard = vi.fn();
    reporter.subscribe(heard);
    lms.logOut();
    reporter.tell(begun);
    expect(await reporter.save()).toBe(false);
    expect(reporter.health()).toMatchObject({ recording: 'no', silence: 'relaunch' });
    expect(heard).toHaveBeenCalled();
    expect((await reporter.exit()).saved).toBe(false);
  });

  it('says that an LMS cannot be reached, and that there is none', async () => {
    const search = lms.launch();
    await lms.close();
    expect((await open(search)).health()).toMatchObject({ recording: 'no', silence: 'unreachable' });
    expect((await open('?page=2')).health().silence).toBe('no-lms');
  });

  it('goes without a shelf, in a frame that has no storage', async () => {
    const refuse = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    const reporter = await open(lms.launch(), { read: refuse, write: refuse });
    reporter.tell(begun);
    expect((await reporter.exit()).saved).toBe(true);
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'terminated']);
  });
});
