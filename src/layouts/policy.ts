/**
 * The content security policy of every page. It stands in a <meta> because a static host may not send headers, and first
 * in <head> because it governs only what comes after it. `wasm-unsafe-eval` is for the search engine. When a page has been
 * built, src/build/seal-policy.ts adds the hashes of the page's own inline styles and scripts; nothing else inline runs.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app',
].join('; ');

/** The policy of the coordinator's console, which may make the address of its own worker. */
export function withDesk(pages: string): string {
  return pages.replace('trusted-types app', 'trusted-types app desk');
}
