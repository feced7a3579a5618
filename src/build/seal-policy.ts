import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { eachPage } from './each-page.ts';

/** Inline scripts that a browser runs, or acts upon; a block of JSON is data and needs no leave. */
const inlineScript = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/json")[^>]*>([\s\S]*?)<\/script>/g;
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;

/**
 * Writes into each page's policy the hashes of exactly those styles and scripts that stand in the page. The styles are
 * inline so that a reader on a slow line sees text after one round trip; the hashes keep anything else from running.
 */
export function sealPolicy(): AstroIntegration {
  return {
    name: 'seal-policy',
    hooks: {
      'astro:build:done': ({ dir }) => eachPage(dir, sealed),
    },
  };
}

/** A page with the hashes of its own inline styles and scripts in its policy, and no others. */
export function sealed(html: string, name: string): string {
  const scripts = hashes(html, inlineScript);
  const styles = hashes(html, inlineStyle);
  const open = html.replace(/(?<=http-equiv="content-security-policy" content=")[^"]*/, (policy) =>
    policy.replace(/ 'sha256-[^']*'/g, ''),
  );
  const closed = open
    .replace("script-src 'self' 'wasm-unsafe-eval'", `script-src 'self' 'wasm-unsafe-eval'${scripts}`)
    .replace("style-src 'self'", `style-src 'self'${styles}`);
  if (closed === open) throw new Error(`${name} has no content security policy to seal.`);
  return closed;
}

function hashes(html: string, pattern: RegExp): string {
  const found = [...html.matchAll(pattern)].map(([, text = '']) => createHash('sha256').update(text).digest('base64'));
  return [...new Set(found)].map((hash) => ` 'sha256-${hash}'`).join('');
}
