import { Fragment } from 'react';
import { questionsOf } from '#domain/assessment/questions.ts';
import { places } from '#domain/course/place.ts';
import type { TestPage } from '#course/test-page.ts';
import { say } from '../say.ts';
import type { FormInHand } from './use-form.ts';

/** One question with its key, what was answered, and the reasons. */
export function Rationale({ page, id, hand }: { page: TestPage; id: string; hand: FormInHand }) {
  const { words } = page;
  const item = hand.bank[id];
  const answer = hand.answers.get(id);
  if (!item) return null;
  const cites = item.cites ?? [];
  const parts: Readonly<Record<string, string>> = typeof answer === 'object' ? answer : {};
  return (
    <section className="rationale ui" aria-label={item.stem.slice(0, 60)}>
      <p>
        <b>{item.stem}</b>
      </p>
      {questionsOf(item).map(({ step, ask, options }) => (
        <Fragment key={step}>
          {step !== null && (
            <p>
              <b>{ask}</b>
            </p>
          )}
          {Object.entries(options).map(([option, { text, feedback, key, rating }]) =>
            item.type === 'sjt-rate' ? (
              <div key={option} className="answer">
                <p>
                  <b>{text}</b>
                </p>
                <p>
                  {rating ? say(words, 'rating-key', { rating: words[rating] ?? rating }) : words['rating-unscored']}{' '}
                  {parts[option] && say(words, 'rating-yours', { rating: words[parts[option]] ?? parts[option] })}
                </p>
                <p>{feedback}</p>
              </div>
            ) : (
              <div key={option} className={key ? 'answer best' : 'answer'}>
                <p>
                  <b>{text}</b> {key && <span className="flag">{words['best-answer']}</span>}{' '}
                  {(step === null ? answer : parts[step]) === option && (
                    <span className="flag">{words['your-answer']}</span>
                  )}
                </p>
                <p>{feedback}</p>
              </div>
            ),
          )}
        </Fragment>
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
