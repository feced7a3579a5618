import { setSize } from '#domain/review/choose-set.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { say } from '../say.ts';
import { dayInWords } from '../today.ts';
import { Dates } from './dates.tsx';
import type { BoosterInHand } from './use-booster.ts';

interface Props {
  readonly page: ReviewPage;
  readonly hand: BoosterInHand;
  readonly today: string;
  readonly onBegin: (anyway: boolean) => void;
  readonly onGoOn: () => void;
}

/** How coming back stands today: nothing yet, not today, due, begun, or done for good. */
export function Standing({ page, hand, today, onBegin, onGoOn }: Props) {
  const { words } = page;
  const { state, open, next } = hand.review;
  const count = Math.min(setSize.usual, hand.due.length);
  if (state === 'empty')
    return (
      <section aria-label={words['empty-title']}>
        <p className="note">{words['empty']}</p>
        <p>{words['how']}</p>
        <div className="actions">
          <a className="button" href={page.addresses.home}>
            {words['to-course']}
          </a>
        </div>
      </section>
    );
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{words[`state-${state}`]}</h2>
      {state === 'open' && open && (
        <>
          <p>{say(words, 'open-text', { n: open.answers.size, of: open.started.items.length })}</p>
          <div className="actions">
            <button type="button" className="button" onClick={onGoOn}>
              {words['go-on']}
            </button>
          </div>
        </>
      )}
      {state === 'due' && (
        <>
          <p>{say(words, count === 1 ? 'due-one' : 'due-text', { n: count })}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => onBegin(false)}>
              {words['begin']}
            </button>
          </div>
        </>
      )}
      {(state === 'waiting' || state === 'over') && (
        <>
          <p>
            {next ? say(words, 'next-text', { day: dayInWords(next) }) : words['over-text']} {words['anyway-text']}
          </p>
          <div className="actions">
            <button type="button" className="button quiet" onClick={() => onBegin(true)}>
              {words['anyway']}
            </button>
          </div>
        </>
      )}
      <Dates page={page} review={hand.review} today={today} />
    </section>
  );
}
