import type { Place } from '#domain/course/place.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import type { Replay, Step } from '#domain/scenario/run.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Scene } from './moment.tsx';

interface Props {
  readonly page: ScenarioPage;
  readonly place: Place | null;
  readonly steps: readonly Step[];
  readonly replay: Replay;
}

/** The story so far, one disclosure away: every moment with its evidence, and what was chosen. */
export function SoFar({ page, place, steps, replay }: Props) {
  const { scenario, words } = page;
  return (
    <details className="so-far">
      <summary>{words['so-far']}</summary>
      <p>{scenario.setting}</p>
      <ol>
        {steps.map((step, index) => {
          const beat = scenario.beats[step.beat];
          const { facts, passed } = replay(steps.slice(0, index).map(({ choice }) => choice));
          return (
            <li key={step.beat}>
              {passed.map((id) => {
                const through = scenario.beats[id];
                return through ? <Scene key={id} words={words} beat={through} facts={facts} /> : null;
              })}
              <b>{beat?.heading}</b>
              {beat && <Scene words={words} beat={beat} facts={facts} />}
              <p className="chosen">
                <b>{words['chose']}:</b> {localise(choiceAt(scenario, step), place).text}
              </p>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
