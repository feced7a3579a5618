import type { Row } from '#domain/roster/row.ts';
import type { Member } from '#domain/statistics/group-report.ts';
import words from 'interface-words:insight';
import type { PartOfDesk } from '../console/mount.tsx';
import { useRows } from '../console/use-rows.ts';
import { Insight } from './insight.tsx';

/** “Where they divided” on the coordinator's desk: its rows without names, and one row by name when it is asked for. */
export function Divided({ roster, data: { course, titles } }: PartOfDesk) {
  const members = useRows(roster, memberOf);
  const { root = '/' } = document.documentElement.dataset;
  if (!members) return <p>{words['computing']}</p>;
  return <Insight members={members} course={course} titles={titles} root={root} ask={roster.ask} />;
}

function memberOf({ id, runs, tests, current: { state, verdict, gain, sureness } }: Row): Member {
  return { id, runs, tests, current: { state, verdict, gain, sureness } };
}
