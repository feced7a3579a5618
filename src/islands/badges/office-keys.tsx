import { doubtsOf, type Row } from '#domain/roster/row.ts';
import type { PartOfDesk } from '../console/mount.tsx';
import { useRows } from '../console/use-rows.ts';
import { Badges } from './badges.tsx';
import type { BadgeRow } from './sign.tsx';

/** “Keys” on the coordinator's desk: the office's key, and badges for those who finished. */
export function OfficeKeys({ roster, data: { awarding } }: PartOfDesk) {
  const rows = useRows(roster, badgeRowOf, finishers) ?? [];
  const { root = '/' } = document.documentElement.dataset;
  return (
    <Badges
      {...awarding}
      rows={rows}
      root={root}
      onAttest={(ids, ground, reason) => roster.ask('attestAll', ids, ground, reason)}
    />
  );
}

/** A badge is for something that was finished: nobody else's row has to come to the page. */
const finishers = { earned: true } as const;

function badgeRowOf(row: Row): BadgeRow {
  const { id, name, earned, level, current } = row;
  return { id, name, earned, level, file: current.hash, doubts: doubtsOf(row).length };
}
