import type { Ref } from 'react';
import type { FormResult } from '#domain/assessment/score-form.ts';
import { places } from '#domain/course/place.ts';
import type { TestPage } from '#course/test-page.ts';
import { say } from '../say.ts';
import type { FormInHand } from './use-form.ts';

interface Props {
  readonly page: TestPage;
  readonly hand: FormInHand;
  readonly result: FormResult;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onAgain: () => void;
}

/**
 * The result. Reasons come with a pass; after a miss, only where to look again, so that the pool lasts (assessment rule A15).
 */
export function Result({ page, hand, result, heading, onAgain }: Props) {
  const { words } = page;
  const percent = Math.round(result.score * 100);
  const cut = Math.round((hand.form?.finished?.cut ?? page.cut) * 100);
  return (
    <section aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={heading}>
        {words['result']}
      </h2>
      <p className={`result note ${result.passed ? '' : 'caution'}`}>
        {say(words, result.passed ? 'passed' : 'missed', { score: percent, cut })}
      </p>
      {result.missed.length > 0 && (
        <>
          <h3>{words['objectives']}</h3>
          <p>{words['objectives-text']}</p>
          <ul>
            {result.missed.map((id) => {
              const objective = page.objectives[id];
              return (
                <li key={id}>
                  {objective?.text ?? id}{' '}
                  {objective?.taughtIn.map((lesson, index) => (
                    <span key={lesson.address} className="ui">
                      {index > 0 && ' · '}
                      <a href={lesson.address}>{lesson.title}</a>
                    </span>
                  ))}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <div className="actions">
        {!result.passed && (
          <button type="button" className="button" onClick={onAgain}>
            {words['again']}
          </button>
        )}
        <a className={result.passed ? 'button' : 'button quiet'} href={page.module.address}>
          {words['back-to-module']}
        </a>
        {result.passed && (
          <a className="button quiet" href={`${page.module.address}#plan`}>
            {words['to-plan']}
          </a>
        )}
      </div>
      {result.passed && (
        <>
          <h3>{words['rationales']}</h3>
          {hand.items.map((id) => (
            <Rationale key={id} page={page} id={id} hand={hand} />
          ))}
        </>
      )}
    </section>
  );
}

function Rationale({ page, id, hand }: { page: TestPage; id: string; hand: FormInHand }) {
  const { words } = page;
  const item = page.pool[id];
  const answer = hand.answers.get(id);
  if (!item) return null;
  const cites = item.cites ?? [];
  return (
    <section className="rationale ui" aria-label={item.stem.slice(0, 60)}>
      <p>
        <b>{item.stem}</b>
      </p>
      {item.type === 'sba'
        ? Object.entries(item.options).map(([option, { text, feedback, key }]) => (
            <div key={option} className={key ? 'answer best' : 'answer'}>
              <p>
                <b>{text}</b> {key && <span className="flag">{words['best-answer']}</span>}{' '}
                {answer === option && <span className="flag">{words['your-answer']}</span>}
              </p>
              <p>{feedback}</p>
            </div>
          ))
        : Object.entries(item.options).map(([option, { text, feedback, rating }]) => (
            <div key={option} className="answer">
              <p>
                <b>{text}</b>
              </p>
              <p>
                {rating ? say(words, 'rating-key', { rating: words[rating] ?? rating }) : words['rating-unscored']}{' '}
                {typeof answer === 'object' &&
                  answer[option] &&
                  say(words, 'rating-yours', { rating: words[answer[option]] ?? answer[option] })}
              </p>
              <p>{feedback}</p>
            </div>
          ))}
      {places.map((place) => {
        const local = item.in?.[place];
        return (
          local && (
            <p key={place} className="small" data-in={place}>
              <b className="in-place">{page.places[place]}</b> {local.says} <Sources page={page} cites={local.cites} />
            </p>
          )
        );
      })}
      <p className="small">
        {words[`basis-${item.basis}`]}; {words[`agreement-${item.agreement}`]}. <Sources page={page} cites={cites} />
      </p>
    </section>
  );
}

function Sources({ page, cites }: { page: TestPage; cites: readonly string[] }) {
  return cites.map((id, index) => (
    <span key={id}>
      {index > 0 && '; '}
      <a href={`${page.addresses.sources}#${id}`}>{page.sources[id] ?? id}</a>
    </span>
  ));
}
