import type { Interval } from '#domain/statistics/numbers.ts';

/** One bar: a letter that the table beside explains, a share, and how far it may be off. */
export interface Bar {
  readonly letter: string;
  readonly taken: Interval;
  /** What decides its colour; the table says the same in words. */
  readonly tone: 'strong' | 'acceptable' | 'poor' | 'harmful' | 'plain';
}

const [left, width, each] = [28, 272, 30];

/**
 * Shares as bars from 0 to 100 %, each with its 95 % interval as a line. The numbers stand in the table beside it, so the picture is
 * one picture to whoever cannot see it, with one sentence.
 */
export function IntervalBars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const height = bars.length * each;
  const x = (share: number) => left + share * width;
  return (
    <svg className="interval-bars" viewBox={`0 0 ${left + width + 16} ${height + 24}`} role="img" aria-label={label}>
      {[0, 0.25, 0.5, 0.75, 1].map((at) => (
        <line key={at} className="grid" x1={x(at)} x2={x(at)} y1={0} y2={height} />
      ))}
      {[0, 0.5, 1].map((at) => (
        <text key={at} x={x(at)} y={height + 16} textAnchor="middle">
          {100 * at} %
        </text>
      ))}
      {bars.map(({ letter, taken: { share, low, high }, tone }, at) => {
        const middle = at * each + each / 2;
        return (
          <g key={letter}>
            <text x={left - 10} y={middle + 5} textAnchor="end" className="letter">
              {letter}
            </text>
            <rect className={`bar ${tone}`} x={left} y={middle - 9} width={share * width} height={18} />
            <path
              className="whisker"
              d={`M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 5}v10M${x(high)} ${middle - 5}v10`}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** The letter of the nth thing in a list. */
export function letterOf(nth: number): string {
  return String.fromCharCode(65 + (nth % 26));
}

/** A share in whole per cent. */
export function perCent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
