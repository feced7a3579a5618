import type { Ref } from 'react';
import type { FormResult } from '#domain/assessment/score-form.ts';
import type { TestPage } from '#course/test-page.ts';
import { say } from '../say.ts';
import { Rationale } from './rationale.tsx';
import type { FormInHand } from './use-form.ts';

interface Props {
  readonly page: TestPage;
  readonly hand: FormInHand;
  readonly result: FormResult;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onAgain: () => void;
}

/**
 * The result. Reasons come with a pass; after a miss, only where to look again, so that the pool lasts (assessment rule A15).
 */
export function Result({ page, hand, result, heading, onAgain }: Props) {
  const { words } = page;
  const percent = Math.round(result.score * 100);
  const cut = Math.round((hand.form?.finished?.cut ?? page.cut) * 100);
  return (
    <section aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={heading}>
        {words['result']}
      </h2>
      <p className={`result note ${result.passed ? '' : 'caution'}`}>
        {say(words, result.passed ? 'passed' : 'missed', { score: percent, cut })}
      </p>
      {result.missed.length > 0 && (
        <>
          <h3>{words['objectives']}</h3>
          <p>{words['objectives-text']}</p>
          <ul>
            {result.missed.map((id) => {
              const objective = page.objectives[id];
              return (
                <li key={id}>
                  {objective?.text ?? id}{' '}
                  {objective?.taughtIn.map((lesson, index) => (
                    <span key={lesson.address} className="ui">
                      {index > 0 && ' · '}
                      <a href={lesson.address}>{lesson.title}</a>
                    </span>
                  ))}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <div className="actions">
        {!result.passed && (
          <button type="button" className="button" onClick={onAgain}>
            {words['again']}
          </button>
        )}
        <a className={result.passed ? 'button' : 'button quiet'} href={page.back}>
          {words['back-to']}
        </a>
        {result.passed && page.use === 'module' && (
          <a className="button quiet" href={`${page.back}#plan`}>
            {words['to-plan']}
          </a>
        )}
      </div>
      {result.passed && (
        <>
          <h3>{words['rationales']}</h3>
          {hand.items.map((id) => (
            <Rationale key={id} page={page} id={id} hand={hand} />
          ))}
        </>
      )}
    </section>
  );
}
