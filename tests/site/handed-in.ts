import { composeHandIn, type HandInOptions } from '#domain/hand-in/hand-in.ts';
import { writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import type { Entry } from '#domain/record/entry.ts';
import { progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { deviceKey } from '#storage/device-key.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { module } from './content.ts';
import { knownCourse } from './known-course.ts';

/** The file of somebody who really did it, as the course’s own page would have made it. */
export async function handInFile(
  name: string,
  {
    entries = recordBy(name),
    signer = null,
    ...more
  }: Partial<HandInOptions> & { readonly entries?: readonly Entry[]; readonly signer?: Signer | null } = {},
): Promise<string> {
  const { id, edition, structures, banks, outline } = knownCourse;
  const record = recordOf(entries);
  const handIn = composeHandIn(record, {
    made: '2026-11-21T10:00:00.000Z',
    course: { id, edition, structures, banks },
    progress: progressOf(record, outline),
    name,
    ...more,
  });
  return writeHandIn(handIn, signer ?? (await deviceKey('/', {})));
}

/** One module, finished on a device of one’s own. */
export function recordBy(name: string, trails?: Readonly<Record<string, readonly string[]>>): readonly Entry[] {
  const device = `${name.toLowerCase().replace(/[^a-z]/g, '')}aaaaaaaaaa`.slice(0, 10);
  return finishedRecord(knownCourse, { place: 'uk', modules: [module.id], device: `${device}.11111111`, trails });
}
