/** How each interactive part is fetched: by the page that has it, and by no other. */
const islands: Readonly<Record<string, () => Promise<unknown>>> = {
  assignment: () => import('../assignment/assignment.ts'),
  'before-i-post': () => import('../before-i-post/before-i-post.ts'),
  'cover-sheet': () => import('../cover-sheet/cover-sheet.ts'),
  certificate: () => import('../certificate/certificate.ts'),
  exercise: () => import('../exercise/exercise.ts'),
  finish: () => import('../finish/finish.ts'),
  home: () => import('../home/home.ts'),
  module: () => import('../module/module.ts'),
  move: () => import('../move/move.ts'),
  'module-test': () => import('../module-test/mount.tsx'),
  offline: () => import('../offline/offline.ts'),
  packages: () => import('../packages/packages.ts'),
  plan: () => import('../plan/plan.ts'),
  progress: () => import('../progress/progress.ts'),
  reflection: () => import('../reflections/reflection.ts'),
  reflections: () => import('../reflections/reflections.ts'),
  review: () => import('../review/mount.tsx'),
  'scenario-player': () => import('../scenario-player/mount.tsx'),
  search: () => import('../search/search.ts'),
  settings: () => import('../settings/settings.ts'),
  start: () => import('../start/start.ts'),
  verify: () => import('../verify/verify.ts'),
};

/** Islands so heavy that the record can be read while their scripts are compiled. */
const readsMeanwhile = ['module-test', 'review', 'scenario-player'];

/**
 * Brings the page's interactive parts to life. Each was rendered at build time inside an element with `data-island`; the
 * same mechanism serves every carrier.
 */
export function wakeIslands(): void {
  const names = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-island]')].map(({ dataset }) => dataset.island ?? ''),
  );
  // Where this fails, the island's own try says so.
  if (readsMeanwhile.some((name) => names.has(name)))
    void import('../record/open.ts').then(({ openCourseRecord }) => openCourseRecord()).catch(() => {});
  for (const name of names) {
    const load = islands[name];
    if (!load) throw new Error(`No island is called “${name}”.`);
    // Once more, since a network may stumble; what fails twice is shown by the page's own boot script.
    void load().catch(load);
  }
}
