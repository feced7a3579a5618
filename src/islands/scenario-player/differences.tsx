import type { Place } from '#domain/course/place.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import type { Step } from '#domain/scenario/run.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Cites } from './cites.tsx';

/** For the decisions that were taken: what each place's own source says, side by side. */
export function Differences({
  page,
  steps,
  place,
}: {
  page: ScenarioPage;
  steps: readonly Step[];
  place: Place | null;
}) {
  const { scenario, words } = page;
  const noted = steps.filter((step) => page.places.some((each) => choiceAt(scenario, step).in?.[each.id]?.says));
  if (noted.length === 0) return null;
  return (
    <details className="differs">
      <summary>
        <h3>{words['differs']}</h3>
      </summary>
      <p className="ui">{words['differs-text']}</p>
      {noted.map((step) => {
        const choice = choiceAt(scenario, step);
        return (
          <section key={step.beat} aria-label={scenario.beats[step.beat]?.heading}>
            <h4>{localise(choice, place).text}</h4>
            <dl className="pairs ui">
              {page.places.flatMap((each) => {
                const says = choice.in?.[each.id]?.says;
                return says
                  ? [
                      <dt key={each.id}>{each.name}</dt>,
                      <dd key={`${each.id}-says`}>
                        {says} <Cites page={page} cites={choice.in?.[each.id]?.cites ?? []} />
                      </dd>,
                    ]
                  : [];
              })}
            </dl>
          </section>
        );
      })}
    </details>
  );
}
