import { type Ref, useState } from 'react';
import { optionsInOrder, ratingScale } from '#domain/assessment/sample-form.ts';
import { questionsOf } from '#domain/assessment/questions.ts';
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
  const item = id === undefined ? undefined : hand.bank[id];
  const [given, setGiven] = useState<Answer | undefined>(id === undefined ? undefined : hand.answers.get(id));
  if (id === undefined || !item || !hand.form?.started) return null;

  const { seed } = hand.form.started;
  // What a case asks stands with each of its steps; its stem only tells it.
  const { situation, question } = item.type === 'kf' ? { situation: item.stem, question: '' } : stemParts(item.stem);
  const options = optionsInOrder(id, item, seed);
  const steps = questionsOf(item);
  const give = (answer: Answer, complete: boolean) => {
    setGiven(answer);
    if (complete) void hand.answer(id, answer).then(() => announce(say(words, 'saved')));
  };
  const parts = typeof given === 'object' ? given : {};
  const giveOne = (part: string, answer: string, of: number) => {
    const all = { ...parts, [part]: answer };
    give(all, Object.keys(all).length === of);
  };
  const done = Object.keys(parts).length;
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
      ) : item.type === 'kf' ? (
        <>
          <h2 className="unseen" tabIndex={-1} ref={heading}>
            {say(words, 'progress', { n: hand.at + 1, of: hand.items.length })}
          </h2>
          <p className="stem">{situation}</p>
          <p className="small">
            {words['case']} <span role="status">{say(words, 'case-open', { n: done, of: steps.length })}</span>
          </p>
          {steps.map(({ step, ask, options: offered }) => (
            <fieldset className="rated" key={step}>
              <legend>
                <b>{ask}</b>
              </legend>
              <div>
                {optionsInOrder(id, item, seed, step).map((option) => (
                  <label className="pick" key={option}>
                    <input
                      type="radio"
                      name={step ?? id}
                      value={option}
                      checked={parts[step ?? id] === option}
                      onChange={() => giveOne(step ?? id, option, steps.length)}
                    />
                    <span>{offered[option]?.text}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </>
      ) : (
        <>
          <h2 className="unseen" tabIndex={-1} ref={heading}>
            {say(words, 'progress', { n: hand.at + 1, of: hand.items.length })}
          </h2>
          <p className="stem">
            {situation} <b>{question}</b>
          </p>
          <p className="small">
            {words['rate']} <span role="status">{say(words, 'unrated', { n: done, of: options.length })}</span>
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
                      checked={parts[option] === rating}
                      onChange={() => giveOne(option, rating, options.length)}
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
