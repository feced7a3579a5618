import { useEffect, useState } from 'react';
import { type Ground, grounds, longestReason } from '#domain/roster/attestation.ts';
import { doubtsOf, type Row } from '#domain/roster/row.ts';
import type { Submission } from '#domain/roster/submission.ts';
import { download } from '../download.ts';
import { say } from '../say.ts';
import type { PartOfDesk } from './mount.tsx';
import { Receipt } from './receipt.tsx';
import { sayer } from './sayer.ts';
import { useRoster } from './use-roster.ts';

/** Everything that is known about one person: each file, each result beside what came of replaying it, and the coordinator's word. */
export function Person({ roster, data, id }: PartOfDesk & { readonly id: string }) {
  const { revision } = useRoster(roster);
  const [row, show] = useState<Row | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells that the row may have changed
  useEffect(() => {
    let stale = false;
    void roster.ask('row', id).then((answer) => {
      if (!stale) show(answer);
    });
    return () => {
      stale = true;
    };
  }, [roster, id, revision]);
  if (!row) return null;
  const { words } = data;
  return (
    <div data-person={row.id}>
      <Results row={row} data={data} />
      <h3>{say(words, 'files')}</h3>
      <ul>
        {row.files.map((file) => (
          <File key={file.hash} file={file} roster={roster} data={data} />
        ))}
      </ul>
      <Confirm row={row} roster={roster} data={data} />
    </div>
  );
}

function Results({
  row: { runs, tests, earned, current },
  data: { words, titles },
}: {
  row: Row;
  data: PartOfDesk['data'];
}) {
  const title = sayer({ words, titles });
  const head = (keys: readonly string[]) => (
    <thead>
      <tr>
        {keys.map((key) => (
          <th key={key} scope="col">
            {say(words, key)}
          </th>
        ))}
      </tr>
    </thead>
  );
  return (
    <>
      {runs.length + tests.length === 0 && <p>{say(words, 'no-results')}</p>}
      {runs.length > 0 && (
        <table className="data">
          <caption>{say(words, 'cases')}</caption>
          {head(['case', 'outcome', 'sealed', 'replayed'])}
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>{title('scope', run.scenario)}</td>
                <td data-name={say(words, 'outcome')}>{titles[`${run.scenario}/${run.outcome}`] ?? run.outcome}</td>
                <td data-name={say(words, 'sealed')}>
                  {run.score === null
                    ? say(words, 'score-none', { status: say(words, `status-${run.status}`) })
                    : say(words, 'score', { status: say(words, `status-${run.status}`), score: Math.round(run.score) })}
                </td>
                <td data-name={say(words, 'replayed')}>{say(words, run.checked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {tests.length > 0 && (
        <table className="data">
          <caption>{say(words, 'tests')}</caption>
          {head(['test', 'sealed', 'replayed'])}
          <tbody>
            {tests.map((test) => (
              <tr key={test.id}>
                <td>{title('scope', test.test)}</td>
                <td data-name={say(words, 'sealed')}>
                  {say(words, 'test-score', {
                    score: Math.round(100 * test.score),
                    passed: say(words, test.passed ? 'passed' : 'missed'),
                  })}
                </td>
                <td data-name={say(words, 'replayed')}>{say(words, test.checked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {earned.map(({ scope, day, minutes }) => (
        <p key={scope} className="small">
          {minutes === null
            ? say(words, 'earned', { scope: title('scope', scope), day })
            : say(words, 'earned-minutes', { scope: title('scope', scope), day, minutes })}
        </p>
      ))}
      {current.state === 'verified' && (
        <p className="small">{say(words, 'active', { minutes: Math.round(current.active) })}</p>
      )}
    </>
  );
}

function File({ file, roster, data: { words } }: PartOfDesk & { readonly file: Submission }) {
  const save = async () => {
    const text = await roster.ask('text', file.hash);
    if (text !== null) download(`post-rounds-hand-in-${file.hash.slice(0, 8)}.json`, text, 'application/json');
  };
  return (
    <li>
      {file.verdict === null ? say(words, 'flag-waiting') : say(words, `verdict-${file.verdict}`)}{' '}
      {say(words, 'file-line', { made: file.made, edition: file.edition, n: file.entries })}
      <span data-came={file.sealed ? 'sealed' : 'open'}>
        {say(words, file.sealed ? 'came-sealed' : 'came-open')}
      </span>{' '}
      <span className="small hash">{file.hash}</span>{' '}
      <button type="button" className="button plain no-print" onClick={() => void save()}>
        {say(words, 'file-save')}
      </button>
    </li>
  );
}

/** The coordinator's own word for the current file, or how to give it. */
function Confirm({ row, roster, data: { words } }: PartOfDesk & { readonly row: Row }) {
  const [ground, setGround] = useState<Ground | ''>('');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  if (row.level === 'attested')
    return (
      <>
        <p>
          {say(words, 'confirmed')}{' '}
          <button
            type="button"
            className="button plain"
            onClick={() => void roster.ask('withdrawAttestation', row.current.hash)}
          >
            {say(words, 'confirm-withdraw')}
          </button>
        </p>
        <Receipt key={row.current.hash} file={row.current.hash} words={words} />
      </>
    );
  if (row.current.state === 'waiting') return <p>{say(words, 'unattested-waiting')}</p>;
  if (row.current.verdict === 'broken') return <p>{say(words, 'unattested-broken')}</p>;
  const asks = doubtsOf(row).length > 0;
  return (
    <form
      className="no-print"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ground) return setFault(say(words, 'confirm-ground'));
        void roster
          .ask('attest', row.id, ground, reason)
          .then((said) => setFault(said.ok ? '' : say(words, `unattested-${said.why}`)));
      }}
    >
      <fieldset>
        <legend>{say(words, 'confirm')}</legend>
        <p className="small">{say(words, 'confirm-means')}</p>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        <div className="scale">
          {grounds.map((id) => (
            <label className="pick" key={id}>
              <input
                type="radio"
                name={`ground-${row.id}`}
                value={id}
                checked={ground === id}
                onChange={() => setGround(id)}
              />
              <span>{say(words, `ground-${id}`)}</span>
            </label>
          ))}
        </div>
        {asks && (
          <label className="field">
            <span>{say(words, 'confirm-reason')}</span>
            <input
              type="text"
              maxLength={longestReason}
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" className="button quiet">
          {say(words, 'confirm')}
        </button>
      </fieldset>
    </form>
  );
}
