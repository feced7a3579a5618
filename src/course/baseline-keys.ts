import { getCollection } from 'astro:content';
import type { BaselineKeys } from '#domain/record/gain.ts';
import { theModules } from './course.ts';

/** The questions before the course with their keys, so that the progress page can set them beside the modules' tests. */
export async function baselineKeys(): Promise<BaselineKeys> {
  const banks = await getCollection('items');
  const keys = (await theModules()).flatMap(({ id: module, baseline }) =>
    baseline.flatMap((item) => {
      const asked = banks.find(({ id }) => id === module)?.data[item];
      const [key] = asked?.type === 'sba' ? (Object.entries(asked.options).find(([, option]) => option.key) ?? []) : [];
      return key === undefined ? [] : [[item, { module, key }] as const];
    }),
  );
  return Object.fromEntries(keys);
}
