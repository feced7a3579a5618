import { type Ref, useState } from 'react';
import { optionsInOrder, ratingScale } from '#domain/assessment/sample-form.ts';
import { stemParts } from '#domain/assessment/stem.ts';
import type { Answer } from '#domain/record/entry.ts';
import type { TestPage } from '#course/test-page.ts';
import { announce } from '../page/announce.ts';
import { say } from '../say.ts';
import type { FormInHand } from './use-form.ts';

interface Props {
  readonly page: TestPage;
  readonly hand: FormInHand;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** One question of the form. An answer is kept as it is given; going on is a step of its own. */
export function Question({ page, hand, heading, onNext, onBack }: Props) {
  const { words } = page;
  const id = hand.items[hand.at];
  const item = id === undefined ? undefined : page.pool[id];
  const [given, setGiven] = useState<Answer | undefined>(id === undefined ? undefined : hand.answers.get(id));
  if (id === undefined || !item || !hand.form?.started) return null;

  const { situation, question } = stemParts(item.stem);
  const options = optionsInOrder(id, item, hand.form.started.seed);
  const give = (answer: Answer, complete: boolean) => {
    setGiven(answer);
    if (complete) void hand.answer(id, answer).then(() => announce(say(words, 'saved')));
  };
  const rated = typeof given === 'object' ? Object.keys(given).length : 0;
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onNext();
  };

  return (
    <form className="question ui" onSubmit={submit}>
      <p className="over">{say(words, 'progress', { n: hand.at + 1, of: hand.items.length })}</p>
      {item.type === 'sba' ? (
        <fieldset>
          <legend>
            <h2 className="unseen" tabIndex={-1} ref={heading}>
              {say(words, 'progress', { n: hand.at + 1, of: hand.items.length })}
            </h2>
            <span className="situation">{situation}</span> {question}
          </legend>
          {options.map((option) => (
            <label className="pick" key={option}>
              <input
                type="radio"
                name="answer"
                value={option}
                checked={given === option}
                onChange={() => give(option, true)}
              />
              <span>{item.options[option]?.text}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <h2 className="unseen" tabIndex={-1} ref={heading}>
            {say(words, 'progress', { n: hand.at + 1, of: hand.items.length })}
          </h2>
          <p className="stem">
            {situation} <b>{question}</b>
          </p>
          <p className="small">
            {words['rate']} <span role="status">{say(words, 'unrated', { n: rated, of: options.length })}</span>
          </p>
          {options.map((option) => (
            <fieldset className="rated" key={option}>
              <legend>{item.options[option]?.text}</legend>
              <div className="scale">
                {ratingScale.map((rating) => (
                  <label className="pick" key={rating}>
                    <input
                      type="radio"
                      name={option}
                      value={rating}
                      checked={typeof given === 'object' && given[option] === rating}
                      onChange={() => {
                        const answer = { ...(typeof given === 'object' ? given : {}), [option]: rating };
                        give(answer, Object.keys(answer).length === options.length);
                      }}
                    />
                    <span>{words[rating]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </>
      )}
      <div className="actions">
        <button type="submit" className="button">
          {words[hand.at + 1 < hand.items.length ? 'next' : 'review']}
        </button>
        {hand.at > 0 && (
          <button type="button" className="button quiet" onClick={onBack}>
            {words['back']}
          </button>
        )}
      </div>
    </form>
  );
}
