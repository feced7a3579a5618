import { test as base, type BrowserContext, type BrowserContextOptions, expect } from '@playwright/test';
import { addressOf, site } from './site.ts';

export { expect };

interface Fixtures {
  /** Opens a further browser profile that is watched like the first. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/**
 * A test in a browser profile of its own that is watched throughout: it fails on any error in the console, any uncaught
 * error, any breach of the page's policy and any request to another origin, whatever else it looks at.
 */
export const test = base.extend<Fixtures>({
  context: async ({ context }, use) => {
    const faults = await watch(context);
    await use(context);
    expect(faults, 'what the browser complained of').toEqual([]);
  },
  newContext: async ({ browser, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    const all: string[][] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: addressOf(site), viewport, ...options });
      contexts.push(context);
      all.push(await watch(context));
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(all.flat(), 'what the browser complained of').toEqual([]);
  },
});

/** Gathers, as it happens, everything that no page of the course may ever do. */
async function watch(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.page()?.url() ?? ''})`);
  });
  context.on('weberror', (error) => {
    // Chromium's own remark when a busy machine draws a page before its fade could begin. No script of a page can cause it.
    if (/^(?:InvalidStateError: )?Transition was aborted because of invalid state/.test(error.error().message)) return;
    faults.push(
      `error: ${error.error().stack || error.error().message || error.error().name} (${error.page()?.url() ?? ''})`,
    );
  });
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    // A page from the web may ask for no file; one that was opened from a folder asks for nothing else.
    if (!/^(data|blob|about|file):$/.test(protocol) && !/^localhost:\d+$/.test(host))
      faults.push(`request: ${request.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`policy: ${violatedDirective} refused ${blockedURI} ${sample}`);
    });
  });
  return faults;
}
