import type { Ref } from 'react';
import { places } from '#domain/course/place.ts';
import type { EntryOf } from '#domain/record/entry.ts';
import type { ReviewPage } from '#course/review-page.ts';
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
        const best = 'key' in rest && rest.key;
        return (
          <div key={option} className={best ? 'answer best' : 'answer'}>
            <p>
              <b>{text}</b> {best && <span className="flag">{words['best-answer']}</span>}{' '}
              {answer.answer === option && <span className="flag">{words['your-answer']}</span>}
            </p>
            <p>{feedback}</p>
          </div>
        );
      })}
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
        {words[`basis-${item.basis}`]}; {words[`agreement-${item.agreement}`]}.{' '}
        <Sources page={page} cites={item.cites ?? []} />
      </p>
      <div className="actions">
        <button type="button" className="button" onClick={onNext}>
          {say(words, last ? 'to-end' : 'next')}
        </button>
      </div>
    </div>
  );
}

function Sources({ page, cites }: { page: ReviewPage; cites: readonly string[] }) {
  return cites.map((id, index) => (
    <span key={id}>
      {index > 0 && '; '}
      <a href={`${page.addresses.sources}#${id}`}>{page.sources[id] ?? id}</a>
    </span>
  ));
}
