import type { Row } from '../roster/row.ts';
import type { RunSeen, TestSeen } from '../roster/submission.ts';
import { uuidOf } from '../record/uuid.ts';

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
  for (const row of rows) yield* linesOf(row, rules);
}

function* linesOf(row: Row, { iri, account = accountOf }: StatementRules): Generator<string> {
  const name = account(row);
  // What all statements of one person share is written once: there may be a million of them.
  const actor = JSON.stringify({ objectType: 'Agent', account: { homePage: iri, name } });
  const context = JSON.stringify({
    extensions: { [`${iri}extensions/level`]: row.level, [`${iri}extensions/edition`]: row.current.edition },
  });
  const about = (verb: keyof typeof verbs, kind: string, id: string, at: string, what: string, result: object) => {
    const object = { objectType: 'Activity', id: `${iri}${kind}/${id}`, definition: { type: activityTypes[kind] } };
    return (
      `{"id":"${uuidOf(`${iri}statement/${name}/${what}`)}","actor":${actor},"verb":${verbs[verb]},` +
      `"object":${JSON.stringify(object)},"result":${JSON.stringify(result)},"context":${context},` +
      `"timestamp":${JSON.stringify(at)}}\n`
    );
  };
  for (const run of row.runs)
    if (run.checked === 'agrees') yield about('completed', 'scenario', run.scenario, run.at, run.id, runResult(run));
  for (const test of row.tests)
    if (test.checked === 'agrees')
      yield about(test.passed ? 'passed' : 'failed', 'test', test.test, test.at, test.id, testResult(test));
  for (const { scope, day } of row.earned)
    yield about('completed', scope === 'course' ? 'course' : 'module', scope, `${day}T00:00:00.000Z`, scope, {
      completion: true,
    });
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
