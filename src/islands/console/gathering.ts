import type { Roster } from '#domain/roster/roster.ts';
import { emptyRoster } from '#domain/roster/roster.ts';
import { type GatheringEvent, gatheringMachine } from '#machines/gathering.ts';
import { type Actor, createActor } from 'xstate';

/** The roster and what is happening to it: the gathering machine, begun anew whenever another roster is opened. */
export class Gathering {
  #actor = started(emptyRoster, 0, []);

  /** @param last the number of the last import, and @param added what it brought, so that it can still be taken back */
  begin(roster: Roster = emptyRoster, last = 0, added: readonly string[] = []): void {
    this.#actor.stop();
    this.#actor = started(roster, last, added);
  }

  tell(event: GatheringEvent): void {
    this.#actor.send(event);
  }

  get doing() {
    return this.#actor.getSnapshot().value;
  }

  /** How it stands: the roster, the import, and what that one brought. */
  get now() {
    return this.#actor.getSnapshot().context;
  }

  get roster(): Roster {
    return this.now.roster;
  }
}

function started(roster: Roster, last: number, added: readonly string[]): Actor<typeof gatheringMachine> {
  const actor = createActor(gatheringMachine, { input: { roster, import: last, added } });
  actor.start();
  return actor;
}
