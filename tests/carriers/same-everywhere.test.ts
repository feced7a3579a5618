import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressOf } from '#domain/record/progress.ts';
import { join, type Record, recordOf } from '#domain/record/record.ts';
import { replayer } from '#machines/scenario.ts';
import { type Cmi5Lms, cmi5Lms } from '#tests/fakes/cmi5-lms.ts';
import { type ScormLms, scorm12Lms, scorm2004Lms } from '#tests/fakes/scorm-lms.ts';
import { type FakeTiming, fakeTiming } from '#tests/fakes/timing.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { openCmi5 } from '../../src/carriers/cmi5.ts';
import { localReporter } from '../../src/carriers/local.ts';
import type { News, Reporter } from '../../src/carriers/reporter.ts';
import { openScorm } from '../../src/carriers/scorm.ts';
import { scorm12 } from '../../src/carriers/scorm12.ts';
import { scorm2004 } from '../../src/carriers/scorm2004.ts';
import { standingOf } from '../../src/carriers/standing.ts';
import { readSuspended, writeSuspended } from '../../src/carriers/suspend-data.ts';
import { course } from './carried-course.ts';

const [module] = course.outline.modules;
if (!module) throw new Error('The course has a module.');
const all = finishedRecord(course, { modules: [module.id], place: 'uk' });
/** In the middle of a case: the third decision of the last one is made, its end is not in sight. */
const lastCase = all.findLastIndex(({ kind }) => kind === 'attempt-started');
const middle = recordOf(all.slice(0, lastCase + 3));
const finished = recordOf(all);
const home = module;

function newsOf(record: Record, reporter: Reporter): News {
  const progress = progressOf(record, course.outline).modules.find(({ id }) => id === home.id);
  const suspended = writeSuspended(record, home);
  if (!progress || !suspended) throw new Error('The module is in the course, and fits.');
  return { standing: standingOf(progress, reporter.launch.mastery), place: home.id, suspended: suspended.text };
}

/** The record of a machine that never saw this learner, after the LMS gave back what it kept. */
function resumed(reporter: Reporter): Record {
  const reading = readSuspended(reporter.launch.suspended);
  if (!reading.ok) throw new Error(`Nothing came back: ${reading.why}`);
  return recordOf(reading.entries);
}

/** The case that is open, with the beat at which it stands when its trail is replayed. */
function standsAt(record: Record) {
  const { steps } = progressOf(record, course.outline).modules.find(({ id }) => id === home.id) ?? {};
  const open = steps?.find((step) => step.kind === 'scenario' && step.open);
  if (open?.kind !== 'scenario' || !open.open) return null;
  const map = course.scenarios[open.id];
  if (!map) throw new Error(`No case “${open.id}”.`);
  return { attempt: open.open.id, beat: replayer(open.id, map)(open.open.trail).beat };
}

let timing: FakeTiming;
let web: Cmi5Lms;
let scorms: { readonly [name: string]: ScormLms };

beforeEach(async () => {
  timing = fakeTiming();
  web = await cmi5Lms();
  scorms = { 'SCORM 1.2': scorm12Lms(), 'SCORM 2004': scorm2004Lms() };
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await web.close();
});

/** A new launch on a machine that knows nothing. */
async function launch(carrier: string): Promise<Reporter> {
  const lms = scorms[carrier];
  if (!lms)
    return openCmi5({
      ...timing,
      search: web.launch(),
      fetch,
      shelf: { read: () => null, write: () => {} },
      uuid: randomUUID,
      iri: 'https://course.example/id/',
      tested: true,
    });
  const api = lms.launch();
  return openScorm(carrier === 'SCORM 1.2' ? scorm12 : scorm2004, { ...timing, find: () => api, tested: true });
}

const carriers = ['SCORM 1.2', 'SCORM 2004', 'cmi5'];

describe.each(carriers)('one module in %s', (carrier) => {
  it('is gone on with on another machine at the same beat, and ends as passed, with each entry once', async () => {
    const first = await launch(carrier);
    first.tell(newsOf(middle, first));
    expect((await first.exit()).saved).toBe(true);

    const second = await launch(carrier);
    const here = resumed(second);
    expect(standsAt(here)).toEqual(standsAt(middle));
    expect(standsAt(here)?.beat).toEqual(expect.any(String));
    expect(join(middle, here).size).toBe(middle.size);

    const done = join(here, finished);
    expect(done.size).toBe(finished.size);
    second.tell(newsOf(done, second));
    expect(await second.save()).toBe(true);
    const status = { 'SCORM 1.2': 'passed', 'SCORM 2004': 'completed, passed', cmi5: 'completed, passed' }[carrier];
    expect(await second.readBack()).toEqual({ status, score: '100' });
    await second.exit();

    const third = await launch(carrier);
    expect(third.launch.final).toBe(true);
    expect(resumed(third)).toEqual(finished);
    expect(third.health().declined).toEqual([]);
  });

  it('needs none of what a page on plain http lacks', async () => {
    vi.stubGlobal('crypto', undefined);
    const reporter = await launch(carrier);
    reporter.tell(newsOf(middle, reporter));
    expect((await reporter.exit()).saved).toBe(true);
    expect(resumed(await launch(carrier)).size).toBe(middle.size);
  });

  it('never hears a name, or anything that the record does not hold', async () => {
    const reporter = await launch(carrier);
    reporter.tell(newsOf(middle, reporter));
    await reporter.exit();
    const asked = scorms[carrier]?.calls ?? [];
    expect(asked.filter((call) => /student_name|learner_name|comments/.test(call))).toEqual([]);
    expect(resumed(await launch(carrier))).toEqual(middle);
  });
});

describe('one module where nobody records', () => {
  it('goes on all the same, and says that nothing is recorded', async () => {
    const reporter = localReporter('no-lms');
    reporter.tell(newsOf(finished, reporter));
    expect(await reporter.save()).toBe(false);
    expect(await reporter.readBack()).toBeNull();
    expect(await reporter.exit()).toEqual({ saved: false, goTo: null });
    expect(reporter.health()).toEqual({ recording: 'no', silence: 'no-lms', unsaved: false, declined: [] });
    expect(localReporter().health().silence).toBe('none-expected');
  });
});
