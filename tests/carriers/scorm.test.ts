import { Scorm12API, Scorm2004API } from 'scorm-again';
import { describe, expect, it } from 'vitest';
import { scorm12Lms, scorm2004Lms, type Manners } from '#tests/fakes/scorm-lms.ts';
import { fakeTiming } from '#tests/fakes/timing.ts';
import type { News, Reporter } from '../../src/carriers/reporter.ts';
import { openScorm } from '../../src/carriers/scorm.ts';
import { scorm12 } from '../../src/carriers/scorm12.ts';
import { scorm2004 } from '../../src/carriers/scorm2004.ts';

const begun: News = {
  standing: { stage: 'begun', progress: 0.25, score: null, short: null },
  place: 'the-friend-request',
  suspended: '1.4.abcdefgh.AAAA',
};
const passed: News = {
  standing: { stage: 'passed', progress: 1, score: 5 / 6, short: null },
  place: 'test',
  suspended: '1.4.abcdefgh.BBBB',
};
const both = [
  { name: 'SCORM 1.2', dialect: scorm12, lms: scorm12Lms },
  { name: 'SCORM 2004', dialect: scorm2004, lms: scorm2004Lms },
] as const;

describe.each(both)('a session with $name', ({ dialect, lms }) => {
  const { fields } = dialect;

  /** Opens the module in a strict LMS. */
  async function open(system = lms(), manners: Partial<Manners> = {}, timing = fakeTiming()) {
    const api = system.launch(manners);
    const opening = openScorm(dialect, { ...timing, find: () => api, tested: true });
    await timing.pass(6_000);
    return { reporter: await opening, system, timing };
  }
  const sets = (calls: readonly string[]) => calls.filter((call) => call.startsWith(`${dialect.calls.set} `));

  it('says at once, before anything is done, that it is incomplete and will be gone on with', async () => {
    const { system, reporter } = await open();
    expect(sets(system.calls)).toEqual([
      `${dialect.calls.set} ${fields.exit} suspend`,
      `${dialect.calls.set} ${fields.status} incomplete`,
      `${dialect.calls.set} ${fields.time} ${dialect.time(0)}`,
    ]);
    expect(system.commits).toBe(1);
    expect(system.stored.get(fields.status)).toBe('incomplete');
    expect(reporter.health()).toMatchObject({ recording: 'yes', silence: null, unsaved: false, declined: [] });
  });

  it('that is opened and left counts as incomplete', async () => {
    const { system, reporter } = await open();
    reporter.gone();
    expect(system.stored.get(fields.status)).toBe('incomplete');
  });

  it('keeps what was done, without a score, and gives it back on the next visit', async () => {
    const { system, reporter, timing } = await open();
    reporter.tell(begun);
    await timing.pass(10_000);
    expect(await reporter.exit()).toEqual({ saved: true, goTo: null });
    expect(sets(system.calls).filter((call) => call.includes('score'))).toEqual([]);
    const again = await open(system);
    expect(again.reporter.launch).toMatchObject({ mode: 'normal', suspended: begun.suspended, final: false });
    expect(system.stored.get(fields.place)).toBe('the-friend-request');
  });

  it('keeps what was last saved when the tab is killed', async () => {
    const { system, reporter, timing } = await open();
    reporter.tell(begun);
    await timing.pass(6_000);
    system.kill();
    expect(() => reporter.gone()).not.toThrow();
    expect((await open(system)).reporter.launch.suspended).toBe(begun.suspended);
  });

  it('keeps what was told a moment before the page went away', async () => {
    const { system, reporter, timing } = await open();
    reporter.tell(begun);
    await timing.pass(1_000);
    reporter.tell({ ...begun, suspended: passed.suspended });
    expect(system.stored.get(fields.suspended)).toBe(begun.suspended);
    reporter.gone();
    reporter.gone();
    expect(system.stored.get(fields.suspended)).toBe(passed.suspended);
    expect(system.stored.get(fields.time)).toBe(dialect.time(7_000));
    expect(system.calls.filter((call) => call === dialect.calls.end)).toHaveLength(1);
    expect(system.calls.at(-1)).toBe(dialect.calls.end);
  });

  it('tells a pass at once, with a score in every field, smallest and largest first, and only then', async () => {
    const { system, reporter, timing } = await open();
    reporter.tell(begun);
    const commits = system.commits;
    reporter.tell(passed);
    expect(system.commits).toBe(commits + 1);
    const scores = sets(system.calls).filter((call) => call.includes('score'));
    expect(
      scores.map((call) =>
        call
          .split(' ')
          .slice(1)
          .join(' ')
          .replace(/^cmi\.(?:core\.)?score\./, ''),
      ),
    ).toEqual(['min 0', 'max 100', 'raw 83.33', ...(dialect === scorm2004 ? ['scaled 0.8333'] : [])]);
    expect(await reporter.readBack()).toEqual({
      status: dialect === scorm12 ? 'passed' : 'completed, passed',
      score: '83.33',
    });
    await timing.pass(1_000);
    expect(reporter.health().declined).toEqual([]);
  });

  it('writes nothing in review, where the LMS would take it and overwrite the pass', async () => {
    const { system, reporter } = await open();
    reporter.tell(passed);
    await reporter.exit();
    const before = new Map(system.stored);
    const { commits } = system;
    for (const mode of ['review', 'browse'] as const) {
      const again = await open(system, { mode });
      expect(again.reporter.health().recording).toBe('looking');
      again.reporter.tell(begun);
      again.reporter.hidden();
      await again.timing.pass(60_000);
      expect(await again.reporter.save()).toBe(false);
      again.reporter.gone();
      expect(sets(system.calls)).toEqual([]);
      expect(system.commits).toBe(commits);
    }
    expect(system.stored.get(fields.status)).toBe(before.get(fields.status));
    expect(system.stored.get(fields.suspended)).toBe(passed.suspended);
  });

  it('after a pass says only that it may be opened again, and however often it is, the pass stays', async () => {
    const { system, reporter } = await open();
    reporter.tell(passed);
    await reporter.exit();
    const { commits } = system;
    for (const way of ['exit', 'gone', 'exit'] as const) {
      const again = await open(system);
      expect(again.reporter.health().recording).toBe('final');
      expect(again.reporter.launch.final).toBe(true);
      again.reporter.tell(begun);
      await again.timing.pass(60_000);
      await again.reporter[way]();
      expect(sets(system.calls)).toEqual([
        `${dialect.calls.set} ${fields.time} ${dialect.time(0)}`,
        `${dialect.calls.set} ${fields.exit} suspend`,
      ]);
    }
    expect(system.commits).toBe(commits);
    expect(system.stored.get(dialect.recorded.at(-1) ?? '')).toBe('passed');
    expect(system.stored.get(fields.suspended)).toBe(passed.suspended);
  });

  it('lowers no status: `completed`, which one LMS writes by itself, gives way to a pass only', async () => {
    const system = lms();
    (system.stored as Map<string, string>).set(fields.status, 'completed');
    const { reporter, timing } = await open(system);
    reporter.tell(begun);
    await timing.pass(10_000);
    expect(system.stored.get(fields.status)).toBe('completed');
    expect(system.stored.get(fields.suspended)).toBe(begun.suspended);
    reporter.tell(passed);
    expect(system.stored.get(dialect.recorded.at(-1) ?? '')).toBe('passed');
  });

  it('tells no more often than every five seconds, however fast the learner is', async () => {
    const { system, reporter, timing } = await open();
    const before = system.commits;
    for (let step = 0; step < 40; step += 1) {
      reporter.tell({ ...begun, place: `step-${step}` });
      await timing.pass(500);
    }
    expect(system.commits - before).toBeGreaterThanOrEqual(3);
    expect(system.commits - before).toBeLessThanOrEqual(5);
    await timing.pass(5_000);
    expect(system.stored.get(fields.place)).toBe('step-39');
  });

  it('is kept alive while the learner is at work, and not when they have gone', async () => {
    const { system, timing } = await open();
    await timing.pass(15 * 60_000);
    expect(system.commits).toBeGreaterThanOrEqual(4);
    await timing.pass(10 * 60_000);
    const left = system.commits;
    await timing.pass(5 * 3_600_000);
    expect(system.commits).toBe(left);
  });

  it('that was logged out of says so, and saves when it can again', async () => {
    const { system, reporter, timing } = await open();
    const changes: boolean[] = [];
    reporter.subscribe(() => changes.push(reporter.health().unsaved));
    system.logOut();
    reporter.tell(begun);
    expect(await reporter.save()).toBe(false);
    await timing.pass(30_000);
    expect(reporter.health().unsaved).toBe(true);
    expect(changes).toEqual([true]);
    expect(await reporter.exit()).toEqual({ saved: false, goTo: null });
    expect(reporter.health().declined).toContainEqual({ what: dialect.calls.commit, code: '101' });
  });

  it('goes on without a field that the LMS lacks, and asks for it no more', async () => {
    const { system, reporter, timing } = await open(lms(), { lacks: [fields.place] });
    reporter.tell(begun);
    await timing.pass(10_000);
    reporter.tell({ ...begun, place: 'later' });
    await timing.pass(10_000);
    expect(sets(system.calls).filter((call) => call.includes(` ${fields.place} `))).toHaveLength(1);
    expect(reporter.health()).toMatchObject({ unsaved: false, declined: [{ what: fields.place, code: '401' }] });
    expect(system.stored.get(fields.suspended)).toBe(begun.suspended);
  });

  it('never sends more than the LMS keeps, which may cut it without a word', async () => {
    const { system, reporter, timing } = await open();
    reporter.tell(begun);
    await timing.pass(6_000);
    reporter.tell({
      ...begun,
      suspended: 'x'.repeat(dialect.longest.suspended + 1),
      place: 'é'.repeat(9) + 'y'.repeat(5000),
    });
    await timing.pass(6_000);
    expect(system.stored.get(fields.suspended)).toBe(begun.suspended);
    expect(system.stored.get(fields.place)).toBe('y'.repeat(dialect.longest.place));
    expect(reporter.health().declined).toEqual([]);
    reporter.tell({ ...begun, suspended: 'x'.repeat(dialect.longest.suspended) });
    await timing.pass(6_000);
    expect(system.stored.get(fields.suspended)).toHaveLength(dialect.longest.suspended);
  });

  it('says how long it was, and never a negative time when the clock is put back', async () => {
    const { system, reporter, timing } = await open();
    timing.set(timing.now() - 86_400_000);
    expect((await reporter.exit()).saved).toBe(true);
    expect(system.stored.get(fields.time)).toBe(dialect.time(0));
    const again = await open(system);
    const opened = again.timing.now();
    again.timing.set(opened + 3_723_456);
    await again.reporter.exit();
    expect(system.stored.get(fields.time)).toBe(dialect === scorm12 ? '0001:02:09.46' : 'PT1H2M9.46S');
  });

  it('refused at first is tried again; refused for good, records nothing and says why', async () => {
    expect((await open(lms(), { refuses: 3 })).reporter.health().recording).toBe('yes');
    const { reporter, system } = await open(lms(), { refuses: 1000 });
    expect(reporter.health()).toMatchObject({ recording: 'no', silence: 'refused' });
    reporter.tell(passed);
    expect(await reporter.exit()).toEqual({ saved: false, goTo: null });
    expect(sets(system.calls)).toEqual([]);
  });

  it('is waited for, and after five seconds given up, by name', async () => {
    const timing = fakeTiming();
    const system = lms();
    const api = system.launch();
    let looked = 0;
    const late = openScorm(dialect, {
      ...timing,
      tested: true,
      find: () => {
        looked += 1;
        return looked > 4 ? api : null;
      },
    });
    await timing.pass(1_500);
    expect((await late).health().recording).toBe('yes');
    const never = openScorm(dialect, { ...timing, find: () => null, tested: true });
    await timing.pass(6_000);
    expect((await never).health()).toMatchObject({ recording: 'no', silence: 'no-lms' });
  });

  it('with an object that throws at every call records nothing, says so, and goes on', async () => {
    const { reporter } = await open(lms(), { throws: true });
    expect(reporter.health()).toMatchObject({ recording: 'no', silence: 'refused' });
    expect(await reporter.save()).toBe(false);
  });

  it('tells learners apart without their names', async () => {
    const { reporter } = await open();
    expect(reporter.launch.learner).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(reporter.launch)).not.toMatch(/learner-7|Rahman/);
  });

  it('takes the level that the LMS asks for, and none from what is no level', async () => {
    const [asked, all] = dialect === scorm12 ? ['80', '100'] : ['0.8', '1'];
    expect((await open(lms(), { mastery: asked })).reporter.launch.mastery).toBe(0.8);
    expect((await open(lms(), { mastery: all })).reporter.launch.mastery).toBe(1);
    for (const mastery of ['', 'pass', '-5', '101', 'NaN'])
      expect((await open(lms(), { mastery })).reporter.launch.mastery).toBeNull();
  });
});

describe('another people’s LMS, scorm-again,', () => {
  const quiet = { autocommit: false, logLevel: 5 };

  async function visit(reporter: Reporter) {
    reporter.tell(begun);
    expect(await reporter.save()).toBe(true);
    reporter.tell(passed);
    expect(await reporter.save()).toBe(true);
    expect(reporter.health()).toMatchObject({ recording: 'yes', unsaved: false, declined: [] });
    return reporter.readBack();
  }

  it('takes a whole visit in SCORM 1.2', async () => {
    const api = new Scorm12API(quiet);
    const reporter = await openScorm(scorm12, { ...fakeTiming(), find: () => api, tested: true });
    expect(await visit(reporter)).toEqual({ status: 'passed', score: '83.33' });
    expect(api.cmi.suspend_data).toBe(passed.suspended);
    expect(await reporter.exit()).toEqual({ saved: true, goTo: null });
  });

  it('takes a whole visit in SCORM 2004', async () => {
    const api = new Scorm2004API(quiet);
    const reporter = await openScorm(scorm2004, { ...fakeTiming(), find: () => api, tested: true });
    expect(await visit(reporter)).toEqual({ status: 'completed, passed', score: '83.33' });
    expect(api.cmi.score.scaled).toBe('0.8333');
    expect(await reporter.exit()).toEqual({ saved: true, goTo: null });
  });
});
