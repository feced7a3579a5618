import { useCallback, useEffect, useState } from 'react';

/** What of the run is on the screen: one of its decisions, or its end. Null asks for wherever the run now is. */
export type View = number | 'ending' | null;

/**
 * The view stands in the address (`#decision-3`, `#ending`), so that Back shows what was and Reload stays put. Going
 * back only looks; it never undoes.
 */
export function useView(): [View, (view: View) => void] {
  const [view, setView] = useState<View>(null);
  useEffect(() => {
    const read = () => setView(viewOf(location.hash));
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const show = useCallback((next: View) => {
    setView(next);
    // Browsers take their time over an address; what the learner asked for is painted first.
    requestAnimationFrame(() => {
      setTimeout(() => {
        const hash = hashOf(next);
        if (hash !== location.hash) history.pushState(null, '', hash || location.pathname);
      });
    });
  }, []);
  return [view, show];
}

function viewOf(hash: string): View {
  if (hash === '#ending') return 'ending';
  const decision = /^#decision-(\d{1,2})$/.exec(hash)?.[1];
  return decision ? Number(decision) - 1 : null;
}

function hashOf(view: View): string {
  if (view === null) return '';
  return view === 'ending' ? '#ending' : `#decision-${view + 1}`;
}
