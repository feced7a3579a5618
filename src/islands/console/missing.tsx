import { useEffect, useState } from 'react';
import { type Answered, callRoll, type Roll } from '#domain/assignment/invitees.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { letterFor, mailTo } from '#domain/assignment/say-assignment.ts';
import { writeCsv } from '#domain/report/csv.ts';
import { openDesk } from '#storage/desk.ts';
import { download } from '../download.ts';
import { toPage } from '../page/to-page.ts';
import { say } from '../say.ts';
import { dayInWords } from '../today.ts';
import type { PartOfDesk } from './mount.tsx';
import { useRoster } from './use-roster.ts';

/** Who has not handed in, assignment by assignment, and the words to remind them with. */
export function Missing({ roster, data }: PartOfDesk) {
  const { words } = data;
  const { revision, state } = useRoster(roster);
  const [made, setMade] = useState<readonly AssignmentMade[]>([]);
  const [chosen, choose] = useState('');
  const [answered, setAnswered] = useState<readonly Answered[] | null>(null);
  useEffect(() => {
    const { root = '/' } = document.documentElement.dataset;
    void openDesk(root)
      ?.list()
      .then(setMade)
      .catch(() => null);
  }, []);
  const one = made.find(({ assignment }) => assignment.id === chosen) ?? made[0];
  const id = one?.assignment.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells that more has come
  useEffect(() => {
    if (id === undefined || state !== 'ready') return;
    void roster.ask('answered', id).then(setAnswered);
  }, [roster, id, state, revision]);
  if (!one) return <p className="ui">{say(words, 'missing-no-assignment')}</p>;
  const roll = answered && callRoll(one.assignment, one.invitees, answered);
  return (
    <div className="ui" data-missing="">
      <label className="field">
        <span>{say(words, 'missing-of')}</span>
        <select value={id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {made.map(({ assignment, made: at }) => (
            <option key={assignment.id} value={assignment.id}>
              {`${assignment.title ?? say(words, 'missing-untitled')} · ${at.slice(0, 10)}`}
            </option>
          ))}
        </select>
      </label>
      {roll && <Called one={one} roll={roll} data={data} />}
    </div>
  );
}

interface CalledProps {
  readonly one: AssignmentMade;
  readonly roll: Roll;
  readonly data: PartOfDesk['data'];
}

function Called({ one, roll, data }: CalledProps) {
  const { words, titles, minutes, title, assignWords } = data;
  const missing = roll.arrivals.filter(({ arrival }) => arrival !== 'whole');
  const link = `${location.origin}${toPage('a/')}#${one.code}`;
  const letter = letterFor('reminder', one.assignment, link, assignWords, {
    course: title,
    titles,
    minutes,
    sayDay: dayInWords,
  });
  const save = () => {
    const columns = [say(words, 'missing-who'), say(words, 'missing-arrival'), say(words, 'column-invitation')];
    const rows = missing.map(({ invitee, arrival }) => [
      invitee.label,
      say(words, `arrival-${arrival}`),
      invitee.token,
    ]);
    download('post-rounds-still-to-come.csv', writeCsv({ columns, rows }), 'text/csv');
  };
  return (
    <>
      <p role="status">
        {one.invitees.length === 0
          ? say(words, 'missing-no-list', { n: roll.unnamed })
          : say(words, 'missing-count', { missing: missing.length, of: one.invitees.length })}
      </p>
      {one.invitees.length > 0 && roll.unnamed > 0 && <p>{say(words, 'missing-unnamed', { n: roll.unnamed })}</p>}
      {roll.strangers.length > 0 && <p>{say(words, 'missing-strangers', { n: roll.strangers.length })}</p>}
      {missing.length > 0 && (
        <>
          <ul>
            {missing.slice(0, most).map(({ invitee, arrival }) => (
              <li key={invitee.token}>
                <bdi>{invitee.label}</bdi> {`· ${say(words, `arrival-${arrival}`)}`}
              </li>
            ))}
          </ul>
          {missing.length > most && <p>{say(words, 'missing-more', { n: missing.length - most })}</p>}
          <div className="actions">
            <a className="button" href={mailTo(letter)}>
              {say(words, 'remind')}
            </a>
            <button type="button" className="button quiet" onClick={save}>
              {say(words, 'missing-save')}
            </button>
          </div>
          <details>
            <summary>{say(words, 'remind-text')}</summary>
            <pre>{`${letter.subject}\n\n${letter.body}`}</pre>
          </details>
        </>
      )}
    </>
  );
}

/** So many names are on the page; the file has all. */
const most = 100;
