import type { Decision } from '../statistics/decisions.ts';
import { fewestForAll, fewestPeople } from '../statistics/gate.ts';
import type { GroupReport } from '../statistics/group-report.ts';
import type { Interval } from '../statistics/numbers.ts';
import type { Cell, Table } from './csv.ts';

/**
 * The statistics of a group as tables, for an audit: how it divided, what its questions did, before and after, sureness. What so
 * few people do not bear out is an empty cell, never a zero, and the line says from how many on it is shown.
 */
export function statisticsTables({ cases, tests, gain, sureness }: GroupReport): { readonly [name: string]: Table } {
  return {
    decisions: {
      columns: ['Case', 'Beat', 'People', 'Choice', 'Quality', 'Count', 'Share', 'Low', 'High', 'Held back'],
      rows: cases.flatMap(({ decisions }) => decisions.flatMap(decisionLines)),
    },
    items: {
      columns: ['Test', 'Item', 'People', 'Facility', 'Discrimination', 'Item-rest', 'Unstable', 'Held back'],
      rows: tests.flatMap(({ test, items }) =>
        items.map((item) => [
          test,
          item.id,
          item.people,
          number(item.facility),
          number(item.discrimination),
          number(item.itemRest),
          item.gate === 'all' && item.unstable ? 'yes' : '',
          held(item.gate === 'none' ? fewestPeople : item.gate === 'counts' ? fewestForAll : 0),
        ]),
      ),
    },
    options: {
      columns: ['Test', 'Item', 'Option', 'Count', 'Share', 'Option-rest'],
      rows: tests.flatMap(({ test, items }) =>
        items.flatMap(({ id, options }) =>
          options.map(({ option, count, share, rest }) => [test, id, option, count, number(share), number(rest)]),
        ),
      ),
    },
    tests: {
      columns: ['Test', 'People', 'Questions asked', 'Alpha', 'Mean correlation', 'Pairs', 'Held back'],
      rows: tests.map(({ test, people, asked, reliability }) => [
        test,
        people,
        asked,
        number(reliability?.alpha),
        number(reliability?.meanR),
        reliability?.pairs ?? '',
        people < fewestForAll ? held(fewestForAll) : reliability ? '' : 'not estimable',
      ]),
    },
    gain: {
      columns: ['People', 'Before', 'After', 'Difference', 'Share of what could be gained', 'd (average)', 'Held back'],
      rows: [
        [
          gain.people,
          number(gain.means?.before),
          number(gain.means?.after),
          number(gain.means?.difference),
          number(gain.share),
          number(gain.dAv),
          held(gain.means ? 0 : fewestForAll),
        ],
      ],
    },
    sureness: {
      columns: ['Sureness', 'People', 'Answers', 'Right', 'Low', 'High', 'Held back'],
      rows: sureness.map(({ certainty, people, answers, right }) => [
        certainty,
        people,
        answers,
        ...interval(right),
        held(right ? 0 : fewestForAll),
      ]),
    },
  };
}

function decisionLines({ scenario, beat, people, gate, choices }: Decision): readonly (readonly Cell[])[] {
  const start = [scenario, beat, people];
  if (gate === 'none') return [[...start, '', '', '', '', '', '', held(fewestPeople)]];
  return choices.map(({ choice, quality, count, taken }) => [
    ...start,
    choice,
    quality ?? '',
    count,
    ...interval(taken),
    '',
  ]);
}

function interval(of: Interval | null): readonly Cell[] {
  return of ? [number(of.share), number(of.low), number(of.high)] : ['', '', ''];
}

/** Four places: more than so few people bear out. */
function number(value: number | null | undefined): Cell {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : '';
}

function held(least: number): string {
  return least > 0 ? `shown from ${least} people` : '';
}
