import { useEffect, useRef, useState } from 'react';
import type { RecordStore } from '#domain/record/store.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { announce } from '../page/announce.ts';
import { Done } from './done.tsx';
import { PlanFates } from './plan-fates.tsx';
import { Question } from './question.tsx';
import { Standing } from './standing.tsx';
import { useBooster } from './use-booster.ts';
import { say } from '../say.ts';

interface Props {
  readonly page: ReviewPage;
  /** Null while the page is only read: at build time, and until the record has been opened. */
  readonly store: RecordStore | null;
  /** Draws a seed for a new booster; null where nothing can begin. */
  readonly draw: (() => number) | null;
  /** Where the learner is, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Coming back: how it stands, one question at a time with its reasons, what became of plans, and what held. */
export function ReviewView({ page, store, draw, today }: Props) {
  const { words } = page;
  const hand = useBooster(page, store, draw, today);
  const { booster, items } = hand;
  const heading = useRef<HTMLHeadingElement>(null);
  const [moved, setMoved] = useState(0);
  /** The item whose reasons are on the screen. */
  const [reasons, setReasons] = useState<string | null>(null);
  useEffect(() => {
    if (moved === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [moved]);
  const move = () => setMoved((count) => count + 1);
  const open = items.find((item) => !booster?.answers.has(item));
  const shown = reasons ?? open;

  if (!store) return <p>{words['loading']}</p>;
  if (!booster)
    return (
      <Standing
        page={page}
        hand={hand}
        today={today}
        onBegin={(anyway) => {
          hand.begin(anyway);
          move();
        }}
        onGoOn={() => {
          hand.goOn();
          move();
        }}
      />
    );
  if (shown !== undefined)
    return (
      <Question
        key={shown}
        page={page}
        id={shown}
        seed={booster.started.seed}
        number={items.indexOf(shown) + 1}
        of={items.length}
        before={hand.review.cards.find(({ decision }) => decision === page.items[shown]?.decision)}
        answer={booster.answers.get(shown) ?? null}
        heading={heading}
        onAnswer={(option, certainty) => {
          setReasons(shown);
          void hand
            .answer(shown, option, certainty)
            .then(({ where }) => announce(say(words, where === 'memory' ? 'saved-memory' : 'saved')));
          move();
        }}
        onNext={() => {
          setReasons(null);
          move();
        }}
      />
    );
  const [plan] = hand.plans;
  if (plan)
    return (
      <PlanFates
        key={plan.module}
        page={page}
        plan={plan}
        heading={heading}
        onTell={(fate) => {
          void hand.tell(plan.module, fate).then(() => announce(say(words, 'saved')));
          move();
        }}
      />
    );
  return <Done page={page} hand={hand} booster={booster} today={today} heading={heading} />;
}
