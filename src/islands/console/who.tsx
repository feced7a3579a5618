import { Fragment, memo, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { places } from '#domain/course/place.ts';
import { rosterColumns } from '#domain/report/roster-table.ts';
import { levels } from '#domain/roster/attestation.ts';
import { flagIds } from '#domain/roster/flag.ts';
import type { Column, Order, Wanted } from '#domain/roster/look-up.ts';
import { say } from '../say.ts';
import { inTurn } from './in-turn.ts';
import type { Line, Lines } from './messages.ts';
import type { PartOfDesk } from './mount.tsx';
import { narrowed } from './narrowed.ts';
import { Person } from './person.tsx';
import { useRoster } from './use-roster.ts';

/** So many rows are in the page at once, however many there are. */
const most = 100;
/** So many are printed: a hundred sheets or so. */
const mostOnPaper = 2000;

/** The roster: searched, narrowed, sorted, a hundred rows at a time. */
export function Who({ roster, data }: PartOfDesk) {
  const { words } = data;
  const { state, revision, people } = useRoster(roster);
  const { wanted, order } = useSyncExternalStore(narrowed.subscribe, narrowed.look, narrowed.look);
  const [from, go] = useState(0);
  const [lines, show] = useState<Lines | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [paper, print] = useState<Lines | null>(null);

  // The table is asked for again whenever the rows have changed; before the page is painted, since a paint is a wait.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells
  useLayoutEffect(() => {
    if (state !== 'ready') return;
    let stale = false;
    let end: (() => void) | undefined;
    void roster.ask('lookUp', wanted, order, from, most).then((answer) => {
      if (!stale) end = inTurn(answer, show);
    });
    return () => {
      stale = true;
      end?.();
    };
  }, [roster, state, revision, wanted, order, from]);

  // For paper, every row that is wanted stands in the page as long as it is being printed.
  useEffect(() => {
    if (!paper) return;
    globalThis.print();
    print(null);
  }, [paper]);

  if (state !== 'ready' || !lines) return null;
  if (people === 0) return <p>{say(words, 'nothing')}</p>;
  return (
    <div className="ui">
      <Filters words={words} wanted={wanted} go={go} />
      <p role="status" data-found="">
        {say(words, 'found', { found: lines.found, people: lines.people })}
      </p>
      {lines.found === 0 ? (
        <p>{say(words, 'found-none')}</p>
      ) : (
        <RosterTable {...{ roster, data, lines: paper ?? lines, order, open, setOpen }} />
      )}
      {lines.found > 0 && (
        <div className="actions no-print">
          <button
            type="button"
            className="button quiet"
            onClick={() => void roster.ask('lookUp', wanted, order, 0, mostOnPaper).then(print)}
          >
            {say(words, lines.found > mostOnPaper ? 'print-first' : 'print', { n: mostOnPaper })}
          </button>
        </div>
      )}
      {lines.found > most && (
        <nav className="actions no-print" aria-label={say(words, 'table')}>
          <button type="button" className="button quiet" disabled={from === 0} onClick={() => go(from - most)}>
            {say(words, 'before')}
          </button>
          <span role="status">{say(words, 'pages', { from: from + 1, to: Math.min(from + most, lines.found) })}</span>
          <button
            type="button"
            className="button quiet"
            disabled={from + most >= lines.found}
            onClick={() => go(from + most)}
          >
            {say(words, 'after')}
          </button>
        </nav>
      )}
    </div>
  );
}

type Words = PartOfDesk['data']['words'];

interface FilterProps {
  readonly words: Words;
  readonly wanted: Wanted;
  readonly go: (from: number) => void;
}

const Filters = memo(({ words, wanted, go }: FilterProps) => {
  const narrow = (change: Wanted) => {
    narrowed.set({ ...narrowed.look(), wanted: { ...wanted, ...change } });
    go(0);
  };
  const roles = Object.keys(words).flatMap((key) =>
    key.startsWith('role-') && !['role-none', 'role-why'].includes(key) ? [key.slice(5)] : [],
  );
  const filters = [
    { name: 'level', ids: levels, group: 'level' },
    { name: 'standing', ids: ['finished', 'begun', 'waiting'], group: 'standing' },
    { name: 'flag', ids: flagIds, group: 'flag-name' },
    { name: 'place', ids: places, group: 'place' },
    { name: 'role', ids: roles, group: 'role' },
  ] as const;
  return (
    <form className="desk-filters no-print" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <label className="field wide">
        <span>{say(words, 'search')}</span>
        <input
          type="search"
          value={wanted.text ?? ''}
          onInput={({ currentTarget }) => narrow({ text: currentTarget.value })}
        />
      </label>
      {filters.map(({ name, ids, group }) => (
        <label className="field" key={name}>
          <span>{say(words, `filter-${name}`)}</span>
          <select
            value={wanted[name] ?? ''}
            onChange={({ currentTarget }) => narrow({ [name]: currentTarget.value || undefined })}
          >
            <option value="">{say(words, 'any')}</option>
            {ids.map((id) => (
              <option key={id} value={id}>
                {say(words, `${group}-${id}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
});

const heads: readonly { readonly by: Column; readonly name: string }[] = [
  { by: 'name', name: 'column-name' },
  { by: 'done', name: 'column-standing' },
  { by: 'made', name: 'column-made' },
  { by: 'level', name: 'column-level' },
  { by: 'flags', name: 'column-flags' },
];

interface TableProps extends PartOfDesk {
  readonly lines: Lines;
  readonly order: Order;
  readonly open: string | null;
  readonly setOpen: (id: string | null) => void;
}

/** Drawn again only when its rows change: while files are read, the desk tells how it stands twenty times a second. */
const RosterTable = memo(({ roster, data, lines, order, open, setOpen }: TableProps) => {
  const { words } = data;
  return (
    <table className="roster">
      <caption>{say(words, 'table')}</caption>
      <thead>
        <tr>
          {heads.map(({ by, name }) => (
            <th key={by} scope="col" aria-sort={order.by !== by ? 'none' : order.down ? 'descending' : 'ascending'}>
              <button
                type="button"
                onClick={() =>
                  narrowed.set({ ...narrowed.look(), order: { by, down: order.by === by && !order.down } })
                }
              >
                {say(words, name)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.lines.map((line) => (
          <Fragment key={line.id}>
            <RosterRow words={words} line={line} isOpen={open === line.id} setOpen={setOpen} />
            {open === line.id && (
              <tr className="person">
                <td colSpan={heads.length}>
                  <Person roster={roster} data={data} id={line.id} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
});

interface RowProps {
  readonly words: Words;
  readonly line: Line;
  readonly isOpen: boolean;
  readonly setOpen: (id: string | null) => void;
}

const RosterRow = memo(({ words, line, isOpen, setOpen }: RowProps) => {
  const cell = Object.fromEntries(rosterColumns.map((column, at) => [column, String(line.cells[at] ?? '')])) as Record<
    (typeof rosterColumns)[number],
    string
  >;
  const name = cell.name || say(words, 'no-name');
  return (
    <tr data-row={line.id} data-level={line.level}>
      <th scope="row">
        <button type="button" className="who" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : line.id)}>
          <bdi>{name}</bdi>
        </button>
        <span className="small">{[cell.role, cell.place].filter(Boolean).join(' · ')}</span>
      </th>
      <td data-name={say(words, 'column-standing')}>
        {cell.standing}
        <span className="small">{say(words, 'steps', { done: cell.done, of: cell.of })}</span>
        {cell.finished && <span className="small">{`${say(words, 'column-finished')}: ${cell.finished}`}</span>}
        {cell.day && <span className="small">{`${say(words, 'column-day')} ${cell.day}`}</span>}
      </td>
      <td data-name={say(words, 'column-made')}>
        {cell.made}
        <span className="small">{`${say(words, 'column-edition')} ${cell.edition}`}</span>
        {cell.invitation && <span className="small">{`${say(words, 'column-invitation')} ${cell.invitation}`}</span>}
      </td>
      <td data-name={say(words, 'column-level')}>{cell.level}</td>
      <td data-name={say(words, 'column-flags')}>
        {line.flags.length === 0 ? (
          say(words, 'no-flags')
        ) : (
          <ul className="row-flags">
            {line.flags.map(({ weight, text }) => (
              <li key={text} data-weight={weight}>
                <b>{say(words, `weight-${weight}`)}</b> {text}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
});
