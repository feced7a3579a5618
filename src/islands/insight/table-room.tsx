import type { ReactNode } from 'react';

/** A room of its own for a table, which scrolls where the screen is narrow, by keyboard too. */
export function TableRoom({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a set of fields it is not, and as a region every table would be a landmark
    <div role="group" className="table-room" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
