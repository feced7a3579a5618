import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { consoleData, type ConsoleData } from './console-data.ts';
import { Gather } from './gather.tsx';
import { Keeping } from './keeping.tsx';
import { Missing } from './missing.tsx';
import { Reports } from './reports.tsx';
import { type RosterRead, rosterOf } from './roster-of.ts';
import { State } from './state.tsx';
import { Who } from './who.tsx';

const page = document.querySelector<HTMLElement>('[data-island="console"]');
const framed = page?.querySelector<HTMLElement>('[data-framed]');
const parts = page?.querySelector<HTMLElement>('[data-desk-parts]');

/** What every part of the page is given. */
export interface PartOfDesk {
  readonly roster: RosterRead;
  readonly data: ConsoleData;
}

// In a frame, another page could paint its own words over this one, or have somebody press what they do not see.
if (framed && parts && top !== self) {
  parts.remove();
  framed.hidden = false;
} else if (parts) void begin(parts);

async function begin(of: HTMLElement) {
  const data = await consoleData();
  const roster = rosterOf();
  const put = (name: string, part: ReactNode) => {
    const place = of.querySelector(`[data-desk="${name}"]`);
    if (place) createRoot(place).render(part);
  };
  const given = { roster, data };
  // A desk that is open elsewhere has nothing to work with here.
  roster.subscribe(() => of.toggleAttribute('data-elsewhere', roster.view().state === 'elsewhere'));
  put('state', <State {...given} />);
  put('gather', <Gather {...given} />);
  put('who', <Who {...given} />);
  put('missing', <Missing {...given} />);
  put('reports', <Reports {...given} />);
  put('keeping', <Keeping {...given} />);
  // What is further down the page may come a moment later.
  const [{ Divided }, { OfficeKeys }] = await Promise.all([
    import('../insight/divided.tsx'),
    import('../badges/office-keys.tsx'),
  ]);
  put('divided', <Divided {...given} />);
  put('keys', <OfficeKeys {...given} />);
}
