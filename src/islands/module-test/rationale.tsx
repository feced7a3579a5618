import { Fragment } from 'react';
import { questionsOf } from '#domain/assessment/questions.ts';
import type { TestPage } from '#course/test-page.ts';
import { AnsweredOption } from '../answered/answered-option.tsx';
import { Grounds } from '../answered/grounds.tsx';
import { say } from '../say.ts';
import type { FormInHand } from './use-form.ts';

/** One question with its key, what was answered, and the reasons. */
export function Rationale({ page, id, hand }: { page: TestPage; id: string; hand: FormInHand }) {
  const { words } = page;
  const item = hand.bank[id];
  const answer = hand.answers.get(id);
  if (!item) return null;
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
              <AnsweredOption
                key={option}
                words={words}
                text={text}
                feedback={feedback}
                best={key === true}
                mine={(step === null ? answer : parts[step]) === option}
              />
            ),
          )}
        </Fragment>
      ))}
      <Grounds page={page} item={item} />
    </section>
  );
}
