import { allRuns, type ScenarioMap } from '#domain/scenario/explore.ts';
import type { Explore } from '#domain/scenario/run.ts';

export function explorer(_id: string, map: ScenarioMap): Explore {
  return () => allRuns(map);
}
