import type { Row } from '#domain/roster/row.ts';
import type { GroupReport } from '#domain/statistics/group-report.ts';
import { useEffect, useId, useState } from 'react';
import words from 'interface-words:insight';
import type { RosterRead } from '../console/roster-of.ts';
import { say } from '../say.ts';
import { BeforeAfter, Sureness } from './before-after.tsx';
import { DebriefSheet } from './debrief-sheet.tsx';
import { Decisions } from './decisions.tsx';
import { Questions } from './questions.tsx';
import { Replays } from './replay.tsx';

interface Props {
  /** Another one whenever the roster has changed. */
  readonly report: GroupReport;
  readonly titles: Readonly<Record<string, string>>;
  /** The path below which the course is served. */
  readonly root: string;
  /** How the roster is asked for one person. */
  readonly ask: RosterRead['ask'];
}

/** Who is stuck, and where: what may be said of a group, a teaching hour out of it, and what one person did. */
export function Insight({ report, titles, root, ask }: Props) {
  const { people, waiting, cases, tests, gain, sureness } = report;
  if (people + waiting === 0) return <p className="note">{words['empty']}</p>;
  return (
    <div className="insight" data-insight>
      <p className="note">
        <b>{words['never-rank']}</b> {words['gates']}
      </p>
      <p>
        {say(words, people === 1 ? 'people-one' : 'people-many', { n: people })}{' '}
        {waiting > 0 && say(words, 'waiting', { n: waiting })}
      </p>
      <section>
        <h3>{words['decisions']}</h3>
        <p>{words['decisions-lead']}</p>
        <Decisions cases={cases} titles={titles} root={root} />
      </section>
      <section>
        <h3>{words['plan']}</h3>
        <p className="no-print">{words['plan-lead']}</p>
        <DebriefSheet cases={cases} titles={titles} root={root} />
      </section>
      <section>
        <h3>{words['questions']}</h3>
        <p>{words['questions-lead']}</p>
        <Questions tests={tests} titles={titles} root={root} />
      </section>
      <section>
        <h3>{words['gain']}</h3>
        <BeforeAfter gain={gain} />
      </section>
      <section>
        <h3>{words['sureness']}</h3>
        <Sureness levels={sureness} />
      </section>
      <section>
        <h3>{words['replay']}</h3>
        <p>{words['replay-lead']}</p>
        <FindReplay report={report} titles={titles} root={root} ask={ask} />
      </section>
    </div>
  );
}

/** So many names are offered at once. */
const mostOffered = 20;

function FindReplay({ report, titles, root, ask }: Pick<Props, 'report' | 'titles' | 'root' | 'ask'>) {
  const [wanted, setWanted] = useState('');
  const [found, setFound] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [more, setMore] = useState(false);
  const [row, setRow] = useState<Row | null>(null);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report, other names
  useEffect(() => {
    let stale = false;
    void ask('lookUp', { text: wanted }, { by: 'name', down: false }, 0, mostOffered).then((lines) => {
      if (stale) return;
      setFound(lines.lines.map(({ id: of, cells }) => ({ id: of, name: String(cells[0] ?? '') })));
      setMore(lines.found > mostOffered);
    });
    return () => {
      stale = true;
    };
  }, [ask, wanted, report]);
  const choose = (chosen: string) => void (chosen ? ask('row', chosen) : Promise.resolve(null)).then(setRow);
  return (
    <>
      <div className="replay-pick ui">
        <label className="field" htmlFor={`${id}-name`}>
          <span>{words['replay-search']}</span>
          <input
            id={`${id}-name`}
            type="search"
            autoComplete="off"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <label className="field" htmlFor={`${id}-row`}>
          <span>{words['replay-choose']}</span>
          <select id={`${id}-row`} value={row?.id ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{words['replay-none']}</option>
            {found.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name || say(words, 'nameless', { id: one.id.slice(0, 8) })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {more && <p className="small">{say(words, 'replay-more', { n: mostOffered })}</p>}
      {row && <Replays key={row.id} row={row} titles={titles} root={root} />}
    </>
  );
}
