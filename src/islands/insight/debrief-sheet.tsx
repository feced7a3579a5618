import { useState } from 'react';
import { type DebriefPart, debriefPlan, minutesEach } from '#domain/statistics/debrief-plan.ts';
import type { Decision } from '#domain/statistics/decisions.ts';
import type { CaseReport } from '#domain/statistics/group-report.ts';
import words from 'interface-words:insight';
import { say } from '../say.ts';
import { SplitFigure, useCaseWords } from './decisions.tsx';
import type { CaseWords } from './words-of-course.ts';

interface Props {
  readonly cases: readonly CaseReport[];
  readonly titles: Readonly<Record<string, string>>;
  readonly root: string;
}

const lengths = [30, 45, 60, 90];

/** A teaching hour out of the decisions that divided the group: on the screen, and on paper by itself. */
export function DebriefSheet({ cases, titles, root }: Props) {
  const [minutes, setMinutes] = useState(60);
  const plan = debriefPlan(
    cases.flatMap(({ decisions }) => decisions),
    minutes,
  );
  return (
    <>
      <label className="field no-print">
        <span>{words['plan-minutes']}</span>
        <select value={minutes} onChange={(event) => setMinutes(Number(event.currentTarget.value))}>
          {lengths.map((each) => (
            <option key={each} value={each}>
              {say(words, 'minutes', { n: each })}
            </option>
          ))}
        </select>
      </label>
      {plan ? (
        <article className="debrief-plan" data-debrief-plan>
          <h4>{say(words, 'plan-title', { n: plan.minutes })}</h4>
          <p className="small">{words['never-rank']}</p>
          {plan.parts.map((part, at) => (
            <Part
              key={part.decision ? `${part.decision.scenario} ${part.decision.beat}` : part.kind}
              part={part}
              nth={at}
              titles={titles}
              root={root}
            />
          ))}
          <div className="actions no-print">
            <button type="button" className="button quiet" onClick={printPlan}>
              {words['plan-print']}
            </button>
          </div>
        </article>
      ) : (
        <p className="note" data-plan-none>
          {words['plan-none']}
        </p>
      )}
    </>
  );
}

interface PartProps {
  readonly part: DebriefPart;
  readonly nth: number;
  readonly titles: Readonly<Record<string, string>>;
  readonly root: string;
}

function Part({ part: { kind, minutes, decision }, nth, titles, root }: PartProps) {
  const title = decision ? (titles[decision.scenario] ?? decision.scenario) : (words[`part-${kind}`] ?? '');
  return (
    <section className="debrief-part">
      <h5>
        {nth + 1}. {title} <span className="minutes">{say(words, 'minutes', { n: minutes })}</span>
      </h5>
      {decision ? <ToDiscuss decision={decision} root={root} /> : <p>{words[`part-${kind}-text`]}</p>}
    </section>
  );
}

/** One decision as a teacher needs it: where we stand, the question, the best that can be said for either side, the source. */
function ToDiscuss({ decision, root }: { readonly decision: Decision; readonly root: string }) {
  const said = useCaseWords(root, decision.scenario);
  if (said === undefined) return <p>{words['words-loading']}</p>;
  const beat = said?.scenario.beats[decision.beat];
  // The two sides are the choices that most people took; with one person's name at neither.
  const [one, other] = [...decision.choices].sort((a, b) => b.count - a.count);
  const sides = [one, other].flatMap((side) => (side && side.count > 0 ? [side.choice] : []));
  const textOf = (choice: string) => beat?.choices?.[choice]?.text ?? choice;
  return (
    <>
      {said === null && <p className="note caution">{words['words-missing']}</p>}
      {beat && (
        <>
          <p>
            <b>{beat.heading}.</b> {beat.say}
          </p>
          {beat.ask && <p className="ask">{beat.ask}</p>}
        </>
      )}
      <SplitFigure decision={decision} said={said} />
      <p className="room-question">
        <b>{words['ask-room']}</b>{' '}
        {say(words, 'room-question', { one: bare(textOf(sides[0] ?? '')), other: bare(textOf(sides[1] ?? '')) })}
      </p>
      {beat && sides.map((choice) => <BestCase key={choice} choice={choice} beat={beat} said={said} />)}
      <p className="small">{say(words, 'part-steps', { n: minutesEach })}</p>
    </>
  );
}

function BestCase({
  choice,
  beat,
  said,
}: {
  readonly choice: string;
  readonly beat: CaseWords['scenario']['beats'][string];
  readonly said: CaseWords | null | undefined;
}) {
  const written = beat.choices?.[choice];
  if (!written) return null;
  const { feedback, cites = [], quality, agreement } = written;
  const local = Object.values(written.in ?? {}).flatMap((there) => there?.cites ?? []);
  const sources = [...new Set([...cites, ...local])].flatMap((id) => {
    const source = said?.sources[id];
    return source ? [`${source.title} (${source.publisher}, ${source.year})`] : [];
  });
  return (
    <div className="best-case">
      <p>
        <b>{say(words, 'best-case', { choice: bare(written.text) })}</b>
      </p>
      <dl className="pairs ui">
        <dt>{words['for-it']}</dt>
        <dd>{feedback.tempts}</dd>
        <dt>{words['what-follows']}</dt>
        <dd>{feedback.consequence}</dd>
        <dt>{words['holds']}</dt>
        <dd>{feedback.principle}</dd>
        {(feedback.cost ?? feedback.next) && (
          <>
            <dt>{words[feedback.cost ? 'cost' : 'instead']}</dt>
            <dd>{feedback.cost ?? feedback.next}</dd>
          </>
        )}
        <dt>{words['course-says']}</dt>
        <dd>
          {words[`quality-${quality ?? 'none'}`]}; {words[`agreement-${agreement}`]}
        </dd>
        <dt>{words['source']}</dt>
        <dd>{sources.length > 0 ? sources.join('; ') : words[`basis-${written.basis}`]}</dd>
      </dl>
    </div>
  );
}

/** A choice without its full stop, to stand inside a sentence. */
function bare(text: string): string {
  return text.trim().replace(/[.]$/, '');
}

/** Prints the plan alone: everything else on the page is marked as not to be printed until the printer has it. */
function printPlan() {
  document.documentElement.dataset.print = 'debrief-plan';
  addEventListener('afterprint', () => delete document.documentElement.dataset.print, { once: true });
  print();
}
