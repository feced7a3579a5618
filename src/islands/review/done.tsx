import type { Ref } from 'react';
import type { Booster } from '#domain/review/review.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { say } from '../say.ts';
import { dayInWords } from '../today.ts';
import { Dates } from './dates.tsx';
import { PlanWords } from './plan-words.tsx';
import type { BoosterInHand } from './use-booster.ts';

interface Props {
  readonly page: ReviewPage;
  readonly hand: BoosterInHand;
  readonly booster: Booster;
  readonly today: string;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** After a booster: one line an objective, the learner's plans, and when to come back. */
export function Done({ page, hand, booster, today, heading }: Props) {
  const { words } = page;
  const { next } = hand.review;
  const objectives = [...new Set(hand.items.flatMap((item) => page.items[item]?.objective ?? []))];
  const held = (objective: string) =>
    hand.items.every((item) => page.items[item]?.objective !== objective || booster.answers.get(item)?.score === 1);
  return (
    <section aria-labelledby="done">
      <h2 id="done" tabIndex={-1} ref={heading}>
        {words['done']}
      </h2>
      <ul className="objectives ui">
        {objectives.map((id) => (
          <li key={id}>
            <b>{words[held(id) ? 'objective-held' : 'objective-open']}</b> {page.objectives[id]?.text ?? id}{' '}
            {!held(id) &&
              page.objectives[id]?.taughtIn.map(({ title, address }, index) => (
                <span key={address}>
                  {index > 0 && ' · '}
                  <a href={address}>{title}</a>
                </span>
              ))}
          </li>
        ))}
      </ul>
      {hand.chosenPlans.length > 0 && (
        <section className="card" aria-labelledby="plans">
          <h3 id="plans">{words['plans']}</h3>
          {hand.chosenPlans.map((plan) => (
            <PlanWords key={plan.module} page={page} plan={plan} />
          ))}
        </section>
      )}
      <p>{next ? say(words, 'next-text', { day: dayInWords(next) }) : words['over-text']}</p>
      <Dates page={page} review={hand.review} today={today} />
      <div className="actions">
        <a className="button" href={page.addresses.home}>
          {words['to-course']}
        </a>
      </div>
    </section>
  );
}
