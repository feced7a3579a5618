import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Launching } from '#tests/fakes/cmi5-lms.ts';
import { begun, cmi5Visits, type Cmi5Visits, passed } from './cmi5-visits.ts';

let lms: Cmi5Visits['lms'];
let open: Cmi5Visits['open'];
let arrive: Cmi5Visits['arrive'];

beforeEach(async () => {
  ({ lms, open, arrive } = await cmi5Visits());
});
afterEach(() => lms.close());

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
});
