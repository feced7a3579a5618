import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import {
  courseSchema,
  jurisdictionSchema,
  lessonSchema,
  moduleSchema,
  sourceSchema,
  termSchema,
} from '#domain/course/schema.ts';
import { exercisesSchema } from '#domain/course/exercise.ts';
import { itemsSchema } from '#domain/assessment/schema.ts';
import { scenarioSchema } from '#domain/scenario/schema.ts';
import { z } from 'zod';

/** The file's name is the id: `content/modules/defamation/the-locum-thread.scenario.yaml` is `the-locum-thread`. */
const fileName = ({ entry }: { entry: string }) =>
  (entry.split('/').at(-1) ?? entry).replace(/(\.scenario)?\.[a-z]+$/, '');
const folderName = ({ entry }: { entry: string }) => entry.split('/').at(-2) ?? entry;

const modules = './content/modules';

export const collections = {
  lessons: defineCollection({
    loader: glob({ pattern: '*/*.mdx', base: modules, generateId: fileName }),
    schema: lessonSchema,
  }),
  scenarios: defineCollection({
    loader: glob({ pattern: '*/*.scenario.yaml', base: modules, generateId: fileName }),
    schema: scenarioSchema,
  }),
  modules: defineCollection({
    loader: glob({ pattern: '*/module.yaml', base: modules, generateId: folderName }),
    schema: moduleSchema,
  }),
  items: defineCollection({
    loader: glob({ pattern: '*/items.yaml', base: modules, generateId: folderName }),
    schema: itemsSchema,
  }),
  exercises: defineCollection({
    loader: glob({ pattern: '*/exercises.yaml', base: modules, generateId: folderName }),
    schema: exercisesSchema,
  }),
  sources: defineCollection({ loader: file('content/sources.yaml'), schema: sourceSchema }),
  glossary: defineCollection({ loader: file('content/glossary.yaml'), schema: termSchema }),
  jurisdictions: defineCollection({
    loader: glob({ pattern: '*.yaml', base: './content/jurisdictions', generateId: fileName }),
    schema: jurisdictionSchema,
  }),
  course: defineCollection({
    loader: glob({ pattern: 'course.yaml', base: './content', generateId: fileName }),
    schema: courseSchema,
  }),
  interface: defineCollection({
    loader: glob({ pattern: '*.yaml', base: './content/interface', generateId: fileName }),
    schema: z.record(z.string(), z.record(z.string(), z.string())),
  }),
};
