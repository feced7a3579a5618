import { type Ref, useRef, useState } from 'react';
import { type Certainty, certainties } from '#domain/assessment/certainty.ts';
import { optionsInOrder } from '#domain/assessment/sample-form.ts';
import { stemParts } from '#domain/assessment/stem.ts';
import type { EntryOf } from '#domain/record/entry.ts';
import type { Card } from '#domain/review/scheduler.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { say } from '../say.ts';
import { Reasons } from './reasons.tsx';

interface Props {
  readonly page: ReviewPage;
  readonly id: string;
  /** The booster's: the options stand in the same order after a reload. */
  readonly seed: number;
  readonly number: number;
  readonly of: number;
  /** How the learner stood to the decision before this question. */
  readonly before: Card | undefined;
  readonly answer: EntryOf<'review-answered'> | null;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onAnswer: (option: string, certainty: Certainty | undefined) => void;
  readonly onNext: () => void;
}

/** One question of a booster; once it is answered, what each answer is worth and who says so. */
export function Question({ page, id, seed, number, of, before, answer, heading, onAnswer, onNext }: Props) {
  const { words } = page;
  const [chosen, setChosen] = useState<string | null>(null);
  const [certainty, setCertainty] = useState<Certainty | undefined>();
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  // As it was when the question came up: the answer itself changes the card.
  const [why] = useState(before?.last);
  const item = page.items[id];
  if (!item) return null;
  const { situation, question } = stemParts(item.stem);
  const over = say(words, 'progress', { n: number, of });

  if (answer)
    return (
      <section aria-labelledby="reasons">
        <p className="over ui">{over}</p>
        <p className="stem">
          {situation} <b>{question}</b>
        </p>
        <Reasons
          page={page}
          id={id}
          answer={answer}
          order={optionsInOrder(id, item, seed)}
          heading={heading}
          last={number === of}
          onNext={onNext}
        />
      </section>
    );

  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (chosen) return onAnswer(chosen, certainty);
    setMissing(true);
    first.current?.focus();
  };
  return (
    <form className="question ui" onSubmit={submit} noValidate>
      <p className="over">
        {over}
        {why && why !== 'right' && ` · ${words[`last-${why}`]}`}
      </p>
      <fieldset aria-describedby={missing ? 'missing' : undefined}>
        <legend>
          <h2 className="unseen" tabIndex={-1} ref={heading}>
            {over}
          </h2>
          <span className="situation">{situation}</span> {question}
        </legend>
        {missing && (
          <p className="fault" id="missing">
            {words['unanswered']}
          </p>
        )}
        {optionsInOrder(id, item, seed).map((option, index) => (
          <label className="pick" key={option}>
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name="answer"
              value={option}
              checked={chosen === option}
              aria-invalid={missing ? true : undefined}
              onChange={() => {
                setChosen(option);
                setMissing(false);
              }}
            />
            <span>{item.options[option]?.text}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="sure">
        <legend>{words['ask']}</legend>
        {certainties.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name="certainty"
              value={level}
              checked={certainty === level}
              onChange={() => setCertainty(level)}
            />
            {words[level]}
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <button type="submit" className="button">
          {words['commit']}
        </button>
      </div>
    </form>
  );
}
