import { useEffect, useRef, useState } from 'react';
import type { RecordStore } from '#domain/record/store.ts';
import type { TestPage } from '#course/test-page.ts';
import { BaselineResult } from './baseline-result.tsx';
import { announce } from '../page/announce.ts';
import { say } from '../say.ts';
import { Question } from './question.tsx';
import { Result } from './result.tsx';
import { type FormInHand, useForm } from './use-form.ts';

interface Props {
  readonly page: TestPage;
  /** Null while the page is only read: at build time, and until the record has been opened. */
  readonly store: RecordStore | null;
  /** Draws a seed for a new form; null where nothing can begin. */
  readonly draw: (() => number) | null;
}

/** A test, of a module, of the course or before it: a few words before it, one question at a time, a look over all, then the result with its reasons. */
export function ModuleTest({ page, store, draw }: Props) {
  const { words } = page;
  const hand = useForm(page, store, draw);
  const heading = useRef<HTMLHeadingElement>(null);
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (moved > 0) heading.current?.focus();
  }, [moved]);
  /** Does something that shows another screen, and takes the focus to its heading. */
  const move = (act: () => void) => () => {
    act();
    setMoved((count) => count + 1);
  };

  if (hand.phase === 'idle')
    return (
      <Intro
        page={page}
        hand={hand}
        ready={store !== null}
        onBegin={move(hand.begin)}
        onGoOn={move(hand.goOn)}
        onLook={(form) => move(() => hand.look(form))()}
      />
    );
  if (hand.phase === 'submitted' && page.use === 'baseline')
    return <BaselineResult page={page} hand={hand} heading={heading} />;
  if (hand.phase === 'submitted' && hand.result)
    return <Result page={page} hand={hand} result={hand.result} heading={heading} onAgain={move(hand.begin)} />;
  if (hand.phase === 'reviewing') {
    const open = hand.items.filter((item) => !hand.answers.has(item)).length;
    return (
      <section aria-labelledby="review">
        <h2 id="review" tabIndex={-1} ref={heading}>
          {words['review-title']}
        </h2>
        <p>{say(words, 'review-text', { answered: hand.items.length - open, of: hand.items.length })}</p>
        <ol className="over-all">
          {hand.items.map((item, index) => (
            <li key={item}>
              <span>
                {say(words, 'progress', { n: index + 1, of: hand.items.length })}:{' '}
                {words[hand.answers.has(item) ? 'review-answered' : 'review-open']}
              </span>
              <button type="button" className="button plain" onClick={move(() => hand.go(index))}>
                {words['change']}
                <span className="unseen"> {say(words, 'progress', { n: index + 1, of: hand.items.length })}</span>
              </button>
            </li>
          ))}
        </ol>
        {open > 0 && <p className="note caution">{words['submit-open']}</p>}
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={move(() => void hand.submit().then(() => announce(say(words, 'saved'))))}
          >
            {words['submit']}
          </button>
          <button type="button" className="button quiet" onClick={move(hand.back)}>
            {words['back']}
          </button>
        </div>
      </section>
    );
  }
  return (
    <Question
      key={hand.items[hand.at]}
      page={page}
      hand={hand}
      heading={heading}
      onNext={move(hand.next)}
      onBack={move(hand.back)}
    />
  );
}

interface IntroProps {
  readonly page: TestPage;
  readonly hand: FormInHand;
  readonly ready: boolean;
  readonly onBegin: () => void;
  readonly onGoOn: () => void;
  readonly onLook: (form: string) => void;
}

function Intro({ page, hand, ready, onBegin, onGoOn, onLook }: IntroProps) {
  const { words } = page;
  const before = page.use === 'baseline' ? hand.forms.find((form) => form.finished && form.started) : undefined;
  // Once is enough: the questions before the course are few, and the first answers are the ones that tell.
  if (before)
    return (
      <section aria-label={words['result']}>
        <p className="note">{words['taken']}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => onLook(before.id)}>
            {words['look']}
          </button>
          <a className="button quiet" href={page.back}>
            {words['skip']}
          </a>
        </div>
      </section>
    );
  const finished = hand.forms.flatMap((form) => (form.finished && !form.beforeReset ? [form.finished] : []));
  const best = finished.toSorted((a, b) => b.score - a.score)[0];
  return (
    <section aria-label={words['begin']}>
      <p>{words['honour']}</p>
      {best && (
        <p className="note">
          {say(words, finished.some(({ passed }) => passed) ? 'passed-before' : 'tried-before', {
            score: Math.round(100 * best.score),
          })}{' '}
          {best.edition !== page.edition && say(words, 'earlier-edition', { edition: best.edition })}
        </p>
      )}
      <div className="actions">
        {hand.resumable && (
          <button type="button" className="button" onClick={onGoOn}>
            {words['go-on']}
          </button>
        )}
        <button
          type="button"
          className={hand.resumable ? 'button quiet' : 'button'}
          disabled={!ready}
          onClick={onBegin}
        >
          {words['begin']}
        </button>
        {page.use === 'baseline' && (
          <a className="button plain" href={page.back}>
            {words['skip']}
          </a>
        )}
      </div>
    </section>
  );
}
