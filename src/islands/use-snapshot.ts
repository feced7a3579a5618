import { useCallback, useSyncExternalStore } from 'react';

/** An actor as far as a screen looks at it. */
interface Looked<S> {
  subscribe(heard: () => void): { unsubscribe(): void };
  getSnapshot(): S;
}

/**
 * Where an actor stands, drawn again whenever that changes. What @xstate/react would be used for is this much of React, and
 * its shim for older Reacts weighs a kilobyte on every scenario's page.
 */
export function useSnapshot<S>(actor: Looked<S>): S {
  const subscribe = useCallback(
    (heard: () => void) => {
      const { unsubscribe } = actor.subscribe(heard);
      return () => unsubscribe();
    },
    [actor],
  );
  const look = () => actor.getSnapshot();
  return useSyncExternalStore(subscribe, look, look);
}
