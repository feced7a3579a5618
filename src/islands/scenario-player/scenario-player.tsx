import { useEffect, useRef, useState } from 'react';
import { fill } from '#domain/course/fill.ts';
import type { Place } from '#domain/course/place.ts';
import type { RecordStore } from '#domain/record/store.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Aftermath } from './aftermath.tsx';
import { Decision } from './decision.tsx';
import type { Board } from './board.tsx';
import type { Ending } from './ending.tsx';
import { Moment } from './moment.tsx';
import { Notices } from './notices.tsx';
import { SoFar } from './so-far.tsx';
import { announce } from '../page/announce.ts';
import { say } from '../say.ts';
import { useAttempt } from './use-attempt.ts';
import { useView } from './use-view.ts';

interface Props {
  readonly page: ScenarioPage;
  /** Null while the page is only read: at build time, and until the record has been opened. */
  readonly store: RecordStore | null;
  readonly place: Place | null;
  /** How many decisions the strong path has: the “about” of the progress line. */
  readonly about: number;
}

/** The scenario player: the moment, the decision, the aftermath; then the ending and its debrief. */
export function ScenarioPlayer({ page, store, place: chosenPlace, about }: Props) {
  const { scenario, words } = page;
  const hand = useAttempt(page, store, chosenPlace);
  const { run, replay } = hand;
  const [view, show] = useView();
  const heading = useRef<HTMLHeadingElement>(null);
  const aftermath = useRef<HTMLHeadingElement>(null);
  const [focus, setFocus] = useState<'heading' | 'aftermath' | null>(null);

  const taken = run.steps.length;
  const ended = run.outcome !== null;
  const latest = ended ? 'ending' : taken;
  const shown =
    view === null
      ? ended && hand.attempt?.finished
        ? 'intro'
        : latest
      : view === 'ending'
        ? ended
          ? 'ending'
          : latest
        : Math.min(view, ended ? taken - 1 : taken);

  // The ending and its debrief are fetched once the story has begun: nobody needs them before.
  const [ending, setEnding] = useState<{ readonly View: typeof Ending } | null>(null);
  useEffect(() => {
    if (store && taken > 0) void import('./ending.tsx').then(({ Ending: View }) => setEnding({ View }));
  }, [store, taken]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ending's heading is there only once the ending has been fetched.
  useEffect(() => {
    const target = (focus === 'heading' ? heading : aftermath).current;
    if (!focus || !target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
    setFocus(null);
  }, [focus, ending]);

  const resumed = useRef(false);
  useEffect(() => {
    if (!store || resumed.current) return;
    resumed.current = true;
    if (taken > 0 && !ended) announce(fill(words['resumed'], { n: taken + 1 }));
  }, [store, taken, ended, words]);

  // Only a few decisions have a board's figure.
  const [board, setBoard] = useState<{ readonly View: typeof Board } | null>(null);
  const titleOf = (at: typeof shown) =>
    at === 'ending'
      ? fill(words['ending'])
      : typeof at === 'number'
        ? `${fill(words['moment'], { n: at + 1 })}: ${headingAt(at)}`
        : null;
  const headingAt = (step: number) =>
    scenario.beats[replay(run.steps.slice(0, step).map(({ choice }) => choice)).beat ?? '']?.heading ?? '';
  const pageTitle = titleOf(shown);
  useEffect(() => {
    const course = document.title.split(' · ').at(-1);
    document.title = [pageTitle, scenario.title, course].filter(Boolean).join(' · ');
  }, [pageTitle, scenario.title]);

  const commit = (choice: string) => {
    const saving = hand.commit(choice);
    if (!saving) return;
    show(taken);
    setFocus('aftermath');
    void saving.then(({ where }) => announce(fill(words[where === 'memory' ? 'saved-memory' : 'saved'])));
  };
  const goTo = (next: number | 'ending') => {
    show(next);
    setFocus('heading');
  };
  const again = (prefix: readonly string[] = [], from?: { attempt: string; step: number }) => {
    hand.startAgain(prefix, from);
    show(prefix.length);
    setFocus('heading');
  };

  const upTo = typeof shown === 'number' ? shown : taken;
  const here = replay(run.steps.slice(0, upTo).map(({ choice }) => choice));
  const step = typeof shown === 'number' ? run.steps[shown] : undefined;
  const beat = here.beat ? scenario.beats[here.beat] : undefined;

  const asks = step !== undefined && beat?.board !== undefined;
  useEffect(() => {
    if (asks) void import('./board.tsx').then(({ Board: View }) => setBoard({ View }));
  }, [asks]);

  return (
    <div className="player" data-ready={store ? '' : undefined} data-begun={taken > 0 ? '' : undefined}>
      <Notices
        page={page}
        hand={hand}
        chosenPlace={chosenPlace}
        intro={shown === 'intro'}
        begun={taken > 0}
        onDebrief={() => goTo('ending')}
        onAgain={() => again()}
      />
      {shown === 'ending' && run.outcome
        ? ending && <ending.View page={page} hand={hand} heading={heading} onAgain={again} />
        : shown !== 'intro' && (
            <>
              <Progress words={words} n={upTo + 1} of={Math.max(about, upTo + 1)} />
              {upTo > 0 && <SoFar page={page} place={hand.place} steps={run.steps.slice(0, upTo)} replay={replay} />}
              {step && upTo < taken - 1 && (
                <div className="note looking-back">
                  <p>{fill(words['looking-back'], { n: upTo + 1 })}</p>
                  <button type="button" className="button plain" onClick={() => goTo(latest)}>
                    {words['to-now']}
                  </button>
                </div>
              )}
              {here.beat && beat && (
                <Moment
                  page={page}
                  run={here}
                  beat={here.beat}
                  number={upTo + 1}
                  heading={heading}
                  place={hand.place ?? chosenPlace}
                />
              )}
              {here.beat && beat && !step && (
                <Decision
                  key={`${here.beat} ${upTo}`}
                  page={page}
                  run={here}
                  place={hand.place}
                  ready={store !== null}
                  onCommit={commit}
                />
              )}
              {step && (
                <Aftermath
                  page={page}
                  step={step}
                  place={hand.place}
                  heading={aftermath}
                  aside={board && beat?.board && <board.View key={here.beat} page={page} board={beat.board} />}
                >
                  <button
                    type="button"
                    className="button"
                    onClick={() => goTo(upTo + 1 < taken || !ended ? upTo + 1 : 'ending')}
                  >
                    {say(words, upTo + 1 === taken && ended ? 'to-ending' : 'continue')}
                  </button>
                </Aftermath>
              )}
            </>
          )}
    </div>
  );
}

function Progress({ words, n, of }: { words: ScenarioPage['words']; n: number; of: number }) {
  const text = fill(words['progress'], { n, of });
  return (
    <div className="progress ui">
      <p id="progress-text">{text}</p>
      <progress aria-labelledby="progress-text" aria-valuetext={text} value={n - 1} max={of} />
    </div>
  );
}
