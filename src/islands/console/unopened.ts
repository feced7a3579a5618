import type { DeskView } from './messages.ts';

/** How a desk stands that was not opened yet. */
export const unopened: DeskView = {
  state: 'opening',
  kept: 'disk',
  trouble: null,
  sealed: false,
  unreadable: 0,
  doing: 'resting',
  files: 0,
  read: 0,
  added: 0,
  known: 0,
  setAside: [],
  setAsideCount: 0,
  handIns: 0,
  waiting: 0,
  people: 0,
  revision: 0,
  fresh: false,
  interrupted: false,
  backedUp: null,
  changedSince: false,
  changedFirst: null,
};
