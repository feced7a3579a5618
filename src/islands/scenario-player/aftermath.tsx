import type { ReactNode, Ref } from 'react';
import type { Place } from '#domain/course/place.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import { paragraphs } from '#domain/scenario/paragraphs.ts';
import type { Step } from '#domain/scenario/run.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Cites } from './cites.tsx';
import { LocalNotes } from './local-notes.tsx';

interface Props {
  readonly page: ScenarioPage;
  readonly step: Step;
  readonly place: Place | null;
  readonly heading: Ref<HTMLHeadingElement>;
  /** What is asked beside the story, such as how a board would react. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** What follows a choice: consequence, principle, what tempted, what next, and who says so. */
export function Aftermath({ page, step, place, heading, aside, children }: Props) {
  const { scenario, words } = page;
  const choice = choiceAt(scenario, step);
  const { text, feedback, cites } = localise(choice, place);
  return (
    <>
      <div className="chose ui">
        <p className="over">{words['chose']}</p>
        <p>{text}</p>
      </div>
      <section className="aftermath" aria-labelledby="aftermath">
        <h3 id="aftermath" tabIndex={-1} ref={heading}>
          {words['happened']}
        </h3>
        {paragraphs(feedback.consequence).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <dl>
          <dt>{words['tempts']}</dt>
          <dd>{feedback.tempts}</dd>
          <dt>{words['principle']}</dt>
          <dd>{feedback.principle}</dd>
          {feedback.next && (
            <>
              <dt>{words['next']}</dt>
              <dd className="usable">{feedback.next}</dd>
            </>
          )}
          {feedback.cost && (
            <>
              <dt>{words['cost']}</dt>
              <dd>{feedback.cost}</dd>
            </>
          )}
        </dl>
        <LocalNotes page={page} choice={choice} place={place} />
        <p className="small">
          {words[`basis-${choice.basis}`]}; {words[`agreement-${choice.agreement}`]}.
        </p>
        <Cites page={page} cites={choice.cites ?? cites} />
        {aside}
        <div className="actions">{children}</div>
      </section>
    </>
  );
}
