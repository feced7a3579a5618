import { root } from '../course/address.ts';

/**
 * What a browser may prepare when a hand rests on a link: the module's own pages are drawn in the background, so that the
 * next lesson stands there when it is asked for. Scenario pages are only fetched: drawing one opens the record.
 */
export const speculation = JSON.stringify({
  prerender: [
    {
      where: { and: [{ href_matches: `${root}modules/*` }, { not: { href_matches: `${root}modules/*/test/` } }] },
      eagerness: 'moderate',
    },
  ],
  prefetch: [{ where: { href_matches: `${root}scenarios/*` }, eagerness: 'moderate' }],
});
