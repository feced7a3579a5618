import { createHash } from 'node:crypto';
import { fitsItsName, listName, type Precache } from '../offline/names.ts';

/** What a release gate saw: how many files, and a line for each that is not as it was built. */
export interface Gate {
  readonly looked: number;
  readonly faults: readonly string[];
}

const atOnce = 8;

/**
 * Fetches the worker, its list and every listed file from a live address, and compares each with its hash.
 * @param address where the course is served, with or without a slash at its end
 */
export async function passGate(address: string): Promise<Gate> {
  const root = address.endsWith('/') ? address : `${address}/`;
  const faults: string[] = [];
  const bytesOf = async (path: string): Promise<Buffer | null> => {
    try {
      const answer = await fetch(root + path, { redirect: 'manual' });
      const type = answer.headers.get('content-type') ?? '';
      if (answer.status !== 200) faults.push(`${root}${path} answers ${answer.status}.`);
      else if (!fitsItsName(path, type)) faults.push(`${root}${path} says that it is ${type || 'nothing'}.`);
      else return Buffer.from(await answer.arrayBuffer());
    } catch {
      faults.push(`${root}${path} does not answer.`);
    }
    return null;
  };

  const worker = await bytesOf('sw.js');
  const text = await bytesOf(listName);
  if (!worker || !text) return { looked: 2, faults };
  if (!worker.includes(hashOf(text))) faults.push(`${root}sw.js and ${root}${listName} are of different builds.`);
  const list = readList(text);
  if (!list) return { looked: 2, faults: [...faults, `${root}${listName} is no list.`] };
  const files = Object.entries(list.files);
  const waiting = [...files];
  const look = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, [hash]] = next;
      const bytes = await bytesOf(path);
      if (bytes && hashOf(bytes) !== hash) faults.push(`${root}${path} is not what was built.`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, look));
  return { looked: files.length + 2, faults: faults.sort() };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function readList(bytes: Buffer): Precache | null {
  try {
    return JSON.parse(bytes.toString()) as Precache;
  } catch {
    return null;
  }
}
