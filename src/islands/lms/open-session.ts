import { openCmi5 } from '../../carriers/cmi5.ts';
import { withoutLaunch } from '../../carriers/cmi5-launch.ts';
import { findApi, type Frame } from '../../carriers/find-api.ts';
import type { Reporter, Timing } from '../../carriers/reporter.ts';
import { openScorm } from '../../carriers/scorm.ts';
import { scorm12 } from '../../carriers/scorm12.ts';
import { scorm2004 } from '../../carriers/scorm2004.ts';
import { uuidOf } from '#domain/record/uuid.ts';
import { sessionShelf } from '#storage/session-shelf.ts';
import type { ShellData } from './shell-data.ts';

const timing: Timing = {
  now: () => Date.now(),
  later(milliseconds, act) {
    const id = setTimeout(act, milliseconds);
    return () => clearTimeout(id);
  },
};

/** Opens the session with the LMS that launched this page, in the standard that the package was made for. Never rejects. */
export async function openSession({ kind, course, module }: ShellData): Promise<Reporter> {
  const tested = module.test;
  if (kind !== 'cmi5')
    return openScorm(kind === 'scorm12' ? scorm12 : scorm2004, {
      ...timing,
      find: (name) => findApi(window as unknown as Frame, name),
      tested,
    });
  const reporter = await openCmi5({
    ...timing,
    search: location.search,
    fetch: (...given) => fetch(...given),
    shelf: sessionShelf(`cmi5:${course}${module.id}`),
    uuid,
    iri: course,
    tested,
  });
  // The address names the learner, and would stay in the browser's history.
  history.replaceState(history.state, '', location.pathname + withoutLaunch(location.search) + location.hash);
  return reporter;
}

/** A page on plain http has `crypto`, but not the part of it that makes UUIDs. */
function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return uuidOf(crypto.getRandomValues(new Uint32Array(8)).join());
}
