/** So long another tab may take to close its desk before that is worth a word, in milliseconds. */
const patience = 400;

/**
 * Resolves once this desk is the only one of its course that is open in this browser: two would write over each other. Where a
 * browser has no locks, at once.
 * @param elsewhere is called where another tab has the desk, and this one waits for it
 */
export function alone(root: string, elsewhere: () => void, { locks } = navigator): Promise<void> {
  // A page on plain http has none.
  if (!(locks as LockManager | undefined)) return Promise.resolve();
  const word = setTimeout(elsewhere, patience);
  return new Promise((resolve) => {
    const have = () => {
      clearTimeout(word);
      resolve();
      // It is given back when the page closes.
      return new Promise<never>(() => undefined);
    };
    locks.request(`pr1:${root}:desk`, have).catch(() => {
      clearTimeout(word);
      resolve();
    });
  });
}
