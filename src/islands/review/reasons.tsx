import type { Ref } from 'react';
import type { EntryOf } from '#domain/record/entry.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { AnsweredOption } from '../answered/answered-option.tsx';
import { Grounds } from '../answered/grounds.tsx';
import { say } from '../say.ts';

interface Props {
  readonly page: ReviewPage;
  readonly id: string;
  readonly answer: EntryOf<'review-answered'>;
  /** The options as they stood when the question was asked. */
  readonly order: readonly string[];
  readonly heading: Ref<HTMLHeadingElement>;
  readonly last: boolean;
  readonly onNext: () => void;
}

/** Why each answer is, or is not, the best one; what the learner's place says; and who says so. */
export function Reasons({ page, id, answer, order, heading, last, onNext }: Props) {
  const { words } = page;
  const item = page.items[id];
  if (!item) return null;
  return (
    <div className="ui">
      <h2 id="reasons" tabIndex={-1} ref={heading}>
        {words[answer.score === 1 ? 'held' : 'missed']}
      </h2>
      {order.map((option) => {
        const { text, feedback, ...rest } = item.options[option] ?? { text: '', feedback: '' };
        const best = 'key' in rest && rest.key === true;
        return (
          <AnsweredOption
            key={option}
            words={words}
            text={text}
            feedback={feedback}
            best={best}
            mine={answer.answer === option}
          />
        );
      })}
      <Grounds page={page} item={item} />
      <div className="actions">
        <button type="button" className="button" onClick={onNext}>
          {say(words, last ? 'to-end' : 'next')}
        </button>
      </div>
    </div>
  );
}
