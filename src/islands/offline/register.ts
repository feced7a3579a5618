const root = document.documentElement.dataset.root ?? '/';
const script = `${root}sw.js`;

/** True where a browser would keep a copy of the course at all. */
export function canKeep(): boolean {
  return isSecureContext && top === self && /^http/.test(location.protocol) && 'serviceWorker' in navigator;
}

/** Begins a copy of the course, or lets the worker look for a new version; not unasked where the learner saves data. */
export async function keepUnasked(): Promise<void> {
  // Everything was just erased from this page, or somebody has finished at a shared computer.
  if ('noCopy' in document.documentElement.dataset || document.querySelector('[data-no-copy]')) return;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData && !navigator.serviceWorker?.controller) return;
  await keepOffline();
}

/** Registers the worker, or finds it registered; null where this browser will not have it. The page works all the same. */
export async function keepOffline(): Promise<ServiceWorkerRegistration | null> {
  if (!canKeep()) return null;
  const registration = await navigator.serviceWorker
    .register(trusted(script), { scope: root, updateViaCache: 'none' })
    .catch(() => null);
  if (registration) offerUpdates(registration);
  return registration ?? null;
}

const offered = new WeakSet<ServiceWorkerRegistration>();

function offerUpdates(registration: ServiceWorkerRegistration) {
  if (offered.has(registration)) return;
  offered.add(registration);
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller)
      void import('./update.ts').then(({ offerUpdate }) => offerUpdate(registration));
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  registration.installing?.addEventListener('statechange', look);
}

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/** The one address that may become a worker. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('app', {
    createScriptURL(asked) {
      if (asked !== script) throw new TypeError(`No script of the course: ${asked}`);
      return asked;
    },
  });
  return policy ? policy.createScriptURL(url) : url;
}
