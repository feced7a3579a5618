import { citationsOf } from '../citations.ts';
import type { SourcesSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** A source that nothing leans on must still be read again and again; it is told, not forbidden. */
export const sourceCited: Rule<SourcesSheet> = {
  code: 'P12',
  title: 'Every source is cited somewhere',
  *inspect({ value: sources }, manuscript) {
    const cited = new Set([...citationsOf(manuscript)].map(({ id }) => id));
    for (const id of Object.keys(sources ?? {})) {
      if (!cited.has(id))
        yield { path: [id], sentence: `Nothing cites “${id}”.`, hint: 'Cite it, or remove it.', severity: 'warning' };
    }
  },
};
