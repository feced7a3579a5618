import { type Ref, useMemo } from 'react';
import { debrief } from '#domain/scenario/debrief.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import { paragraphs } from '#domain/scenario/paragraphs.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Differences } from './differences.tsx';
import { Paths } from './paths.tsx';
import { SoFar } from './so-far.tsx';
import { say } from '../say.ts';
import type { AttemptInHand } from './use-attempt.ts';

interface Props {
  readonly page: ScenarioPage;
  readonly hand: AttemptInHand;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onAgain: (prefix?: readonly string[], from?: { attempt: string; step: number }) => void;
}

const people = ['patient', 'colleague', 'employer', 'regulator', 'you'] as const;
const verdictMark = { sound: '●', recoverable: '◐', breach: '○' } as const;

/** How the run ends, and the look back over it. */
export function Ending({ page, hand, heading, onAgain }: Props) {
  const { scenario, words } = page;
  const { run, place, attempt, attempts } = hand;
  const back = useMemo(() => debrief(scenario, run, place), [scenario, run, place]);
  const outcome = run.outcome ? scenario.outcomes[run.outcome] : undefined;
  if (!outcome) return null;

  const found = new Set(attempts.flatMap((each) => (each.finished ? [each.finished.outcome] : [])));
  if (run.outcome) found.add(run.outcome);
  const turn = back.turningPoint;
  const turned = turn === null ? undefined : run.steps[turn];
  const status = attempt?.finished?.status ?? back.score.status;

  return (
    <section className="ending" aria-labelledby="ending">
      <p className="over ui">{words['ending']}</p>
      <h2 id="ending" tabIndex={-1} ref={heading}>
        {outcome.heading}
      </h2>
      <p className={`verdict ui ${outcome.verdict}`}>
        <span aria-hidden="true">{verdictMark[outcome.verdict]}</span> {words[`verdict-${outcome.verdict}`]}
      </p>
      {run.passed.map((id) => {
        const through = scenario.beats[id];
        return through ? paragraphs(through.say).map((text) => <p key={text}>{text}</p>) : null;
      })}
      {outcome.later && (
        <>
          <h3>{words['later']}</h3>
          <ol className="later">
            {outcome.later.map(({ at, say: text }) => (
              <li key={at}>
                <b>{at}</b> {text}
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>{words['people']}</h3>
      <dl className="people">
        {people.flatMap((person) => {
          const sentence = outcome.people[person];
          return sentence
            ? [<dt key={person}>{words[`person-${person}`]}</dt>, <dd key={`${person}-says`}>{sentence}</dd>]
            : [];
        })}
      </dl>

      <SoFar page={page} place={place} steps={run.steps} replay={hand.replay} />
      <h3>{words['debrief']}</h3>
      <p className={`status ui ${status}`}>
        <b>{words[`status-${status}`]}</b>
      </p>
      {status === 'replay' && <p className="ui">{words['status-replay-why']}</p>}
      {paragraphs(outcome.debrief).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <details className="judged">
        <summary>{words['judged']}</summary>
        <p className="ui">{words['judged-text']}</p>
      </details>

      <h3>{words['turn']}</h3>
      <div className="turn">
        {turned && turn !== null ? (
          <>
            <p>
              {say(words, 'turn-text', {
                n: turn + 1,
                heading: scenario.beats[turned.beat]?.heading ?? '',
                choice: localise(choiceAt(scenario, turned), place).text,
              })}
            </p>
            <button
              type="button"
              className="button"
              onClick={() =>
                onAgain(
                  run.steps.slice(0, turn).map(({ choice }) => choice),
                  attempt ? { attempt: attempt.id, step: turn } : undefined,
                )
              }
            >
              {say(words, 'try-again', { n: turn + 1 })}
            </button>
          </>
        ) : (
          <p>{words['turn-none']}</p>
        )}
      </div>

      <Paths
        page={page}
        steps={back.steps}
        strong={back.strongPath}
        place={place}
        onAgain={(step) =>
          onAgain(
            run.steps.slice(0, step).map(({ choice }) => choice),
            attempt ? { attempt: attempt.id, step } : undefined,
          )
        }
      />
      <Differences page={page} steps={back.steps} place={place} />

      <h3>{words['endings']}</h3>
      <p>{say(words, 'endings-text', { found: found.size, of: back.outcomes.length })}</p>
      <ul className="endings">
        {back.outcomes
          .filter(({ id }) => found.has(id))
          .map(({ id, reached }) => (
            <li key={id}>
              {scenario.outcomes[id]?.heading}
              {reached && <span className="flag"> {words['ending-here']}</span>}
            </li>
          ))}
      </ul>
      <h3>{words['practised']}</h3>
      <ul>
        {Object.entries(page.objectives).map(([id, text]) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <div className="actions">
        {page.next && (
          <a className="button" href={page.next.address}>
            {words['onwards']}: {page.next.title}
          </a>
        )}
        <button type="button" className="button quiet" onClick={() => onAgain()}>
          {words['start-again']}
        </button>
      </div>
    </section>
  );
}
