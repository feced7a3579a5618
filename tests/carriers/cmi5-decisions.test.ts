import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../src/carriers/decisions.ts';
import type { News } from '../../src/carriers/reporter.ts';
import { begun, cmi5Visits, type Cmi5Visits, decided, iri, passed } from './cmi5-visits.ts';

let lms: Cmi5Visits['lms'];
let open: Cmi5Visits['open'];

beforeEach(async () => {
  ({ lms, open } = await cmi5Visits());
});
afterEach(() => lms.close());

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
