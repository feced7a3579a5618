import { getCollection } from 'astro:content';
import type { Place } from '#domain/course/place.ts';
import { contentOf, structureOf } from '#domain/scenario/fingerprint.ts';
import { type ShownScenario, shown } from '#domain/scenario/shown.ts';
import { address } from './address.ts';
import { theCourse, theModules, thePlaces } from './course.ts';
import { neighboursOf } from './steps.ts';
import { wordsOf } from './words.ts';

/** Everything that the page of one scenario hands to the player: plain data, so that it can stand in the page. */
export interface ScenarioPage {
  readonly id: string;
  readonly scenario: ShownScenario;
  readonly structure: string;
  readonly content: string;
  readonly edition: string;
  readonly module: { readonly id: string; readonly title: string; readonly address: string };
  readonly next: { readonly title: string; readonly address: string } | null;
  readonly places: readonly PlaceWords[];
  readonly sources: Readonly<Record<string, SourceWords>>;
  readonly objectives: Readonly<Record<string, string>>;
  readonly addresses: { readonly sources: string; readonly settings: string };
  readonly words: Readonly<Record<string, string>>;
}

export interface PlaceWords {
  readonly id: Place;
  readonly name: string;
  readonly short: string;
  readonly phrase: string;
  readonly emergency: string;
  readonly helplines: readonly {
    readonly name: string;
    readonly for: string;
    readonly phone: string;
    readonly hours?: string | undefined;
  }[];
}

export interface SourceWords {
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly primary: boolean;
}

/** The scenarios of the course with the data of their pages, in the order of the modules. */
export async function scenarioPages(): Promise<readonly ScenarioPage[]> {
  const [course, modules, places, sources, scenarios] = [
    await theCourse(),
    await theModules(),
    await thePlaces(),
    await getCollection('sources'),
    await getCollection('scenarios'),
  ];
  const pages: ScenarioPage[] = [];
  for (const module of modules) {
    for (const id of module.steps) {
      const entry = scenarios.find((each) => each.id === id);
      if (!entry) continue;
      const scenario = shown(entry.data);
      const cited = citedBy(scenario);
      const { next } = await neighboursOf(module, id);
      pages.push({
        id,
        scenario,
        structure: structureOf(scenario),
        content: contentOf(scenario),
        edition: course.edition,
        module: { id: module.id, title: module.title, address: address.module(module.id) },
        next: next && { title: next.title, address: next.address },
        places: places.map(({ id: place, name, short, phrase, emergency, helplines }) => ({
          id: place,
          name,
          short,
          phrase,
          emergency,
          helplines: needsHelp(scenario) ? helplines.map(({ cites: _, ...line }) => line) : [],
        })),
        sources: Object.fromEntries(
          sources
            .filter((source) => cited.has(source.id))
            .map(({ id: source, data: { title, publisher, year, primary } }) => [
              source,
              { title, publisher, year, primary },
            ]),
        ),
        objectives: Object.fromEntries(
          Object.entries(module.objectives).filter(([objective]) => scenario.objectives.includes(objective)),
        ),
        addresses: { sources: address.page('sources'), settings: address.page('settings') },
        words: {
          ...(Object.values(scenario.beats).some(({ board }) => board) ? await wordsOf('board') : {}),
          ...(await wordsOf('player')),
          ...(await wordsOf('evidence')),
          ...(await wordsOf('basis')),
        },
      });
    }
  }
  return pages;
}

function needsHelp(scenario: ShownScenario): boolean {
  return Boolean(scenario['content-note']) || Object.values(scenario.beats).some((beat) => beat.helpline);
}

function citedBy(scenario: ShownScenario): ReadonlySet<string> {
  return new Set(
    Object.values(scenario.beats).flatMap((beat) => [
      ...(beat.board?.cites ?? []),
      ...Object.values(beat.choices ?? {}).flatMap((choice) => [
        ...(choice.cites ?? []),
        ...Object.values(choice.in ?? {}).flatMap((local) => local?.cites ?? []),
      ]),
    ]),
  );
}
