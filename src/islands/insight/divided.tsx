import words from 'interface-words:insight';
import { useEffect, useRef, useState } from 'react';
import type { PartOfDesk } from '../console/mount.tsx';
import { useRoster } from '../console/use-roster.ts';
import { Insight } from './insight.tsx';
import { useStatistics } from './use-statistics.ts';

/** What more people than this show is computed only when somebody looks here. */
const mostUnseen = 5000;

/** “Where they divided” on the coordinator's desk: what the group shows, and one row by name when it is asked for. */
export function Divided({ roster, data: { titles } }: PartOfDesk) {
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
  const report = useStatistics(roster, isSeen || people <= mostUnseen);
  const { root = '/' } = document.documentElement.dataset;
  if (!report) return <p ref={place}>{words['computing']}</p>;
  return <Insight report={report} titles={titles} root={root} ask={roster.ask} />;
}
