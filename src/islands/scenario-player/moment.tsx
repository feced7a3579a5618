import type { Ref } from 'react';
import type { Place } from '#domain/course/place.ts';
import { allows } from '#domain/scenario/facts.ts';
import { paragraphs } from '#domain/scenario/paragraphs.ts';
import type { Run } from '#domain/scenario/run.ts';
import type { Beat } from '#domain/scenario/schema.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { Evidence } from './evidence.tsx';
import { say } from '../say.ts';

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly beat: string;
  readonly number: number;
  readonly heading?: Ref<HTMLHeadingElement>;
  readonly place: Place | null;
}

/** What the learner sees: the beats that were passed through on the way here, and the one that asks. */
export function Moment({ page, run, beat, number, heading, place }: Props) {
  const { scenario, words } = page;
  const asking = scenario.beats[beat];
  if (!asking) return null;
  return (
    <section className="moment" aria-labelledby={`moment-${number}`}>
      {run.passed.map((id) => {
        const passed = scenario.beats[id];
        return passed ? (
          <div key={id} className="passed">
            <h3>{passed.heading}</h3>
            <Scene words={words} beat={passed} facts={run.facts} />
          </div>
        ) : null;
      })}
      <h2 id={`moment-${number}`} tabIndex={-1} ref={heading}>
        <span className="over">{say(words, 'moment', { n: number })}</span> {asking.heading}
      </h2>
      <Scene words={words} beat={asking} facts={run.facts} />
      {asking.helpline && <Helplines page={page} place={place} />}
    </section>
  );
}

/** A beat's words and evidence, as the facts allow. */
export function Scene({ words, beat, facts }: { words: ScenarioPage['words']; beat: Beat; facts: readonly string[] }) {
  return (
    <>
      {paragraphs(beat.say).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {(beat.also ?? [])
        .filter((also) => allows(also, facts))
        .flatMap((also) => paragraphs(also.say))
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
      {(beat.evidence ?? [])
        .filter((evidence) => allows(evidence, facts))
        .map((evidence) => (
          <Evidence
            key={`${evidence.from} ${evidence.at ?? ''} ${evidence.text.slice(0, 40)}`}
            words={words}
            evidence={evidence}
          />
        ))}
    </>
  );
}

function Helplines({ page, place }: { page: ScenarioPage; place: Place | null }) {
  const { words } = page;
  const shown = page.places.filter((each) => !place || each.id === place);
  return (
    <div className="note help" role="note" aria-label={words['help']}>
      <p>
        <b>{words['help']}.</b> {words['help-text']}
      </p>
      {shown.map((each) => (
        <ul key={each.id}>
          {each.helplines.map((line) => (
            <li key={line.name}>
              {!place && `${each.short}: `}
              {line.name} <b className="phone">{line.phone}</b>
              {line.hours ? ` (${line.hours})` : ''}: {line.for}
            </li>
          ))}
          <li>
            {!place && `${each.short}: `}
            {say(words, 'help-emergency', { number: each.emergency })}
          </li>
        </ul>
      ))}
    </div>
  );
}
