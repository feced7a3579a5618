import type { Random } from '#domain/record/store.ts';
import type { Keeps } from './two-keeps.ts';

/** How long the browser's name is, and the name of one opening of the record. */
const browserLength = 10;
const openingLength = 8;

/**
 * The name under which this opening of the record writes: the browser's own random name, a dot, and a name that no other tab
 * has. Nothing about the person or the machine goes into it.
 * @param keeps where the browser's name is noted; a keep that should not be asked is left out
 * @param epoch the epoch in which the name may be noted where it is missing, or null
 */
export async function deviceName({ prompt, durable }: Keeps, random: Random, epoch: number | null): Promise<string> {
  const notes = await Promise.allSettled([(async () => prompt?.note('device'))(), durable?.note('device')]);
  const [here, there] = notes.map((note) => (note.status === 'fulfilled' && isName(note.value) ? note.value : null));
  const name = here ?? there ?? randomName(random, browserLength);
  if (epoch !== null) {
    await Promise.allSettled([
      (async () => here === name || prompt?.setNote(epoch, 'device', name))(),
      there === name || durable?.setNote(epoch, 'device', name),
    ]);
  }
  return `${name}.${randomName(random, openingLength)}`;
}

function randomName(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}

function isName(text: unknown): text is string {
  return typeof text === 'string' && text.length === browserLength && /^[a-z0-9]+$/.test(text);
}
