import type { Plugin } from 'vite';

const stand: Record<string, string> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  // What React has had since version 18, and preact/compat has too.
  'use-sync-external-store/shim': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

/**
 * Islands are written for React and rendered by React at build time; the browser's bundle resolves React to
 * `preact/compat`, which is about 50 KB smaller. Every browser test runs against this bundle.
 */
export function preactInTheBrowser(): Plugin {
  return {
    name: 'preact-in-the-browser',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async resolveId(source, importer) {
      const instead = stand[source];
      return instead ? await this.resolve(instead, importer, { skipSelf: true }) : null;
    },
  };
}
