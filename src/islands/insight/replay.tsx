import type { RunSeen } from '#domain/roster/submission.ts';
import type { Row } from '#domain/roster/row.ts';
import words from 'interface-words:insight';
import { localise } from '#domain/scenario/localise.ts';
import { say } from '../say.ts';
import { useCaseWords } from './decisions.tsx';

interface Props {
  readonly row: Pick<Row, 'name' | 'runs'>;
  readonly titles: Readonly<Record<string, string>>;
  readonly root: string;
}

/** What one person did in each case that they finished: beats and choices in words. It is read and never changed. */
export function Replays({ row, titles, root }: Props) {
  if (row.runs.length === 0) return <p>{words['replay-nothing']}</p>;
  return (
    <div data-replays>
      {row.runs.map((run) => (
        <details key={run.id} className="insight-case">
          <summary>
            {say(words, 'replay-line', { title: titles[run.scenario] ?? run.scenario, day: run.at.slice(0, 10) })}{' '}
            <span className={`mark ${run.checked}`}>{words[`replay-${run.checked}`]}</span>
          </summary>
          <Trail run={run} root={root} />
        </details>
      ))}
    </div>
  );
}

function Trail({ run, root }: { readonly run: RunSeen; readonly root: string }) {
  const said = useCaseWords(root, run.scenario);
  if (run.checked !== 'agrees') return <p className="note caution">{words[`replay-${run.checked}-text`]}</p>;
  if (said === undefined) return <p>{words['words-loading']}</p>;
  const scenario = said?.scenario;
  const outcome = scenario?.outcomes[run.outcome];
  return (
    <>
      <p className="small">{words['replay-today']}</p>
      {said === null && <p className="note caution">{words['words-missing']}</p>}
      <ol className="trail">
        {run.steps.map(({ beat, choice }, at) => {
          const there = scenario?.beats[beat];
          const written = there?.choices?.[choice];
          const local = written && localise(written, run.place);
          return (
            // A case may pass one beat twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a run never change their order
            <li key={at}>
              <p>
                <b>{there?.heading ?? beat}</b>
                {there?.ask && <> {there.ask}</>}
              </p>
              <blockquote>{local?.text ?? choice}</blockquote>
              {local && (
                <p className="small">
                  {words[`quality-${local.quality ?? 'none'}`]}. {local.feedback.consequence}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <p>
        <b>{say(words, 'replay-end', { heading: outcome?.heading ?? run.outcome })}</b>{' '}
        {run.score === null ? words['replay-unscored'] : say(words, 'replay-score', { score: Math.round(run.score) })}
      </p>
    </>
  );
}
