import words from 'interface-words:update';

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

/**
 * Lets the worker that waits take over, when everything on this page is saved. The page is loaded anew, unless a scenario or
 * a test is on it: that one stays as it is to its end, and the next page is the new one. Other tabs are not disturbed.
 * @returns the sentence to show where the page stays
 */
export async function takeUpdate(registration: ServiceWorkerRegistration): Promise<string> {
  const stays = document.querySelector('[data-island="scenario-player"], [data-island="module-test"]') !== null;
  const saved = await everythingIsSaved();
  if (saved && !stays) {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  }
  registration.waiting?.postMessage('take over');
  return words[saved ? 'later' : 'unsaved'] ?? '';
}

const offered = new WeakSet<ServiceWorkerRegistration>();

function offerUpdates(registration: ServiceWorkerRegistration) {
  if (offered.has(registration)) return;
  offered.add(registration);
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration);
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  registration.installing?.addEventListener('statechange', look);
}

/** One quiet line at the top of the page, which stays until it is taken. */
function offer(registration: ServiceWorkerRegistration) {
  // The offline page has a button of its own.
  if (document.querySelector('[data-update], [data-island="offline"]')) return;
  const section = document.createElement('section');
  section.className = 'banner';
  section.dataset.update = '';
  section.setAttribute('aria-label', words['label'] ?? '');
  const wrap = document.createElement('div');
  wrap.className = 'wrap';
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.textContent = words['ready'] ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = words['take'] ?? '';
  button.addEventListener('click', async () => {
    button.disabled = true;
    line.textContent = await takeUpdate(registration);
    button.remove();
  });
  wrap.append(line, button);
  section.append(wrap);
  document.querySelector('#record-banner')?.before(section);
}

/** Waits for the record, a few seconds at most; false where something is only in this page's memory. */
async function everythingIsSaved(): Promise<boolean> {
  const { openCourseRecord } = await import('../record/open.ts');
  const store = await openCourseRecord();
  for (let tries = 0; tries < 20; tries += 1) {
    const { unsaved, where, sharedComputer } = store.health();
    if (unsaved === 0) return where !== 'memory' || sharedComputer || store.record().size === 0;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
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
