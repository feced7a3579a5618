import type { Row } from '#domain/roster/row.ts';
import type { Member } from '#domain/statistics/group-report.ts';
import words from 'interface-words:insight';
import { useEffect, useRef, useState } from 'react';
import type { PartOfDesk } from '../console/mount.tsx';
import { useRoster } from '../console/use-roster.ts';
import { useRows } from '../console/use-rows.ts';
import { Insight } from './insight.tsx';

/** The results of more people than this come to the page only when somebody looks here: they fill its memory. */
const mostUnseen = 5000;
const everybody = {};

/** “Where they divided” on the coordinator's desk: its rows without names, and one row by name when it is asked for. */
export function Divided({ roster, data: { course, titles } }: PartOfDesk) {
  const place = useRef<HTMLParagraphElement>(null);
  const { people } = useRoster(roster);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const members = useRows(roster, memberOf, isSeen || people <= mostUnseen ? everybody : null);
  const { root = '/' } = document.documentElement.dataset;
  if (!members) return <p ref={place}>{words['computing']}</p>;
  return <Insight members={members} course={course} titles={titles} root={root} ask={roster.ask} />;
}

function memberOf({ id, runs, tests, current: { state, verdict, gain, sureness } }: Row): Member {
  return { id, runs, tests, current: { state, verdict, gain, sureness } };
}
