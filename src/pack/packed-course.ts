/** What manifests say of the course and of the modules in one package. */
export interface PackedCourse {
  /** The package's own id in its LMS, stable across editions: a module's id, or `course`. */
  readonly id: string;
  /** The course's `iri`, the base of every identifier that leaves; ends with a slash. */
  readonly iri: string;
  readonly edition: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  /** The level that passes, 0 to 1. */
  readonly cut: number;
  readonly modules: readonly PackedModule[];
}

export interface PackedModule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that an LMS opens, named from the package's root. */
  readonly opens: string;
  /** Whether it ends with a test. */
  readonly tested: boolean;
}

/**
 * The files of a package in the order of the alphabet, each once.
 * @throws Error where a name would not survive an old unzipper or a strict LMS, an LMS would serve it as something else, or
 *   a module opens a page that is not among them
 */
export function checkedFiles({ modules }: PackedCourse, files: Iterable<string>): readonly string[] {
  const all = [...new Set(files)].sort();
  for (const name of all) {
    if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(name)) throw new Error(`“${name}” cannot stand in an LMS package.`);
    if (name.endsWith('.mjs')) throw new Error(`“${name}” would be served as plain text: name it .js.`);
  }
  const twins = all.filter((name, at) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at);
  if (twins.length > 0) throw new Error(`“${twins[0]}” differs from another file by capitals only.`);
  for (const { id, opens } of modules)
    if (!all.includes(opens)) throw new Error(`“${id}” opens “${opens}”, which is not in the package.`);
  return all;
}
