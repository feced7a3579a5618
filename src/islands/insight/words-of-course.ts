import type { TestPage } from '#course/test-page.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';

/** The words of a case, as its own page has them, with the sources that it cites. */
export type CaseWords = Pick<ScenarioPage, 'scenario' | 'sources' | 'structure'>;

const cases = new Map<string, Promise<CaseWords | null>>();
const tests = new Map<string, Promise<TestPage['pools'] | null>>();

/**
 * The words of one case, taken from the page on which it is played: the coordinator's page would weigh half a megabyte with all of
 * them. Null where that page cannot be had, and then asked for again the next time.
 */
export function caseWords(root: string, scenario: string): Promise<CaseWords | null> {
  return remembered(cases, scenario, () => dataOf<CaseWords>(`${root}scenarios/${scenario}/`, 'scenario-page'));
}

/** The questions of a test with their words. @param test a module's id, or `course` */
export function testWords(root: string, test: string): Promise<TestPage['pools'] | null> {
  return remembered(tests, test, async () => {
    const address = test === 'course' ? `${root}test/` : `${root}modules/${test}/test/`;
    return (await dataOf<TestPage>(address, 'test-page'))?.pools ?? null;
  });
}

async function remembered<T>(known: Map<string, Promise<T | null>>, id: string, ask: () => Promise<T | null>) {
  const there = known.get(id);
  if (there) return there;
  const asked = ask();
  known.set(id, asked);
  if ((await asked) === null) known.delete(id);
  return asked;
}

/** The data that stands in a page of the course, read as text: nothing of the page is built or run. */
async function dataOf<T>(address: string, id: string): Promise<T | null> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const text = await answer.text();
    const data = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(text)?.[1];
    return data ? (JSON.parse(data) as T) : null;
  } catch {
    return null;
  }
}
