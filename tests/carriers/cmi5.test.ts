import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cmi5Lms, cmi5Lms, type Launching } from '#tests/fakes/cmi5-lms.ts';
import { type FakeTiming, fakeTiming } from '#tests/fakes/timing.ts';
import { openCmi5, type Shelf } from '../../src/carriers/cmi5.ts';
import { readAddress, readLaunchData, withoutLaunch } from '../../src/carriers/cmi5-launch.ts';
import {
  composeStatement,
  type Said,
  type Statement,
  type VerbName,
  violationOf,
} from '../../src/carriers/cmi5-statement.ts';
import type { Decision } from '../../src/carriers/decisions.ts';
import type { News } from '../../src/carriers/reporter.ts';

const iri = 'https://course.example/id/';
const begun: News = {
  standing: { stage: 'begun', progress: 0.25, score: null, short: null },
  place: 'in-what-capacity',
  suspended: '1.4.abcdefgh.AAAA',
};
const passed: News = {
  standing: { stage: 'passed', progress: 1, score: 5 / 6, short: null },
  place: 'test',
  suspended: '1.4.abcdefgh.BBBB',
};

/** Three choices in a row. */
const decided = ['first', 'second', 'third'].map((id, step) => ({
  id: `entry-${id}`,
  scenario: 'in-what-capacity',
  attempt: 'attempt-1',
  step,
  beat: `beat-${step}`,
  choice: `choice-${step}`,
})) as unknown as readonly [Decision, Decision, Decision];

let lms: Cmi5Lms;
let timing: FakeTiming;

beforeEach(async () => {
  lms = await cmi5Lms();
  timing = fakeTiming();
});
afterEach(() => lms.close());

/** What a tab keeps through a reload. */
function aShelf(): Shelf {
  let kept: string | null = null;
  return {
    read: () => kept,
    write: (text) => {
      kept = text;
    },
  };
}

/** Opens the unit over HTTP, letting the waits in between pass. */
async function open(search = lms.launch(), shelf: Shelf = aShelf(), fetch: typeof globalThis.fetch = globalThis.fetch) {
  const opening = openCmi5({ ...timing, search, shelf, fetch, uuid: randomUUID, iri, tested: true });
  const done = opening.then(() => true);
  while (!(await Promise.race([done, new Promise<false>((go) => setTimeout(() => go(false), 20))])))
    await timing.pass(1_000);
  return opening;
}
const arrive = (...verbs: readonly string[]) =>
  vi.waitFor(() => expect(lms.verbs()).toEqual(verbs), { timeout: 5_000 });

describe('a cmi5 session', () => {
  it('says initialized first, completed before passed, terminated last, and goes back where the LMS asks', async () => {
    const reporter = await open();
    await arrive('initialized');
    reporter.tell(begun);
    expect(await reporter.save()).toBe(true);
    reporter.tell(passed);
    expect(await reporter.save()).toBe(true);
    expect(await reporter.readBack()).toEqual({ status: 'completed, passed', score: '83' });
    expect(await reporter.exit()).toEqual({ saved: true, goTo: 'https://lms.example/back' });
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'progressed', 'completed', 'passed', 'terminated']);
    expect(lms.rejected).toEqual([]);
    expect(reporter.health().declined).toEqual([]);
    expect(lms.statements.find(({ verb }) => verb.id.endsWith('passed'))?.result).toEqual({
      success: true,
      duration: 'PT0S',
      score: { scaled: 0.8333, raw: 83, min: 0, max: 100 },
    });
  });

  it('gives back what was kept in an earlier session, and the level that is asked for', async () => {
    const first = await open();
    first.tell(begun);
    await first.exit();
    const second = await open();
    expect(second.launch).toMatchObject({ mode: 'normal', suspended: begun.suspended, mastery: 0.7, final: false });
    expect(second.launch.learner).not.toMatch(/Rahman|r-7/);
  });

  it('says nothing twice in one registration: a pass is final', async () => {
    const first = await open();
    first.tell(passed);
    await first.exit();
    const second = await open();
    expect(second.health().recording).toBe('final');
    second.tell(passed);
    await second.exit();
    expect(lms.verbs().filter((verb) => verb === 'completed' || verb === 'passed')).toEqual(['completed', 'passed']);
    expect(lms.verbs().slice(-2)).toEqual(['initialized', 'terminated']);
    expect(lms.rejected).toEqual([]);
  });

  it.each(['Browse', 'Review'] as const)(
    'in %s says initialized and terminated and keeps nothing',
    async (launchMode: Launching['launchMode']) => {
      const reporter = await open(lms.launch({ launchMode }));
      expect(reporter.health().recording).toBe('looking');
      reporter.tell(passed);
      expect(await reporter.save()).toBe(false);
      await reporter.exit();
      expect(lms.verbs()).toEqual(['initialized', 'terminated']);
      expect(lms.documents.size).toBe(0);
    },
  );

  it('sends no pass below the level that the LMS asks for', async () => {
    const reporter = await open(lms.launch({ masteryScore: 0.9 }));
    reporter.tell(passed);
    await reporter.exit();
    expect(lms.verbs()).not.toContain('passed');
    expect(reporter.health().declined).toEqual([{ what: 'passed', code: 'below-mastery' }]);
    expect(lms.rejected).toEqual([]);
  });

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

describe('each decision', () => {
  const asks = 'm=cover&decisions=1';
  const answers = () => lms.statements.filter(({ verb }) => verb.id.endsWith('/answered'));
  const having = (...decisions: readonly Decision[]): News => ({ ...begun, decisions });
  const told = () => answers().map(({ result }) => result?.response);

  it.each([
    ['m=cover', false],
    ['', false],
    ['{"m":"cover"}', false],
    ['{"decisions":', false],
    ['{"decisions":false}', false],
    ['decisions=no', false],
    ['{"decisions":true}', true],
    ['{"m":"cover","decisions":"yes"}', true],
    ['?m=cover&decisions=1', true],
    ['decisions=TRUE', true],
  ])('is asked for by launch parameters like %o: %s', async (launchParameters, asked) => {
    const reporter = await open(lms.launch({ launchParameters }));
    expect(reporter.launch.decisions).toBe(asked);
    reporter.tell(having());
    reporter.tell(having(decided[0]));
    await reporter.exit();
    expect(told()).toEqual(asked ? ['choice-0'] : []);
    expect(lms.rejected).toEqual([]);
    expect(reporter.health().declined).toEqual([]);
  });

  it('is part of the unit, says what was asked and chosen, and has no category of cmi5', async () => {
    const reporter = await open(lms.launch({ launchParameters: asks }));
    reporter.tell(having());
    reporter.tell(having(decided[0]));
    await reporter.exit();
    const [answer] = answers();
    expect(answer).toMatchObject({
      object: {
        id: `${iri}scenario/in-what-capacity/beat-0`,
        definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction', interactionType: 'choice' },
      },
      result: {
        response: 'choice-0',
        extensions: { [`${iri}extensions/attempt`]: 'attempt-1', [`${iri}extensions/step`]: 0 },
      },
      context: { contextActivities: { category: [], grouping: [{ id: 'https://lms.example/courses/1' }] } },
    });
    expect(answer?.result).not.toHaveProperty('score');
    expect(lms.verbs()).toEqual(['initialized', 'progressed', 'answered', 'terminated']);
  });

  it('is told once, in whatever session or window it is known', async () => {
    const first = await open(lms.launch({ launchParameters: asks }));
    first.tell(having());
    first.tell(having(decided[0]));
    first.tell(having(decided[0], decided[1]));
    await first.exit();
    // Two windows are open, and each hears of the third.
    const windows = [
      await open(lms.launch({ launchParameters: asks })),
      await open(lms.launch({ launchParameters: asks })),
    ];
    for (const reporter of windows) {
      reporter.tell(having(decided[0], decided[1]));
      reporter.tell(having(...decided));
      await reporter.exit();
      expect(reporter.health().declined).toEqual([]);
    }
    expect(told()).toEqual(['choice-0', 'choice-1', 'choice-2']);
    expect(lms.rejected).toEqual([]);
  });

  it('that a killed tab left untold is told at the next launch', async () => {
    const first = await open(lms.launch({ launchParameters: asks }));
    first.tell(having());
    expect(await first.save()).toBe(true);
    const second = await open(lms.launch({ launchParameters: asks }));
    second.tell(having(decided[0]));
    await second.exit();
    expect(told()).toEqual(['choice-0']);
  });

  it('that was made before the LMS asked is not told, then or later', async () => {
    const unasked = await open();
    unasked.tell(having(decided[0]));
    await unasked.exit();
    for (const decisions of [decided.slice(0, 2), decided]) {
      const asked = await open(lms.launch({ launchParameters: asks }));
      asked.tell(having(decided[0], ...decisions.slice(1, -1)));
      asked.tell(having(...decisions));
      await asked.exit();
    }
    expect(told()).toEqual(['choice-1', 'choice-2']);
  });

  it('is not told once the module has its result, nor in review', async () => {
    const first = await open(lms.launch({ launchParameters: asks }));
    first.tell(passed);
    await first.exit();
    for (const launchMode of ['Normal', 'Review'] as const) {
      const again = await open(lms.launch({ launchParameters: asks, launchMode }));
      expect(again.launch.decisions).toBe(false);
      again.tell(having(decided[0]));
      await again.exit();
    }
    expect(told()).toEqual([]);
  });
});

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

describe('the rules of cmi5', () => {
  const data = {
    contextTemplate: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's-1' } },
    launchMode: 'Normal',
    masteryScore: 0.7,
    returnURL: null,
    decisions: true,
  } as const;
  const compose = (said: Said): Statement => {
    const address = readAddress(lms.launch());
    if (!address) throw new Error('It was launched.');
    return composeStatement(said, address, data, { id: randomUUID(), iri, now: 0 });
  };
  const history = (
    here: readonly VerbName[],
    before: readonly VerbName[] = [],
    mode: Launching['launchMode'] = 'Normal',
    decisions = true,
  ) => ({
    mode,
    decisions,
    mastery: 0.7,
    here: new Set(here),
    before: new Set(before),
  });
  const open: readonly VerbName[] = ['initialized'];

  it('let a whole session through', () => {
    expect(violationOf(compose({ verb: 'initialized' }), history([]))).toBeNull();
    expect(violationOf(compose({ verb: 'progressed', progress: 0.5 }), history(open))).toBeNull();
    expect(violationOf(compose({ verb: 'answered', decision: decided[0] }), history(open))).toBeNull();
    expect(violationOf(compose({ verb: 'answered', decision: decided[1] }), history([...open, 'answered']))).toBeNull();
    expect(violationOf(compose({ verb: 'completed' }), history(open))).toBeNull();
    expect(violationOf(compose({ verb: 'passed', score: 0.7 }), history(open))).toBeNull();
    expect(violationOf(compose({ verb: 'failed', score: 0.6 }), history(open))).toBeNull();
    expect(violationOf(compose({ verb: 'terminated' }), history(open))).toBeNull();
  });

  it.each([
    ['before-initialized', { verb: 'completed' }, history([])],
    ['after-terminated', { verb: 'completed' }, history(['initialized', 'terminated'])],
    ['twice', { verb: 'initialized' }, history(open)],
    ['twice', { verb: 'completed' }, history(open, ['completed'])],
    ['twice', { verb: 'passed', score: 1 }, history(open, ['passed'])],
    ['not-normal', { verb: 'completed' }, history(open, [], 'Browse')],
    ['not-normal', { verb: 'progressed', progress: 0.1 }, history(open, [], 'Review')],
    ['not-normal', { verb: 'answered', decision: decided[0] }, history(open, [], 'Review')],
    ['before-initialized', { verb: 'answered', decision: decided[0] }, history([])],
    ['not-asked', { verb: 'answered', decision: decided[0] }, history(open, [], 'Normal', false)],
    ['judged-already', { verb: 'failed', score: 0 }, history(open, ['passed'])],
    ['judged-already', { verb: 'passed', score: 1 }, history(['initialized', 'failed'])],
    ['below-mastery', { verb: 'passed', score: 0.69 }, history(open)],
    ['above-mastery', { verb: 'failed', score: 0.7 }, history(open)],
  ] as const)('refuse what is %s', (violation, said, before) => {
    expect(violationOf(compose(said), before)).toBe(violation);
  });

  it('refuse what lacks its session, its category, or universal time, and a score out of place', () => {
    const whole = compose({ verb: 'completed' });
    const broken = (changes: Partial<Statement>) => violationOf({ ...whole, ...changes }, history(open));
    expect(broken({ context: { ...whole.context, extensions: {} } })).toBe('no-session');
    expect(broken({ context: { ...whole.context, contextActivities: {} } })).toBe('no-category');
    const given = compose({ verb: 'answered', decision: decided[0] });
    expect(violationOf({ ...given, context: whole.context }, history(open))).toBe('not-its-category');
    expect(broken({ timestamp: '2026-11-22T09:00:00+01:00' })).toBe('not-utc');
    expect(broken({ result: { ...whole.result, score: { scaled: 1 } } })).toBe('score-out-of-place');
  });
});
