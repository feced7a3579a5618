import type { Row } from '../roster/row.ts';
import type { RunSeen, TestSeen } from '../roster/submission.ts';
import { uuidsUnder } from '../record/uuid.ts';

/** What names the learner and the course in statements. */
export interface StatementRules {
  /** The course's `iri`, ending in a slash. */
  readonly iri: string;
  /** How a person is named to the LRS: an opaque account, by default the invitation or the row's id. Never a name. */
  readonly account?: (row: Row) => string;
}

/** The verbs of ADL's vocabulary, as they stand in a statement. */
const verbs = {
  completed: verb('completed'),
  passed: verb('passed'),
  failed: verb('failed'),
} as const;

function verb(name: string): string {
  return JSON.stringify({ id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } });
}

/**
 * What the roster knows as xAPI 1.0.3 statements, one a line (NDJSON), one after the other, so that a million of them need no
 * memory. Only results that replay are stated. Ids follow from person and result: sent twice, a statement is still one.
 */
export function* statementLines(rows: Iterable<Row>, rules: StatementRules): Generator<string> {
  const linesOf = statementsOfRows(rules);
  for (const row of rows) yield* linesOf(row);
}

/** The same for whoever takes the rows one by one: gives the lines of a row. What rows have in common is written once. */
export function statementsOfRows({ iri, account = accountOf }: StatementRules): (row: Row) => readonly string[] {
  const objects = new Texts();
  const results = new Texts();
  const objectOf = (kind: string, id: string) =>
    objects.of(`${kind}/${id}`, () => ({
      objectType: 'Activity',
      id: `${iri}${kind}/${id}`,
      definition: { type: activityTypes[kind] },
    }));
  const runText = (run: RunSeen) => results.of(`run ${run.score} ${run.outcome}`, () => runResult(run));
  const testText = (test: TestSeen) => results.of(`test ${test.score} ${test.passed}`, () => testResult(test));
  const finished = JSON.stringify({ completion: true });
  return (row) => {
    const name = account(row);
    const idOf = uuidsUnder(`${iri}statement/${name}/`);
    const actor = JSON.stringify({ objectType: 'Agent', account: { homePage: iri, name } });
    const context = JSON.stringify({
      extensions: { [`${iri}extensions/level`]: row.level, [`${iri}extensions/edition`]: row.current.edition },
    });
    const line = (verb: keyof typeof verbs, object: string, at: string, what: string, result: string) =>
      `{"id":"${idOf(what)}","actor":${actor},"verb":${verbs[verb]},"object":${object},"result":${result},` +
      `"context":${context},"timestamp":${JSON.stringify(at)}}\n`;
    const lines: string[] = [];
    for (const run of row.runs)
      if (run.checked === 'agrees')
        lines.push(line('completed', objectOf('scenario', run.scenario), run.at, run.id, runText(run)));
    for (const test of row.tests)
      if (test.checked === 'agrees')
        lines.push(
          line(test.passed ? 'passed' : 'failed', objectOf('test', test.test), test.at, test.id, testText(test)),
        );
    for (const { scope, day } of row.earned) {
      const object = objectOf(scope === 'course' ? 'course' : 'module', scope);
      lines.push(line('completed', object, `${day}T00:00:00.000Z`, scope, finished));
    }
    return lines;
  };
}

/** So many texts are kept at most: ids that nobody knows must not fill the memory. */
const mostTexts = 10_000;

/** Texts of JSON that come again and again, made once. */
class Texts {
  readonly #texts = new Map<string, string>();

  of(key: string, make: () => object): string {
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text = JSON.stringify(make());
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    this.#texts.set(key, text);
    return text;
  }
}

const activityTypes: { readonly [kind: string]: string } = {
  scenario: 'http://adlnet.gov/expapi/activities/simulation',
  test: 'http://adlnet.gov/expapi/activities/assessment',
  module: 'http://adlnet.gov/expapi/activities/module',
  course: 'http://adlnet.gov/expapi/activities/course',
};

function runResult({ score, outcome }: RunSeen): object {
  return { completion: true, response: outcome, ...(score === null ? {} : { score: scoreOf(score / 100) }) };
}

function testResult({ score, passed }: TestSeen): object {
  return { completion: true, success: passed, score: scoreOf(score) };
}

/** Raw, bounds and scaled together: some systems read only one of them. */
function scoreOf(share: number): object {
  return { scaled: round(share, 4), raw: round(100 * share, 2), min: 0, max: 100 };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function accountOf({ assignment, id }: Row): string {
  return assignment?.token ? `${assignment.id}.${assignment.token}` : id.slice(0, 32);
}
