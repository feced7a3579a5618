/** So long another tab may take to close its desk, or to answer, before that is worth a word, in milliseconds. */
const patience = 400;
/** So long until a tab that waits asks again, where browsers have no locks. */
const again = 2000;

/**
 * Resolves once this desk is the only one of its course that is open in this browser: two would write over each other. It stays so
 * until the page closes, or what it resolves with is called.
 * @param elsewhere is called where another tab has the desk, and this one waits for it
 */
export function alone(
  root: string,
  elsewhere: () => void,
  { locks }: { readonly locks?: LockManager } = navigator,
): Promise<() => void> {
  const name = `pr1:${root}:desk`;
  // A page on plain http has no locks.
  return locks ? byLock(locks, name, elsewhere) : byAsking(name, elsewhere);
}

function byLock(locks: LockManager, name: string, elsewhere: () => void): Promise<() => void> {
  const word = setTimeout(elsewhere, patience);
  return new Promise((resolve, reject) => {
    const have = () =>
      new Promise<void>((release) => {
        clearTimeout(word);
        resolve(release);
      });
    locks.request(name, have).catch(reject);
  });
}

/** Whoever has the desk answers those who ask. */
async function byAsking(name: string, elsewhere: () => void): Promise<() => void> {
  const channel = new BroadcastChannel(name);
  const wait = (ms: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  for (;;) {
    let isTaken = false;
    channel.onmessage = ({ data }) => {
      isTaken ||= data === 'here';
    };
    channel.postMessage('who');
    await wait(patience);
    if (!isTaken) break;
    elsewhere();
    await wait(again);
  }
  channel.onmessage = ({ data }) => {
    if (data === 'who') channel.postMessage('here');
  };
  return () => channel.close();
}
