/** What a lesson may have. The table of all others weighs more than this file, and no lesson needs it. */
const inLessons: Readonly<Record<string, () => Promise<unknown>>> = {
  exercise: () => import('../exercise/exercise.ts'),
};

/** Islands so heavy that the record can be read while their scripts are compiled. Their pages name that script themselves, too. */
const readsMeanwhile = ['module-test', 'review', 'scenario-player'];

/**
 * Brings the page's interactive parts to life, each by the page that has it and by no other. They were rendered at build time
 * inside an element with `data-island`; the same mechanism serves every carrier.
 */
export function wakeIslands(): void {
  const names = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-island]')].map(({ dataset }) => dataset.island ?? ''),
  );
  if (readsMeanwhile.some((name) => names.has(name))) void import('../record/open-now.ts').catch(() => {});
  for (const name of names) {
    const load = inLessons[name] ?? (() => elsewhere(name));
    // Once more, since a network may stumble; what fails twice is shown by the page's own boot script.
    void load().catch(load);
  }
}

async function elsewhere(name: string): Promise<unknown> {
  const { islands } = await import('./islands.ts');
  const load = islands[name];
  if (!load) throw new Error(`No island is called “${name}”.`);
  return load();
}
