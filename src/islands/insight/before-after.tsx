import type { GroupGain, GroupSureness } from '#domain/statistics/group.ts';
import { fewestForAll } from '#domain/statistics/gate.ts';
import words from 'interface-words:insight';
import { say } from '../say.ts';
import { IntervalBars, letterOf, perCent } from './interval-bars.tsx';

/** What a group knew before and after, side by side, with what may not be made of it. */
export function BeforeAfter({ gain }: { readonly gain: GroupGain }) {
  const { people, means, share, dAv } = gain;
  if (!means)
    return (
      <p className="suppressed">
        {say(words, people === 1 ? 'gain-held-one' : 'gain-held', { n: people, least: fewestForAll })}
      </p>
    );
  const [x, of] = [28, 272];
  const at = (value: number) => x + (value / 100) * of;
  return (
    <>
      <div className="figure-and-table">
        <svg
          className="interval-bars"
          viewBox="0 0 316 80"
          role="img"
          aria-label={say(words, 'gain-label', { before: Math.round(means.before), after: Math.round(means.after) })}
        >
          {[0, 50, 100].map((value) => (
            <g key={value}>
              <line className="grid" x1={at(value)} x2={at(value)} y1={0} y2={56} />
              <text x={at(value)} y={72} textAnchor="middle">
                {value} %
              </text>
            </g>
          ))}
          <path className="whisker" d={`M${at(means.before)} 32H${at(means.after)}`} />
          <circle className="before" cx={at(means.before)} cy={32} r={7} />
          <circle className="after" cx={at(means.after)} cy={32} r={7} />
        </svg>
        <table className="data ui">
          <caption>{say(words, 'gain-people', { n: people })}</caption>
          <tbody>
            <tr>
              <th scope="row">○ {words['before']}</th>
              <td>{Math.round(means.before)} %</td>
            </tr>
            <tr>
              <th scope="row">● {words['after']}</th>
              <td>{Math.round(means.after)} %</td>
            </tr>
            <tr>
              <th scope="row">{words['difference']}</th>
              <td>{say(words, 'points', { n: Math.round(means.difference) })}</td>
            </tr>
            <tr>
              <th scope="row">{words['share-gained']}</th>
              <td>{share === null ? words['nothing-to-gain'] : perCent(share)}</td>
            </tr>
            <tr>
              <th scope="row">{words['d-av']}</th>
              <td>{dAv === null ? words['no-spread'] : dAv.toFixed(2)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="small">{words['gain-caution']}</p>
    </>
  );
}

/** How often each level of sureness was right. */
export function Sureness({ levels }: { readonly levels: readonly GroupSureness[] }) {
  const shown = levels.filter(({ right }) => right !== null);
  return (
    <>
      {shown.length > 0 && (
        <div className="figure-and-table">
          <IntervalBars
            label={words['sureness-label'] ?? ''}
            bars={shown.flatMap(({ right }, nth) =>
              right ? [{ letter: letterOf(nth), taken: right, tone: 'plain' as const }] : [],
            )}
          />
          <table className="data ui">
            <caption>{words['sureness-caption']}</caption>
            <thead>
              <tr>
                <th scope="col">{words['sure']}</th>
                <th scope="col">{words['people']}</th>
                <th scope="col">{words['answers']}</th>
                <th scope="col">{words['right']}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ certainty, people, answers, right }, nth) => (
                <tr key={certainty}>
                  <th scope="row">
                    <b>{letterOf(nth)}</b> {words[`sure-${certainty}`]}
                  </th>
                  <td>{people}</td>
                  <td>{answers}</td>
                  <td>
                    {right && perCent(right.share)}{' '}
                    <span className="between">
                      {right && say(words, 'between', { low: perCent(right.low), high: perCent(right.high) })}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {levels
        .filter(({ right }) => right === null)
        .map(({ certainty, people }) => (
          <p className="suppressed" key={certainty}>
            {say(words, 'sureness-held', { level: words[`sure-${certainty}`] ?? '', n: people, least: fewestForAll })}
          </p>
        ))}
      {levels.some(({ overConfident }) => overConfident) && <p className="note caution">{words['over-confident']}</p>}
      <p className="small">{words['sureness-caution']}</p>
    </>
  );
}
