import { useState, useSyncExternalStore } from 'react';
import type { Activity } from '#domain/report/pars.ts';
import { say } from '../say.ts';
import type { Made, Report, Reported } from './messages.ts';
import type { PartOfDesk } from './mount.tsx';
import { narrowed, sayNarrowed } from './narrowed.ts';
import { Pars } from './pars.tsx';
import { ReadyFile } from './ready-file.tsx';
import { useRoster } from './use-roster.ts';

/** What leaves the desk. Every file is made of the rows that the table shows, and says so. */
export function Reports({ roster, data }: PartOfDesk) {
  const { words, course, title, shownBefore } = data;
  const { people, handIns } = useRoster(roster);
  const shown = useSyncExternalStore(narrowed.subscribe, narrowed.look, narrowed.look);
  const [ready, setReady] = useState<{ readonly made: Made; readonly about: string } | null>(null);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState('');
  const [scope, setScope] = useState('course');
  if (handIns === 0) return <p>{say(words, 'nothing')}</p>;
  const filter = sayNarrowed(shown, words);

  async function make(report: Report, counted: string): Promise<Reported> {
    setWorking(true);
    setFault('');
    setReady(null);
    try {
      const answer = await roster.ask('report', report, shown.wanted, shown.order);
      if (answer.ok)
        setReady({
          made: answer.made,
          about: say(words, 'made', {
            title,
            edition: course.edition,
            what: say(words, counted, { n: answer.made.count }),
            filter,
            at: new Date().toISOString(),
          }),
        });
      else setFault(say(words, `report-${answer.why}`));
      return answer;
    } finally {
      setWorking(false);
    }
  }
  const about = say(words, 'audit-about', {
    title,
    edition: course.edition,
    people,
    filter,
    at: new Date().toISOString(),
  });
  const scopes = ['course', ...course.outline.modules.map(({ id }) => id)];
  const titleOf = (id: string) => (id === 'course' ? say(words, 'scope-course') : (data.titles[id] ?? id));
  return (
    <div className="ui">
      <p>{say(words, 'reports-of', { filter })}</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          disabled={working}
          onClick={() => void make({ kind: 'roster' }, 'count-rows')}
        >
          {say(words, 'report-roster')}
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={working}
          onClick={() => void make({ kind: 'statements' }, 'count-statements')}
        >
          {say(words, 'report-statements')}
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={working}
          onClick={() => void make({ kind: 'audit', shownBefore, about }, 'count-files')}
        >
          {say(words, 'report-audit')}
        </button>
      </div>
      {working && <p role="status">{say(words, 'making')}</p>}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {ready && <ReadyFile {...ready} words={words} />}
      <details>
        <summary>{say(words, 'pars')}</summary>
        <p>{say(words, 'pars-what')}</p>
        <label className="field">
          <span>{say(words, 'pars-scope')}</span>
          <select value={scope} onChange={({ currentTarget }) => setScope(currentTarget.value)}>
            {scopes.map((id) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button quiet"
          disabled={working}
          onClick={() => void make({ kind: 'professions', scope }, 'count-rows')}
        >
          {say(words, 'report-professions')}
        </button>
        <Pars
          roster={roster}
          data={data}
          make={(activity: Omit<Activity, 'scope'>, details) =>
            make({ kind: 'pars', activity: { ...activity, scope }, details }, 'count-rows')
          }
        />
      </details>
    </div>
  );
}
