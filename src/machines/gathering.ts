import { gather, type Roster, withdraw } from '#domain/roster/roster.ts';
import type { Submission } from '#domain/roster/submission.ts';
import { assign, setup } from 'xstate';

/** What a worker made of one file: what it holds, why it was refused, or that it held other files and is read to its end. */
export type FileRead =
  | { readonly file: string; readonly submission: Submission }
  | { readonly file: string; readonly refused: string }
  | { readonly file: string; readonly opened: true };

/**
 * What happens to a coordinator's files. What a worker reports carries the number of the import that it was told to do, since
 * one that was cancelled may still report.
 */
export type GatheringEvent =
  | { type: 'files.bring'; files: number }
  | {
      type: 'files.read';
      import: number;
      read: readonly FileRead[];
      /** How many of them nobody knew of before: they lay inside another file. */
      found?: number;
    }
  | { type: 'files.verified'; import: number; submissions: readonly Submission[] }
  | { type: 'import.cancel' }
  | { type: 'import.resume' }
  | { type: 'import.undo' };

interface Gathering {
  readonly roster: Roster;
  /** The how-manieth import this is; 0 before the first. */
  readonly import: number;
  /** Files that were brought, and how many of them were read or refused. */
  readonly files: number;
  readonly read: number;
  /** The hashes that this import added: what undoing takes back. */
  readonly added: readonly string[];
  /** Files that were on the roster already. */
  readonly known: number;
  /** Files that could not be read, by the name under which they came, with the sentence that says why. None is dropped. */
  readonly refused: readonly { readonly file: string; readonly why: string }[];
}

/**
 * Gathering hand-ins: files are read first and looked into behind that, in lots of any size; it can be cancelled, gone on with and
 * undone. The machine does no work of its own: a worker reads and verifies, and reports.
 */
export const gatheringMachine = setup({
  types: {
    context: {} as Gathering,
    events: {} as GatheringEvent,
    input: {} as {
      readonly roster: Roster;
      /** The last import of an earlier visit: its number, and the hashes that it added, so that it can still be undone. */
      readonly import?: number;
      readonly added?: readonly string[];
    },
  },
  actions: {
    begin: assign(({ context }, { files }: { files: number }) => ({
      import: context.import + 1,
      files,
      read: 0,
      added: [],
      known: 0,
      refused: [],
    })),
    take: assign(({ context }, { read, found }: { read: readonly FileRead[]; found: number }) => {
      const whole = read.flatMap((one) => ('submission' in one ? [one.submission] : []));
      const fresh = new Set(whole.map(({ hash }) => hash).filter((hash) => !context.roster.has(hash)));
      const { roster, known } = gather(context.roster, whole);
      return {
        roster,
        files: context.files + found,
        read: context.read + read.length,
        added: [...context.added, ...fresh],
        known: context.known + known,
        refused: [
          ...context.refused,
          ...read.flatMap((one) => ('refused' in one ? [{ file: one.file, why: one.refused }] : [])),
        ],
      };
    }),
    // Only what is still on the roster: an import that was undone meanwhile must not come back.
    verify: assign(({ context }, { submissions }: { submissions: readonly Submission[] }) => ({
      roster: gather(
        context.roster,
        submissions.filter(({ hash }) => context.roster.has(hash)),
      ).roster,
    })),
    undo: assign(({ context }) => ({ roster: withdraw(context.roster, context.added), added: [] })),
  },
  guards: {
    isOfThisImport: ({ context }, { of }: { of: number }) => of === context.import,
    isAllRead: ({ context }) => context.read >= context.files,
    isAllVerified: ({ context }) => waitingIn(context.roster).length === 0,
  },
}).createMachine({
  id: 'gathering',
  context: ({ input: { roster, import: last = 0, added = [] } }) => ({
    roster,
    import: last,
    files: 0,
    read: 0,
    added,
    known: 0,
    refused: [],
  }),
  initial: 'resting',
  states: {
    resting: {
      on: {
        'files.bring': {
          target: 'reading',
          actions: { type: 'begin', params: ({ event: { files } }) => ({ files }) },
        },
        // What an interrupted visit left unverified is gone on with.
        'import.resume': 'verifying',
        'import.undo': { actions: 'undo' },
      },
    },
    reading: {
      always: { guard: 'isAllRead', target: 'verifying' },
      on: {
        'files.read': {
          guard: { type: 'isOfThisImport', params: ({ event }) => ({ of: event.import }) },
          actions: { type: 'take', params: ({ event: { read, found = 0 } }) => ({ read, found }) },
        },
        'files.verified': {
          guard: { type: 'isOfThisImport', params: ({ event }) => ({ of: event.import }) },
          actions: { type: 'verify', params: ({ event: { submissions } }) => ({ submissions }) },
        },
        'import.cancel': 'resting',
        'import.undo': { target: 'resting', actions: 'undo' },
      },
    },
    verifying: {
      always: { guard: 'isAllVerified', target: 'resting' },
      on: {
        'files.bring': {
          target: 'reading',
          actions: { type: 'begin', params: ({ event: { files } }) => ({ files }) },
        },
        'files.verified': {
          guard: { type: 'isOfThisImport', params: ({ event }) => ({ of: event.import }) },
          actions: { type: 'verify', params: ({ event: { submissions } }) => ({ submissions }) },
        },
        'import.cancel': 'resting',
        'import.undo': { target: 'resting', actions: 'undo' },
      },
    },
  },
});

/** The hand-ins that are still to be looked into. */
export function waitingIn(roster: Roster): readonly Submission[] {
  return [...roster.values()].filter(({ state }) => state === 'waiting');
}
