/**
 * The service worker: a whole copy of the course in this browser, made once and exchanged only as a whole. It waits until
 * the learner takes the new version or every tab is closed, and never takes over a page that began without it.
 */
import { answerer, tidy } from './answer.ts';
import { CopyFailed, makeCopy, type Means } from './copy.ts';
import { mend } from './mend.ts';
import type { WorkerScope } from './worker-scope.ts';

/** The build that this worker is of; the build writes it in. */
declare const BUILD_ID: string;

const worker = self as unknown as WorkerScope;
const root = worker.registration.scope;
const means: Means = { caches, fetch: (address, options) => fetch(address, options), root };
const answers = answerer(means, BUILD_ID);

worker.addEventListener('install', (event) => {
  event.waitUntil(
    makeCopy(means, BUILD_ID).catch(async (error: unknown) => {
      const why = error instanceof CopyFailed ? error.why : 'silent';
      for (const page of await worker.clients.matchAll({ includeUncontrolled: true }))
        page.postMessage({ failed: why });
      throw error;
    }),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy(means, BUILD_ID));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
  if (event.data === 'mend') {
    const [port] = event.ports;
    event.waitUntil(
      mend(means, BUILD_ID).then(
        (mended) => {
          answers.forget();
          port?.postMessage(mended);
        },
        () => port?.postMessage(null),
      ),
    );
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { href, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || !href.startsWith(root)) return;
  const path = decoded(pathname.slice(new URL(root).pathname.length));
  if (path === null || path === 'sw.js') return;
  // Whoever asks past every cache wants the host's own word.
  if (request.cache === 'no-store') return;
  event.respondWith(request.mode === 'navigate' ? page(request, path, search) : file(request, path));
});

async function page(request: Request, path: string, search: string): Promise<Response> {
  const kept = await answers.page(path, search).catch(() => null);
  return kept ?? (await fetch(request).catch(() => answers.instead()));
}

async function file(request: Request, path: string): Promise<Response> {
  const kept = await answers.file(path).catch(() => null);
  return kept ?? (await fetch(request));
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
