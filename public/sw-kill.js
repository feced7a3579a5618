/*
 * The kill switch of the offline copy. Put in the place of sw.js, at the same address, it removes the copy and itself and
 * leaves everything else in the browser as it is, above all the learner's record:
 *
 *     cp dist/sw-kill.js dist/sw.js
 */
const own = `pr-offline:${new URL(self.registration.scope).pathname}:`;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const copies = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(copies.map((name) => caches.delete(name)));
  const pages = await self.clients.matchAll();
  await self.registration.unregister();
  // Only where there was something to leave behind, or pages would be loaded again and again; and never in an attempt.
  if (copies.length === 0) return;
  for (const page of pages) {
    if (!/\/scenarios\/|\/test\//.test(page.url)) await page.navigate(page.url).catch(() => {});
  }
}
