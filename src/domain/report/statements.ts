import type { Row } from '../roster/row.ts';
import type { RunSeen, TestSeen } from '../roster/submission.ts';
import { uuidsUnder } from '../record/uuid.ts';
import { ByteText, utf8 } from './byte-text.ts';

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

function verb(name: string): Uint8Array {
  return part('verb', { id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } });
}

/**
 * What the roster knows as xAPI 1.0.3 statements, one a line (NDJSON): gives the lines of a row as UTF-8, one row after the
 * other, so that a million of them need no memory. They are good until the next row is asked for. What rows have in common is
 * written once. Only results that replay are stated. Ids follow from person and result: sent twice, a statement is still one.
 */
export function statementsOfRows({ iri, account = accountOf }: StatementRules): (row: Row) => Uint8Array<ArrayBuffer> {
  const objectOf = {
    scenario: object('scenario'),
    test: object('test'),
    module: object('module'),
    course: object('course'),
  };
  function object(kind: keyof typeof activityTypes) {
    const known = new Known<string>();
    const make = (id: string) => ({
      objectType: 'Activity',
      id: `${iri}${kind}/${id}`,
      definition: { type: activityTypes[kind] },
    });
    return (id: string) => known.get(id) ?? known.learn(id, part('object', make(id)));
  }
  const runs = new Known<RunSeen['score'], Known<string>>();
  const ofRun = (run: RunSeen) => {
    const those = runs.get(run.score) ?? runs.learn(run.score, new Known());
    return those.get(run.outcome) ?? those.learn(run.outcome, part('result', runResult(run)));
  };
  const tests = new Known<number>();
  const ofTest = (test: TestSeen) => {
    const key = test.passed ? test.score : -1 - test.score;
    return tests.get(key) ?? tests.learn(key, part('result', testResult(test)));
  };
  const finished = part('result', { completion: true });
  const lines = new ByteText();
  return (row) => {
    lines.clear();
    const name = account(row);
    const idOf = uuidsUnder(`${iri}statement/${name}/`);
    const actor = utf8(`","actor":${JSON.stringify({ objectType: 'Agent', account: { homePage: iri, name } })}`);
    const extensions = { [`${iri}extensions/level`]: row.level, [`${iri}extensions/edition`]: row.current.edition };
    const context = utf8(`,"context":${JSON.stringify({ extensions })},"timestamp":`);
    const line = (verb: keyof typeof verbs, object: Uint8Array, at: string, what: string, result: Uint8Array) => {
      lines.add(beginning);
      lines.uuid(idOf(what));
      lines.add(actor);
      lines.add(verbs[verb]);
      lines.add(object);
      lines.add(result);
      lines.add(context);
      lines.quote(at);
      lines.add(end);
    };
    for (const run of row.runs)
      if (run.checked === 'agrees') line('completed', objectOf.scenario(run.scenario), run.at, run.id, ofRun(run));
    for (const test of row.tests)
      if (test.checked === 'agrees')
        line(test.passed ? 'passed' : 'failed', objectOf.test(test.test), test.at, test.id, ofTest(test));
    for (const { scope, day } of row.earned) {
      const of = scope === 'course' ? objectOf.course : objectOf.module;
      line('completed', of(scope), `${day}T00:00:00.000Z`, scope, finished);
    }
    return lines.bytes;
  };
}

const beginning = utf8('{"id":"');
const end = utf8('}\n');

function part(field: string, value: object): Uint8Array {
  return utf8(`,"${field}":${JSON.stringify(value)}`);
}

/** So many parts are kept at most: ids that nobody knows must not fill the memory. */
const mostKnown = 2000;

/** Parts of lines that come again and again, made and encoded once. They are found by what they are of, without a text for a key. */
class Known<K, V = Uint8Array> extends Map<K, V> {
  learn(key: K, value: V): V {
    if (this.size >= mostKnown) this.clear();
    this.set(key, value);
    return value;
  }
}

const activityTypes = {
  scenario: 'http://adlnet.gov/expapi/activities/simulation',
  test: 'http://adlnet.gov/expapi/activities/assessment',
  module: 'http://adlnet.gov/expapi/activities/module',
  course: 'http://adlnet.gov/expapi/activities/course',
} as const;

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
