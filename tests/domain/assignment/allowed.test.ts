import { describe, expect, test } from 'vitest';
import { accept } from '#domain/assignment/accepted.ts';
import { progressAllowed, testOutAllowed } from '#domain/assignment/allowed.ts';
import type { Assignment } from '#domain/assignment/assignment.ts';
import type { Entry, Payload } from '#domain/record/entry.ts';
import type { Outline } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { attemptFinished, attemptStarted, formFinished, outline as plain, writer } from '../record/learning.ts';
import { codeOf, coordinator, least } from './assigning.ts';

const outline: Outline = {
  ...plain,
  modules: plain.modules.map((module) =>
    module.id === 'boundaries' ? { ...module, hardest: 'midnight-message' } : module,
  ),
};
const signer = await coordinator();

/** Somebody who accepted these, took the test of one module cold, and played its hardest case. */
async function knows(...assignments: readonly Partial<Assignment>[]) {
  const write = writer();
  const entries: Entry[] = [];
  const did = (payload: Payload) => {
    const entry = write(payload);
    entries.push(entry);
    return entry.id;
  };
  for (const changes of assignments) did(accept(await codeOf({ ...least, ...changes }, signer)));
  const form = did({
    kind: 'form-started',
    use: 'module',
    module: 'boundaries',
    seed: 1,
    items: ['i1'],
    edition: '2026.1',
  });
  did(formFinished(form));
  did(attemptFinished(did(attemptStarted('midnight-message')), 'midnight-message'));
  return recordOf(entries);
}

const states = async (...assignments: readonly Partial<Assignment>[]) => {
  const [module] = progressAllowed(await knows(...assignments), outline).modules;
  return [module?.complete, module?.testOut];
};

describe('progress with what assignments allow', () => {
  test('counts a module that was tested out of where an accepted assignment of it says so', async () => {
    expect(await states({ modules: ['boundaries'], testOut: true })).toEqual([true, 'done']);
    expect(await states({ modules: ['course'], testOut: true })).toEqual([true, 'done']);
  });

  test('counts nothing of the kind where none does: another module’s, one without leave, or none at all', async () => {
    expect(await states()).toEqual([false, null]);
    expect(await states({ modules: ['boundaries'] })).toEqual([false, null]);
    expect(await states({ modules: ['reviews'], testOut: true })).toEqual([false, null]);
  });

  test('takes leave from any of several, and heeds what was sent anew under the same id', async () => {
    const [plainly, freely] = [{ modules: ['boundaries'] }, { modules: ['boundaries'], testOut: true }];
    expect(await states(plainly, { ...freely, id: 'another1' })).toEqual([true, 'done']);
    expect(await states(freely, plainly)).toEqual([false, null]);
    expect(testOutAllowed(await knows(freely), outline)).toEqual(new Set(['boundaries']));
  });
});
