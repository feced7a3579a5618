import type { Place } from '#domain/course/place.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { choosePlace } from '../page/choose-place.ts';
import { say } from '../say.ts';
import type { AttemptInHand } from './use-attempt.ts';

interface Props {
  readonly page: ScenarioPage;
  readonly hand: AttemptInHand;
  readonly chosenPlace: Place | null;
  /** True where an earlier run has ended and nothing of it is on the screen yet. */
  readonly intro: boolean;
  readonly begun: boolean;
  readonly onDebrief: () => void;
  readonly onAgain: () => void;
}

/** What stands above the story when there is something to say about the run itself. */
export function Notices({ page, hand, chosenPlace, intro, begun, onDebrief, onAgain }: Props) {
  const { scenario, words } = page;
  const { attempt, overtaken, place } = hand;
  const pinned = attempt?.started && !attempt.finished && begun && place !== chosenPlace;
  return (
    <>
      {intro && attempt?.finished && (
        <div className="card">
          <h2>{words['finished-title']}</h2>
          <p>
            {say(words, 'finished', {
              outcome: scenario.outcomes[attempt.finished.outcome]?.heading ?? attempt.finished.outcome,
              status: say(words, `status-${attempt.finished.status}`),
            })}
          </p>
          <div className="actions">
            <button type="button" className="button" onClick={onAgain}>
              {words['start-again']}
            </button>
            <button type="button" className="button quiet" onClick={onDebrief}>
              {words['see-debrief']}
            </button>
          </div>
        </div>
      )}
      {overtaken && (
        <div className="note caution">
          <p>
            <b>{words['rewritten-title']}.</b>{' '}
            {overtaken.fits > 0 ? say(words, 'rewritten', { n: overtaken.fits }) : words['rewritten-none']}
          </p>
          {overtaken.fits > 0 && (
            <button type="button" className="button quiet" onClick={hand.goOn}>
              {words['go-on']}
            </button>
          )}
          <button type="button" className="button plain" onClick={onAgain}>
            {words['start-again']}
          </button>
        </div>
      )}
      {hand.movedElsewhere && (
        <div className="note">
          <p>{words['other-tab']}</p>
        </div>
      )}
      {pinned && place && (
        <div className="note">
          <p>{say(words, 'pinned', { place: page.places.find((each) => each.id === place)?.name ?? place })}</p>
        </div>
      )}
      {!chosenPlace && !place && !intro && (
        <div className="note no-place">
          <p>{words['no-place']}</p>
          <div className="actions">
            {page.places.map((each) => (
              <button key={each.id} type="button" className="button quiet" onClick={() => choosePlace(each.id)}>
                {each.name}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
