import type { Ref } from 'react';
import type { TestPage } from '#course/test-page.ts';
import { say } from '../say.ts';
import { Rationale } from './rationale.tsx';
import type { FormInHand } from './use-form.ts';

interface Props {
  readonly page: TestPage;
  readonly hand: FormInHand;
  readonly heading: Ref<HTMLHeadingElement>;
}

/**
 * After the questions before the course: no score. The reasons of each wait until a lesson that teaches it has been read, since
 * an answer that is only looked up teaches less than one that is found (assessment rule E8).
 */
export function BaselineResult({ page, hand, heading }: Props) {
  const { words } = page;
  return (
    <section aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={heading}>
        {words['result']}
      </h2>
      <p className="note">{words['kept']}</p>
      <div className="actions">
        <a className="button" href={page.back}>
          {words['back-to']}
        </a>
      </div>
      {hand.items.map((id) => {
        const taughtIn = page.objectives[hand.bank[id]?.objective ?? '']?.taughtIn ?? [];
        const open = taughtIn.length === 0 || taughtIn.some(({ lesson }) => hand.read.has(lesson));
        return open ? (
          <Rationale key={id} page={page} id={id} hand={hand} />
        ) : (
          <section key={id} className="rationale ui" aria-label={hand.bank[id]?.stem.slice(0, 60)}>
            <p>
              <b>{hand.bank[id]?.stem}</b>
            </p>
            <p>
              {say(words, 'withheld')}{' '}
              {taughtIn.map(({ title, address }, index) => (
                <span key={address}>
                  {index > 0 && ' · '}
                  <a href={address}>{title}</a>
                </span>
              ))}
            </p>
          </section>
        );
      })}
    </section>
  );
}
