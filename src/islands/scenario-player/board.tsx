import { useId, useRef, useState } from 'react';
import type { BoardFigure } from '#domain/scenario/schema.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { say } from '../say.ts';
import { Cites } from './cites.tsx';

interface Props {
  readonly page: ScenarioPage;
  readonly board: BoardFigure;
}

/** How would your board react? A guess, then the published figure with what it does not show. Nothing is kept or scored. */
export function Board({ page, board }: Props) {
  const { words } = page;
  const [guess, setGuess] = useState(50);
  const [shown, setShown] = useState(false);
  const figure = useRef<HTMLDivElement>(null);
  const id = useId();
  const show = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setShown(true);
    // The figure is there after the next drawing.
    setTimeout(() => figure.current?.focus());
  };
  return (
    <section className="card board ui" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{words['board-title']}</h4>
      <p>
        {board.ask} {!shown && words['board-guess']}
      </p>
      {shown ? (
        <div ref={figure} tabIndex={-1}>
          <p className="figure">{say(words, 'board-figure', { figure: board.figure })}</p>
          <p>{say(words, 'board-guessed', { guess })}</p>
          <p>{board['source-line']}</p>
          <p>
            <b>{words['board-caution']}.</b> {board.caution}
          </p>
          <Cites page={page} cites={board.cites} />
        </div>
      ) : (
        <form className="field" onSubmit={show}>
          <label htmlFor={`${id}-guess`}>{words['board-label']}</label>
          <input
            id={`${id}-guess`}
            type="range"
            min="0"
            max="100"
            value={guess}
            onChange={(event) => setGuess(Number(event.currentTarget.value))}
          />
          <span aria-hidden="true">{guess}</span>
          <div className="actions">
            <button type="submit" className="button quiet">
              {words['board-show']}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
