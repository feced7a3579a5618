import { useCallback, useSyncExternalStore } from 'react';
import type { DeskView } from './messages.ts';
import type { RosterRead } from './roster-of.ts';

/** Where the desk stands, drawn again whenever that changes. */
export function useRoster(roster: RosterRead): DeskView {
  const subscribe = useCallback(
    (heard: () => void) => {
      const { unsubscribe } = roster.subscribe(heard);
      return unsubscribe;
    },
    [roster],
  );
  return useSyncExternalStore(subscribe, roster.view, roster.view);
}
