import { rosterTable } from '#domain/report/roster-table.ts';
import { columns, indexRows, type Order, type RowIndex, standingOfRow, type Wanted } from '#domain/roster/look-up.ts';
import { type Row, rowsOf } from '#domain/roster/row.ts';
import type { AssignmentReader } from './assignment-reader.ts';
import type { Gathering } from './gathering.ts';
import type { Lines, Setup } from './messages.ts';
import { sayer } from './sayer.ts';
import type { Written } from './written.ts';

/** What rows are made of, and who hears of them. */
export interface RowsFor {
  readonly gathering: Gathering;
  readonly written: Written;
  setup(): Setup;
  reader(): AssignmentReader;
  /** Whether files are being read or looked into: then rows are seldom made, and never ahead. */
  isBusy(): boolean;
  changed(): void;
}

/** The rows of the roster, made anew when hand-ins change: at once where that is quick, seldom where it is not. */
export class Rows {
  readonly #for: RowsFor;
  #index: RowIndex = indexRows([]);
  #people = 0;
  #revision = 0;
  /** The roster of which the rows are. */
  #of: unknown = null;
  #due: ReturnType<typeof setTimeout> | null = null;
  #took = 0;
  #ahead: ReturnType<typeof setTimeout> | undefined;

  constructor(of: RowsFor) {
    this.#for = of;
  }

  get people(): number {
    return this.#people;
  }

  /** Another number whenever rows are others. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether they are of the hand-ins as they stand. */
  get isFresh(): boolean {
    return this.#of === this.#for.gathering.roster;
  }

  row(id: string): Row | undefined {
    return this.#index.row(id);
  }

  lookUp(wanted: Wanted, order: Order): readonly Row[] {
    return this.#index.lookUp(wanted, order);
  }

  /** Rows as the table shows them. */
  lines(wanted: Wanted, order: Order, from: number, most: number): Lines {
    const found = this.lookUp(wanted, order);
    const shown = found.slice(from, from + most);
    const say = sayer(this.#for.setup());
    const table = rosterTable(shown, say);
    return {
      columns: table.columns,
      found: found.length,
      people: this.#people,
      lines: shown.map((row, at) => ({
        id: row.id,
        cells: table.rows[at] ?? [],
        flags: [...new Map(row.flags.map((one) => [say('flag', one.id, one.values), one.weight]))].map(
          ([text, weight]) => ({ text, weight }),
        ),
        level: row.level,
        standing: standingOfRow(row),
      })),
    };
  }

  /** Makes them anew before long. */
  soon(least = 250): void {
    if (this.#due && least > 0) return;
    if (this.#due) clearTimeout(this.#due);
    const wait = Math.max(least, this.#for.isBusy() ? 5 * this.#took : 0);
    this.#due = setTimeout(() => {
      this.#due = null;
      this.make();
    }, wait);
  }

  /** Makes them anew now, though no hand-in has changed: what is said of them has. */
  again(): void {
    this.#of = null;
    this.make();
  }

  /** Makes them anew now, if hand-ins have changed. */
  make(): void {
    const { gathering, written, reader, setup, changed } = this.#for;
    const { roster } = gathering;
    this.#sortAhead();
    if (this.#of === roster) return;
    const start = performance.now();
    const rows = rowsOf(roster, {
      see: (text) => reader().see(text),
      attestations: new Map(written.notes.attestations.map((one) => [one.file, one])),
      minutes: setup().minutes,
    });
    this.#index = indexRows(rows);
    this.#index.prepare('name');
    this.#people = rows.length;
    this.#of = roster;
    this.#revision += 1;
    this.#took = performance.now() - start;
    changed();
  }

  /** Once nothing else is to be done, sorts by the columns that nobody asked for yet, one at a time. */
  #sortAhead(from = 0) {
    if (this.#ahead) clearTimeout(this.#ahead);
    const by = columns[from];
    this.#ahead =
      by &&
      setTimeout(() => {
        if (this.#for.isBusy()) return;
        this.#index.prepare(by);
        this.#sortAhead(from + 1);
      }, 50);
  }
}
