import { useRef, useState } from 'react';
import type { Place } from '#domain/course/place.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import type { Run } from '#domain/scenario/run.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { say } from '../say.ts';

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly place: Place | null;
  /** False until the record is open: what is chosen before could not be kept. */
  readonly ready: boolean;
  readonly onCommit: (choice: string) => void;
}

/** What to do now: radios, and a separate Commit, so that looking with the arrow keys never decides anything. */
export function Decision({ page, run, place, ready, onCommit }: Props) {
  const { scenario, words } = page;
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const beat = run.beat;
  if (!beat) return null;

  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (chosen) return onCommit(chosen);
    setMissing(true);
    first.current?.focus();
  };

  return (
    <form className="decision ui" onSubmit={submit} noValidate>
      <fieldset disabled={!ready} aria-describedby={missing ? 'missing' : undefined}>
        <legend>{scenario.beats[beat]?.ask}</legend>
        {missing && (
          <p className="fault" id="missing">
            {words['unanswered']}
          </p>
        )}
        {run.offered.map((choice, index) => (
          <label className="pick" key={choice}>
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name="choice"
              value={choice}
              checked={chosen === choice}
              aria-invalid={missing ? true : undefined}
              onChange={() => {
                setChosen(choice);
                setMissing(false);
              }}
            />
            <span>{localise(choiceAt(scenario, { beat, choice }), place).text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button" disabled={!ready}>
        {say(words, 'commit')}
      </button>
    </form>
  );
}
