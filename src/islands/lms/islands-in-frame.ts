/**
 * Takes the place of `page/islands.ts` in a package: the parts that its pages have. Every page there runs one script with all of
 * them inside, on whatever computer a ward has, so that of a coordinator’s pages is left out.
 */
export const islands: Readonly<Record<string, () => Promise<unknown>>> = {
  'before-i-post': () => import('../before-i-post/before-i-post.ts'),
  certificate: () => import('../certificate/certificate.ts'),
  finish: () => import('../finish/finish.ts'),
  module: () => import('../module/module.ts'),
  'module-test': () => import('../module-test/mount.tsx'),
  plan: () => import('../plan/plan.ts'),
  reflection: () => import('../reflections/reflection.ts'),
  'scenario-player': () => import('../scenario-player/mount.tsx'),
  search: () => import('../search/search.ts'),
};
