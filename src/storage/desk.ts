import { type AssignmentMade, joinMade } from '#domain/assignment/made.ts';
import type { Invitee } from '#domain/assignment/invitees.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';
import { smallDatabase } from './small-database.ts';

/**
 * What a coordinator made in this browser: assignments, each with its invitees. A database of its own, which no learner's
 * record, hand-in or backup of a record holds anything of. Any method may reject, where the browser refuses the store.
 */
export interface Desk {
  /** Every assignment that was made or brought in here, the newest first. */
  list(): Promise<readonly AssignmentMade[]>;
  /** Keeps one; where it is kept already, the two are joined, and nobody who was invited is lost. Resolves with what is kept. */
  keep(made: AssignmentMade): Promise<AssignmentMade>;
  /** Changes the invitees of one, in a single step, so that two tabs never undo each other. Null where it is not here. */
  invite(id: string, change: (invitees: readonly Invitee[]) => readonly Invitee[]): Promise<AssignmentMade | null>;
  /** Forgets one, and who was invited. Links that were sent stay good. */
  forget(id: string): Promise<void>;
  /** The sealed backup of the key, as the file says it: it opens with its passphrase and with nothing here. Null where none is. */
  sealedKey(): Promise<string | null>;
  keepSealedKey(file: string): Promise<void>;
  /** When a backup of the desk was last taken (ISO 8601), and how often the desk was changed since. */
  standing(): Promise<{ readonly backedUp: string | null; readonly changes: number }>;
  noteBackup(at: string): Promise<void>;
}

/** The desk of this browser; null where there is no database, or on a shared computer, where the next person would find it. */
export function openDesk(root: string, browser = thisBrowser()): Desk | null {
  if (!browser.indexedDB || isSharedComputer(root, browser)) return null;
  return deskIn(browser.indexedDB, nameOf(root));
}

/** Removes the desk from this browser. Resolves with whether it is gone. */
export function forgetDesk(root: string, { indexedDB }: BrowserParts): Promise<boolean> {
  if (!indexedDB) return Promise.resolve(true);
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(nameOf(root));
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
  });
}

const assignments = 'assignments';
const notes = 'notes';
const sealedKeyNote = 'sealed-key';
const backedUpNote = 'backed-up';
const changesNote = 'changes';

function nameOf(root: string): string {
  return `${prefixOf(root)}desk`;
}

function deskIn(factory: IDBFactory, name: string): Desk {
  const { transact } = smallDatabase(factory, name, { [assignments]: {}, [notes]: {} });
  const read = async <T>(store: string, work: (store: IDBObjectStore) => IDBRequest<T>) =>
    (await transact('readonly', (of) => work(of(store)))).result;

  /** Reads one, writes what becomes of it and counts the change, all in one transaction; `null` writes nothing. */
  async function change(id: string, become: (found: AssignmentMade | null) => AssignmentMade | null | 'forget') {
    let result: AssignmentMade | null = null;
    await transact('readwrite', (of) => {
      const store = of(assignments);
      const request = store.get(id) as IDBRequest<AssignmentMade | undefined>;
      request.onsuccess = () => {
        const found = request.result ?? null;
        const next = become(found);
        if (next === null || (next === 'forget' && !found)) return;
        if (next === 'forget') store.delete(id);
        else {
          store.put(next, id);
          result = next;
        }
        const count = of(notes).get(changesNote) as IDBRequest<number | undefined>;
        count.onsuccess = () => of(notes).put((count.result ?? 0) + 1, changesNote);
      };
    });
    return result;
  }

  return {
    async list() {
      const all = await read(assignments, (store) => store.getAll() as IDBRequest<AssignmentMade[]>);
      return all.sort((one, other) => (one.made < other.made ? 1 : -1));
    },
    keep: async (made) => (await change(made.assignment.id, (found) => (found ? joinMade(found, made) : made))) ?? made,
    invite: (id, to) => change(id, (found) => found && { ...found, invitees: to(found.invitees) }),
    async forget(id) {
      await change(id, () => 'forget');
    },
    sealedKey: async () =>
      (await read(notes, (store) => store.get(sealedKeyNote) as IDBRequest<string | undefined>)) ?? null,
    async keepSealedKey(file) {
      await transact('readwrite', (of) => of(notes).put(file, sealedKeyNote));
    },
    async standing() {
      const [at, count] = await transact('readonly', (of) => [
        of(notes).get(backedUpNote) as IDBRequest<string | undefined>,
        of(notes).get(changesNote) as IDBRequest<number | undefined>,
      ]);
      return { backedUp: at.result ?? null, changes: count.result ?? 0 };
    },
    async noteBackup(at) {
      await transact('readwrite', (of) => {
        of(notes).put(at, backedUpNote);
        of(notes).put(0, changesNote);
      });
    },
  };
}
