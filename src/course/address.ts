/** The path below which this copy of the course is served; begins and ends with a slash. */
export const root = `${import.meta.env.BASE_URL}/`.replace(/\/+/g, '/');

/** Every address of the course in one place; each begins with the root and ends with a slash. */
export const address = {
  home: () => root,
  start: () => `${root}start/`,
  module: (module: string) => `${root}modules/${module}/`,
  lesson: (module: string, lesson: string) => `${root}modules/${module}/${lesson}/`,
  test: (module: string) => `${root}modules/${module}/test/`,
  courseTest: () => `${root}test/`,
  reflection: (module: string) => `${root}reflections/${module}/`,
  scenario: (scenario: string) => `${root}scenarios/${scenario}/`,
  page: (
    page:
      | 'progress'
      | 'review'
      | 'settings'
      | 'search'
      | 'sources'
      | 'glossary'
      | 'privacy'
      | 'accessibility'
      | 'promise'
      | 'about'
      | 'assign'
      | 'offline'
      | 'baseline'
      | 'certificate'
      | 'check'
      | 'cover'
      | 'finish'
      | 'packages'
      | 'console'
      | 'reflections'
      | 'verify',
  ) => `${root}${page}/`,
  source: (source: string) => `${root}sources/#${source}`,
  term: (term: string) => `${root}glossary/#${term}`,
};
