import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Launching } from '#tests/fakes/cmi5-lms.ts';
import { readAddress } from '../../src/carriers/cmi5-launch.ts';
import {
  composeStatement,
  type Said,
  type Statement,
  type VerbName,
  violationOf,
} from '../../src/carriers/cmi5-statement.ts';
import { cmi5Visits, type Cmi5Visits, decided, iri } from './cmi5-visits.ts';

let lms: Cmi5Visits['lms'];

beforeEach(async () => {
  ({ lms } = await cmi5Visits());
});
afterEach(() => lms.close());

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
