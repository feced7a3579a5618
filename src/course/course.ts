import { getCollection, getEntry } from 'astro:content';
import type { Jurisdiction } from '#domain/course/schema.ts';
import type { Place } from '#domain/course/place.ts';

/** The course itself: title, edition, pass level, and what an accreditor asks first. */
export async function theCourse() {
  const entry = await getEntry('course', 'course');
  if (!entry) throw new Error('content/course.yaml is missing.');
  return entry.data;
}

/** The modules in the order of course.yaml, each with its id. */
export async function theModules() {
  const { modules } = await theCourse();
  const entries = await getCollection('modules');
  return modules.map((id) => {
    const entry = entries.find((each) => each.id === id);
    if (!entry)
      throw new Error(`course.yaml names the module “${id}”, and content/modules/${id}/module.yaml is missing.`);
    return { id, ...entry.data };
  });
}

/** The places that the course tells apart, in order, each with its words. */
export async function thePlaces(): Promise<readonly (Jurisdiction & { id: Place })[]> {
  const { places } = await theCourse();
  const entries = await getCollection('jurisdictions');
  return places.map((id) => {
    const entry = entries.find((each) => each.id === id);
    if (!entry)
      throw new Error(`course.yaml names the place “${id}”, and content/jurisdictions/${id}.yaml is missing.`);
    return { id, ...entry.data };
  });
}

export type TheModule = Awaited<ReturnType<typeof theModules>>[number];
