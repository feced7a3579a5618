import type { Place } from '#domain/course/place.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import type { Step } from '#domain/scenario/run.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { say } from '../say.ts';

interface Props {
  readonly page: ScenarioPage;
  readonly steps: readonly Step[];
  readonly strong: readonly Step[];
  readonly place: Place | null;
  readonly onAgain: (step: number) => void;
}

/** The learner's path beside a strong one. On a narrow screen the two stand one under the other. */
export function Paths({ page, steps, strong, place, onAgain }: Props) {
  const { words } = page;
  const apart = steps.findIndex((step, index) => strong[index]?.choice !== step.choice);
  return (
    <>
      <h3>{words['paths']}</h3>
      <div className="paths">
        <div>
          <h4>{words['your-path']}</h4>
          <Path
            page={page}
            steps={steps}
            place={place}
            sameUntil={apart < 0 ? steps.length : apart}
            onAgain={onAgain}
          />
        </div>
        <div>
          <h4>{words['strong-path']}</h4>
          <Path page={page} steps={strong} place={place} sameUntil={apart < 0 ? strong.length : apart} />
        </div>
      </div>
    </>
  );
}

interface PathProps {
  readonly page: ScenarioPage;
  readonly steps: readonly Step[];
  readonly place: Place | null;
  readonly sameUntil: number;
  readonly onAgain?: (step: number) => void;
}

function Path({ page, steps, place, sameUntil, onAgain }: PathProps) {
  const { scenario, words } = page;
  return (
    <ol>
      {steps.map((step, index) => {
        const { text, quality } = localise(choiceAt(scenario, step), place);
        return (
          <li key={step.beat} data-quality={quality ?? 'none'}>
            <span className="small">{scenario.beats[step.beat]?.heading}</span>
            <p>{text}</p>
            <p className="small">
              <span className="flag">{words[`quality-${quality ?? 'none'}`]}</span> {index < sameUntil && words['same']}
              {onAgain && index >= sameUntil && (
                <button type="button" className="button plain" onClick={() => onAgain(index)}>
                  {say(words, 'try-again', { n: index + 1 })}
                </button>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
