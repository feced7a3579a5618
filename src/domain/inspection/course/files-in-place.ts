import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import { nearest } from '../words.ts';

/** What the course names must have its file, and what has a file must be named: nothing lies about unread. */
export const filesInPlace: Rule<Manuscript, CourseRemark> = {
  code: 'P16',
  title: 'Modules, steps and places have their files, and every file is one of them',
  *inspect(manuscript) {
    const { course, modules, files } = manuscript;
    const has = (file: string) => files.some((candidate) => candidate.file === file);
    for (const file of ['course.yaml', 'sources.yaml', 'glossary.yaml']) {
      if (!has(file))
        yield {
          file,
          path: [],
          sentence: `The course has no ${file}.`,
          hint: 'Write it; content/README.md says what it holds.',
        };
    }
    for (const [at, id] of (course?.value?.modules ?? []).entries()) {
      if (!has(`modules/${id}/module.yaml`))
        yield {
          file: 'course.yaml',
          path: ['modules', at],
          sentence: `“${id}” has no modules/${id}/module.yaml.`,
          hint: 'Write the module, or take it off the list.',
        };
    }
    for (const [at, id] of (course?.value?.places ?? []).entries()) {
      if (!has(`jurisdictions/${id}.yaml`))
        yield {
          file: 'course.yaml',
          path: ['places', at],
          sentence: `“${id}” has no jurisdictions/${id}.yaml.`,
          hint: 'Write it, or take the place off the list.',
        };
    }
    for (const { file, id, value } of modules) {
      if (course?.value && !course.value.modules.includes(id))
        yield {
          file,
          path: [],
          sentence: `course.yaml does not list the module “${id}”.`,
          hint: 'Add it to “modules”.',
        };
      if (!has(`modules/${id}/items.yaml`))
        yield { file, path: [], sentence: `“${id}” has no items.yaml.`, hint: 'Write the items of its test.' };
      const steps = [...manuscript.lessons, ...manuscript.scenarios].filter(({ module }) => module === id);
      const ids = steps.map((step) => step.id);
      for (const [at, step] of (value?.steps ?? []).entries()) {
        const meant = nearest(step, ids);
        if (!ids.includes(step))
          yield {
            file,
            path: ['steps', at],
            sentence: `“${step}” is neither a lesson nor a scenario of this module.`,
            hint: meant ? `Did you mean “${meant}”?` : `Write ${step}.mdx or ${step}.scenario.yaml.`,
          };
        else if (value?.steps.indexOf(step) !== at)
          yield { file, path: ['steps', at], sentence: `“${step}” is a step twice.`, hint: 'Remove one of the two.' };
      }
      for (const step of steps) {
        if (value && !value.steps.includes(step.id))
          yield {
            file: step.file,
            path: [],
            sentence: `“${step.id}” is not among the steps of its module.`,
            hint: 'Add it to “steps” in module.yaml.',
          };
      }
    }
    for (const { file, kind, module } of files) {
      if (kind === 'stray')
        yield {
          file,
          path: [],
          sentence: 'Nothing reads this file.',
          hint: 'Lessons end in .mdx, scenarios in .scenario.yaml; other files have fixed names.',
          severity: 'warning',
        };
      if (module && kind !== 'stray' && !has(`modules/${module}/module.yaml`))
        yield {
          file,
          path: [],
          sentence: `The folder modules/${module} has no module.yaml.`,
          hint: 'Write it, or move the file.',
        };
    }
  },
};
