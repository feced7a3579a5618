import type { Place } from '#domain/course/place.ts';
import type { Choice } from '#domain/scenario/schema.ts';
import type { PlaceWords, ScenarioPage } from '#course/scenario-page.ts';
import { Cites } from './cites.tsx';

interface Props {
  readonly page: ScenarioPage;
  readonly choice: Choice;
  readonly place: Place | null;
}

/** What the learner's own place says about a choice; the other places one disclosure away. */
export function LocalNotes({ page, choice, place }: Props) {
  const noted = page.places.filter((each) => choice.in?.[each.id]?.says);
  const own = noted.filter((each) => each.id === place);
  const others = noted.filter((each) => each.id !== place);
  return (
    <>
      {own.map((each) => (
        <LocalNote key={each.id} page={page} choice={choice} place={each} />
      ))}
      {others.length > 0 && (
        <details className="others">
          <summary>{page.words['compare']}</summary>
          {others.map((each) => (
            <LocalNote key={each.id} page={page} choice={choice} place={each} />
          ))}
        </details>
      )}
    </>
  );
}

function LocalNote({ page, choice, place }: { page: ScenarioPage; choice: Choice; place: PlaceWords }) {
  const local = choice.in?.[place.id];
  if (!local?.says) return null;
  return (
    <div className="local">
      <p>
        <b className="in-place">{place.phrase.charAt(0).toUpperCase() + place.phrase.slice(1)}</b> {local.says}
      </p>
      {local.feedback?.consequence && <p>{local.feedback.consequence}</p>}
      <Cites page={page} cites={local.cites ?? []} />
    </div>
  );
}
