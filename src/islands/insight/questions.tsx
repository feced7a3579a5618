import { useEffect, useState } from 'react';
import { questionsOf } from '#domain/assessment/questions.ts';
import type { Pool } from '#domain/assessment/sample-form.ts';
import { fewestForAll, fewestPeople } from '#domain/statistics/gate.ts';
import type { TestReport } from '#domain/statistics/group-report.ts';
import type { ItemStatistics } from '#domain/statistics/items.ts';
import words from 'interface-words:insight';
import { say } from '../say.ts';
import { perCent } from './interval-bars.tsx';
import { testWords } from './words-of-course.ts';
import { TableRoom } from './table-room.tsx';

interface Props {
  readonly tests: readonly TestReport[];
  readonly titles: Readonly<Record<string, string>>;
  readonly root: string;
}

/** Each test that anybody took, to be unfolded: what its questions did. */
export function Questions({ tests, titles, root }: Props) {
  if (tests.length === 0) return <p className="note">{words['tests-none']}</p>;
  return (
    <>
      {tests.map((one) => (
        <Test key={one.test} one={one} title={titles[one.test] ?? words['course-test'] ?? ''} root={root} />
      ))}
    </>
  );
}

function Test({ one, title, root }: { readonly one: TestReport; readonly title: string; readonly root: string }) {
  const [open, setOpen] = useState(false);
  const toReview = one.items.filter((item) => remarksOf(item).length > 0).length;
  return (
    <details className="insight-case" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {say(words, 'test-line', { title, n: one.people })}
        {toReview > 0 && <span className="mark divided">{say(words, 'to-review', { n: toReview })}</span>}
      </summary>
      {open && <Items one={one} root={root} />}
    </details>
  );
}

function Items({ one, root }: { readonly one: TestReport; readonly root: string }) {
  const [pool, setPool] = useState<Pool | null>(null);
  useEffect(() => {
    let wanted = true;
    void testWords(root, one.test).then((pools) => wanted && setPool(Object.assign({}, ...(pools ?? [])) as Pool));
    return () => {
      wanted = false;
    };
  }, [root, one.test]);
  const { reliability } = one;
  return (
    <>
      <p className="small">
        {one.people < fewestForAll
          ? say(words, 'items-held-back', { n: one.people, least: fewestPeople, all: fewestForAll })
          : reliability
            ? say(words, 'alpha', { alpha: reliability.alpha.toFixed(2), k: one.asked, pairs: reliability.pairs })
            : words['alpha-none']}
      </p>
      <TableRoom label={words['items-table'] ?? ''}>
        <table className="data ui items">
          <caption>{words['items-table']}</caption>
          <thead>
            <tr>
              <th scope="col">{words['question']}</th>
              <th scope="col">{words['people']}</th>
              <th scope="col">{words['facility']}</th>
              <th scope="col">{words['discrimination']}</th>
              <th scope="col">{words['item-rest']}</th>
              <th scope="col">{words['remarks']}</th>
            </tr>
          </thead>
          <tbody>
            {one.items.map((item) => (
              <Item key={item.id} item={item} pool={pool} />
            ))}
          </tbody>
        </table>
      </TableRoom>
    </>
  );
}

function Item({ item, pool }: { readonly item: ItemStatistics; readonly pool: Pool | null }) {
  const said = pool && Object.hasOwn(pool, item.id) ? pool[item.id] : undefined;
  const options = said?.type === 'kf' ? undefined : said && questionsOf(said)[0]?.options;
  const number = (value: number | null) => (value === null ? <Held /> : value.toFixed(2));
  return (
    <tr>
      <th scope="row">
        <details>
          <summary>{said ? shortened(said.stem) : item.id}</summary>
          {said && <p>{said.stem}</p>}
          {item.gate === 'none' ? (
            <p className="suppressed">
              {say(words, item.people === 1 ? 'held-back-one' : 'held-back', { n: item.people, least: fewestPeople })}
            </p>
          ) : (
            <ul className="options">
              {item.options.map(({ option, count, share, rest }) => (
                <li key={option}>
                  {options?.[option]?.text ?? option}
                  {options?.[option]?.key ? ` (${words['key'] ?? ''})` : ''}:{' '}
                  {say(words, 'option-share', { n: count, share: perCent(share) })}
                  {rest === null ? '' : `; ${say(words, 'option-rest', { rest: rest.toFixed(2) })}`}
                  {rest !== null && rest > 0 && options?.[option] && !options[option].key
                    ? `. ${words['ambiguous'] ?? ''}`
                    : ''}
                </li>
              ))}
            </ul>
          )}
        </details>
      </th>
      <td>{item.people}</td>
      <td>{number(item.facility)}</td>
      <td>{number(item.discrimination)}</td>
      <td>{number(item.itemRest)}</td>
      <td>
        {remarksOf(item)
          .map((remark) => words[remark])
          .join(' ')}
      </td>
    </tr>
  );
}

/** A number that so few people do not bear out; the sentence above the table says from how many on it is shown. */
function Held() {
  return (
    <>
      <span aria-hidden="true">·</span>
      <span className="unseen">{words['held']}</span>
    </>
  );
}

/** What a number suggests to look at, by name; the bounds are those of assessment §2.5. */
function remarksOf({ facility, discrimination, itemRest, unstable }: ItemStatistics): readonly string[] {
  const found = [
    ...(facility !== null && facility < 0.3 ? ['remark-hard'] : []),
    ...(facility !== null && facility > 0.95 ? ['remark-easy'] : []),
    ...((discrimination !== null && discrimination < 0) || (itemRest !== null && itemRest < 0)
      ? ['remark-key']
      : (discrimination !== null && discrimination < 0.1) || (itemRest !== null && itemRest < 0.1)
        ? ['remark-review']
        : []),
  ];
  return found.length > 0 && unstable && discrimination !== null ? [...found, 'remark-unstable'] : found;
}

function shortened(stem: string): string {
  const line = stem.trim().replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 88).replace(/\s\S*$/, '')} …` : line;
}
