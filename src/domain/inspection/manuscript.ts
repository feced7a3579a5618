import type { z } from 'zod';
import type { Item } from '../assessment/schema.ts';
import type { Course, Jurisdiction, LessonHead, Module, Source, TeachingPoint, Term } from '../course/schema.ts';
import type { Exercise } from '../course/exercise.ts';
import { allRuns } from '../scenario/explore.ts';
import type { Run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/schema.ts';
import { everyRunEnds, type WalkedMap, walkMap } from './walk-map.ts';
import { fitEach, fitWhole, isCollection, schemas } from './fit.ts';

/** What a file of the course is, told from its place and name alone. */
export type Kind =
  | 'course'
  | 'module'
  | 'lesson'
  | 'scenario'
  | 'items'
  | 'exercises'
  | 'sources'
  | 'glossary'
  | 'jurisdiction'
  | 'teaching-points'
  | 'interface'
  | 'page'
  | 'stray';

/** Something that went wrong while a file was read, before anybody asked what it means. */
export interface Fault {
  readonly kind: 'unreadable' | 'cut-by-hash' | 'split-by-comma' | 'duplicate-key' | 'mdx-unreadable';
  readonly path: readonly (string | number)[];
  readonly offset?: number | undefined;
  /** The reader's own words, or the words that were lost. */
  readonly detail: string;
}

/** One piece of a lesson's body: a paragraph, a word in bold, a component. Shaped like mdast, so that any MDX reader can give it. */
export interface Part {
  readonly type: string;
  readonly offset: number;
  readonly name?: string | null | undefined;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly depth?: number | undefined;
  readonly attributes?: readonly Attribute[] | undefined;
  readonly children?: readonly Part[] | undefined;
}

/** An attribute of a component in a lesson; `code` where it is written as an expression. */
export interface Attribute {
  readonly name: string;
  readonly value: string | null;
  readonly code: boolean;
}

/** A file as the reader hands it over: parsed, not yet understood. */
export interface RawFile {
  /** From the content folder, with forward slashes. */
  readonly file: string;
  /** The data of the file, or of its front matter; undefined where nothing could be read. */
  readonly raw: unknown;
  readonly faults: readonly Fault[];
  /** The body of a lesson, as its top-level parts; undefined for data files, and where the body cannot be read. */
  readonly body?: readonly Part[] | undefined;
  /** The front matter's language where it is not YAML, such as `js`. */
  readonly frontMatter?: string | undefined;
}

/** A file of which it is known what it should be, and how far it is that. */
export interface Sheet<Value = unknown> extends RawFile {
  readonly kind: Kind;
  /** The file's name without its ending; a module's is its folder. */
  readonly id: string;
  /** The module in whose folder the file stands, or null. */
  readonly module: string | null;
  /** The value, where the file fits its schema. Collections keep the entries that fit. */
  readonly value: Value | null;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** The runs of a scenario, or why they are not listed: its map is broken, or there are more than anybody can review. */
export type Readings = { readonly runs: readonly Run[] } | { readonly refused: 'broken' | 'too many' };

/** With more runs than this a scenario has grown past what anybody can review, and past what a phone can debrief. */
export const mostRuns = 20_000;

export interface ScenarioSheet extends Sheet<Scenario> {
  /** Every moment that a learner can come to; null where the scenario does not fit its schema. */
  readonly map: WalkedMap | null;
  /** Every run to an outcome; refused while the map is broken, for then runs may never end. */
  readonly readings: () => Readings;
}

export type LessonSheet = Sheet<LessonHead>;
export type ItemsSheet = Sheet<Record<string, Item>>;
export type ExercisesSheet = Sheet<Record<string, Exercise>>;
export type SourcesSheet = Sheet<Record<string, Source>>;

/** The whole course as its authors have it on their desks: some of it sound, some of it not yet. */
export interface Manuscript {
  /** The day of the inspection, as YYYY-MM-DD. */
  readonly today: string;
  readonly files: readonly Sheet[];
  readonly course: Sheet<Course> | null;
  readonly modules: readonly Sheet<Module>[];
  readonly lessons: readonly LessonSheet[];
  readonly scenarios: readonly ScenarioSheet[];
  readonly items: readonly ItemsSheet[];
  readonly exercises: readonly ExercisesSheet[];
  readonly sources: SourcesSheet | null;
  readonly glossary: Sheet<Record<string, Term>> | null;
  readonly jurisdictions: readonly Sheet<Jurisdiction>[];
  readonly teachingPoints: Sheet<Record<string, TeachingPoint>> | null;
}

/** Sorts what was read into a manuscript. Never throws, whatever the files hold. */
export function bind(files: readonly RawFile[], today: string): Manuscript {
  const sheets = files.map(toSheet);
  const of = <Value>(kind: Kind) => sheets.filter((sheet) => sheet.kind === kind) as Sheet<Value>[];
  return {
    today,
    files: sheets,
    course: of<Course>('course')[0] ?? null,
    modules: of<Module>('module'),
    lessons: of<LessonHead>('lesson'),
    scenarios: of<Scenario>('scenario').map(withReadings),
    items: of<Record<string, Item>>('items'),
    exercises: of<Record<string, Exercise>>('exercises'),
    sources: of<Record<string, Source>>('sources')[0] ?? null,
    glossary: of<Record<string, Term>>('glossary')[0] ?? null,
    jurisdictions: of<Jurisdiction>('jurisdiction'),
    teachingPoints: of<Record<string, TeachingPoint>>('teaching-points')[0] ?? null,
  };
}

/** What a file is, from its path in the content folder. */
export function kindOf(file: string): Kind {
  if (file === 'course.yaml') return 'course';
  if (file === 'sources.yaml') return 'sources';
  if (file === 'glossary.yaml') return 'glossary';
  if (file === 'teaching-points.yaml') return 'teaching-points';
  if (/^jurisdictions\/[^/]+\.yaml$/.test(file)) return 'jurisdiction';
  if (/^interface\/[^/]+\.yaml$/.test(file)) return 'interface';
  // Notes for people, such as a README or a review; a lesson ends in .mdx.
  if (file.endsWith('.md')) return 'page';
  const inModule = /^modules\/[^/]+\/([^/]+)$/.exec(file)?.[1];
  if (inModule === 'module.yaml') return 'module';
  if (inModule === 'items.yaml') return 'items';
  if (inModule === 'exercises.yaml') return 'exercises';
  if (inModule?.endsWith('.scenario.yaml')) return 'scenario';
  if (inModule?.endsWith('.mdx')) return 'lesson';
  return 'stray';
}

function toSheet(raw: RawFile): Sheet {
  const kind = kindOf(raw.file);
  const module = /^modules\/([^/]+)\//.exec(raw.file)?.[1] ?? null;
  const name = raw.file.split('/').at(-1) ?? raw.file;
  const id = kind === 'module' && module ? module : name.replace(/(\.scenario)?\.[a-z]+$/, '');
  const common = { ...raw, kind, id, module };
  if (raw.raw === undefined || !(kind in schemas)) return { ...common, value: null, issues: [] };
  if (isCollection(kind)) return { ...common, ...fitEach(kind, raw.raw) };
  return { ...common, ...fitWhole(kind as keyof typeof schemas, raw.raw) };
}

function withReadings(sheet: Sheet<Scenario>): ScenarioSheet {
  const scenario = sheet.value;
  const map = scenario ? walkMap(scenario) : null;
  let known: Readings | undefined;
  const read = (): Readings => {
    if (!scenario || !map || !everyRunEnds(map)) return { refused: 'broken' };
    return map.runs > mostRuns ? { refused: 'too many' } : { runs: allRuns(scenario) };
  };
  return {
    ...sheet,
    map,
    readings: () => {
      known ??= read();
      return known;
    },
  };
}
