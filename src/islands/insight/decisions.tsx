import { useEffect, useState } from 'react';
import { type Decision, division, isNoDilemma } from '#domain/statistics/decisions.ts';
import { fewestPeople } from '#domain/statistics/gate.ts';
import type { CaseReport } from '#domain/statistics/group-report.ts';
import { leastDivision } from '#domain/statistics/debrief-plan.ts';
import words from 'interface-words:insight';
import { say } from '../say.ts';
import { IntervalBars, letterOf, perCent } from './interval-bars.tsx';
import { type CaseWords, caseWords } from './words-of-course.ts';
import { TableRoom } from './table-room.tsx';

interface Props {
  readonly cases: readonly CaseReport[];
  readonly titles: Readonly<Record<string, string>>;
  readonly root: string;
}

/** Each case that anybody finished, to be unfolded: how the group divided at every decision. */
export function Decisions({ cases, titles, root }: Props) {
  if (cases.length === 0) return <p className="note">{words['cases-none']}</p>;
  return (
    <>
      {cases.map((one) => (
        <Case key={one.scenario} one={one} title={titles[one.scenario] ?? one.scenario} root={root} />
      ))}
    </>
  );
}

function Case({ one, title, root }: { readonly one: CaseReport; readonly title: string; readonly root: string }) {
  const [open, setOpen] = useState(false);
  const most = one.decisions.reduce((top, decision) => Math.max(top, division(decision)), 0);
  return (
    <details className="insight-case" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {say(words, 'case-line', { title, n: one.people })}
        {most >= leastDivision && <span className="mark divided">{words['divided']}</span>}
      </summary>
      {open && <CaseSplits one={one} root={root} />}
    </details>
  );
}

function CaseSplits({ one, root }: { readonly one: CaseReport; readonly root: string }) {
  const said = useCaseWords(root, one.scenario);
  if (said === undefined) return <p>{words['words-loading']}</p>;
  return (
    <>
      {said === null && <p className="note caution">{words['words-missing']}</p>}
      {one.decisions.map((decision) => (
        <Split key={decision.beat} decision={decision} said={said} />
      ))}
    </>
  );
}

/** The words of a case: undefined while they are fetched, null where they cannot be had. */
export function useCaseWords(root: string, scenario: string): CaseWords | null | undefined {
  const [said, setSaid] = useState<CaseWords | null>();
  useEffect(() => {
    let wanted = true;
    void caseWords(root, scenario).then((found) => wanted && setSaid(found));
    return () => {
      wanted = false;
    };
  }, [root, scenario]);
  return said;
}

/** One decision: the picture, the table beside it, and what may be made of it. */
function Split({ decision, said }: { readonly decision: Decision; readonly said: CaseWords | null }) {
  const beat = said?.scenario.beats[decision.beat];
  const heading = beat?.heading ?? decision.beat;
  return (
    <section className="insight-split">
      <h4>{heading}</h4>
      {beat?.ask && <p>{beat.ask}</p>}
      <SplitFigure decision={decision} said={said} />
    </section>
  );
}

/** The picture of a split with its table; where too few stood there, how many more it takes. */
export function SplitFigure({ decision, said }: { readonly decision: Decision; readonly said: CaseWords | null }) {
  const { people, gate, choices, beat } = decision;
  if (gate === 'none')
    return (
      <p className="suppressed">
        {say(words, people === 1 ? 'held-back-one' : 'held-back', { n: people, least: fewestPeople })}
      </p>
    );
  const choicesSaid = said?.scenario.beats[beat]?.choices;
  const heading = said?.scenario.beats[beat]?.heading ?? beat;
  return (
    <>
      <div className="figure-and-table">
        <IntervalBars
          label={say(words, 'chart-label', { heading, n: people })}
          bars={choices.map(({ taken, quality }, at) => ({ letter: letterOf(at), taken, tone: quality ?? 'plain' }))}
        />
        <TableRoom label={say(words, 'table-label', { heading })}>
          <table className="data ui">
            <caption>{say(words, people === 1 ? 'stood-one' : 'stood', { n: people })}</caption>
            <thead>
              <tr>
                <th scope="col">{words['choice']}</th>
                <th scope="col">{words['quality']}</th>
                <th scope="col">{words['people']}</th>
                <th scope="col">{words['share']}</th>
              </tr>
            </thead>
            <tbody>
              {choices.map(({ choice, quality, count, taken }, at) => (
                <tr key={choice}>
                  <th scope="row">
                    <b>{letterOf(at)}</b> {choicesSaid?.[choice]?.text ?? choice}
                  </th>
                  <td>{words[`quality-${quality ?? 'none'}`]}</td>
                  <td>{count}</td>
                  <td>
                    {perCent(taken.share)}{' '}
                    <span className="between">
                      {say(words, 'between', { low: perCent(taken.low), high: perCent(taken.high) })}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRoom>
      </div>
      {isNoDilemma(decision) && <p className="small">{words['no-dilemma']}</p>}
    </>
  );
}
