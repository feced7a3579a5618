import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditFiles, auditZip } from '#domain/report/audit.ts';
import { writeCsv } from '#domain/report/csv.ts';
import {
  type Activity,
  parsColumns,
  parsReport,
  participantsByProfession,
  type Reportable,
} from '#domain/report/pars.ts';
import { rosterColumns, rosterTable } from '#domain/report/roster-table.ts';
import { statementsOfRows } from '#domain/report/statements.ts';
import { uuidOf, uuidsUnder } from '#domain/record/uuid.ts';
import { attest } from '#domain/roster/attestation.ts';
import type { Row } from '#domain/roster/row.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry } from '#domain/record/entry.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { course, made, signer } from '#tests/domain/hand-in/handing-in.ts';
import { receive, rowsFrom } from '#tests/domain/roster/received.ts';

let row: Row;
let unconfirmed: Row;
let file: string;
const said = { at: made, ground: 'supervised', reason: '=cmd|x' } as const;

beforeAll(async () => {
  const done = finishedRecord(course, { place: 'uk' });
  const last = done.at(-1) as Entry;
  const { entry } = composeEntry(
    { kind: 'evaluation-given', answers: {}, of: 'course', minutes: 70, honour: true },
    { device: last.device, seq: last.seq + 1, hlc: `${last.hlc.slice(0, -1)}z`, at: last.at },
  );
  const received = await receive([...done, entry], { name: '=Anna' }, await signer(), 'a1/anna');
  file = received.file;
  [unconfirmed] = rowsFrom([received.verified]) as [Row];
  const given = attest(unconfirmed, said);
  if (!given.ok) throw new Error(given.why);
  [row] = rowsFrom([received.verified], { attestations: new Map([[given.attestation.file, given.attestation]]) }) as [
    Row,
  ];
});

describe('the roster as a table', () => {
  it('has a cell for each column, and the file is that table', () => {
    const table = rosterTable([row], (group, id) => `${group}:${id}`);
    expect(table.columns).toHaveLength(rosterColumns.length);
    const [, line] = parse(writeCsv(table), { bom: true }) as string[][];
    expect(line).toEqual([
      "'=Anna",
      '',
      'place:uk',
      'standing:finished',
      '3',
      '3',
      'scope:course; scope:reviews',
      '2026-11-20',
      '2026-11-22',
      'level:attested',
      expect.stringContaining('flag:quick'),
      '2026.1',
      'anna',
      row.current.hash,
    ]);
  });
});

describe('pars-learners.csv', () => {
  const activity: Activity = {
    accmeId: '200000001',
    providerId: 'PR-1',
    creditType: 'AMA PRA Category 1',
    scope: 'course',
    most: 1,
  };
  const anna: Reportable = {
    givenName: 'Anna',
    familyName: 'Ólafsdóttir',
    birthMonth: 2,
    birthDay: 29,
    licenseState: 'NY',
    licenseId: '123',
    consent: '2026-11-20',
  };
  const report = (rows: readonly Row[], person: Partial<Reportable> | null, more: Partial<Activity> = {}) =>
    parsReport(rows, new Map(person ? [[row.id, { ...anna, ...person }]] : []), { ...activity, ...more });

  it('has the columns and one line for each person to report, credits in quarters and at most what is designated', () => {
    const { table, leftOut } = report([row], {});
    expect(leftOut).toEqual([]);
    const [head, line] = parse(writeCsv(table), { bom: true }) as string[][];
    expect(head).toEqual([...parsColumns]);
    expect(Object.fromEntries((head ?? []).map((column, at) => [column, line?.[at]]))).toEqual({
      GivenName: 'Anna',
      FamilyName: 'Ólafsdóttir',
      BirthMonth: '2',
      BirthDay: '29',
      LicenseState: 'NY',
      LicenseId: '123',
      NPI: '',
      BoardDomain: '',
      BoardId: '',
      AccmeActivityId: '200000001',
      ProviderActivityId: 'PR-1',
      CompletedDate: '2026-11-20',
      CreditType: 'AMA PRA Category 1',
      CreditsClaimed: '1.00',
      Action: 'add',
      ConsentToReport: 'Y 2026-11-20',
      RecordId: row.current.hash,
    });
    expect(report([row], {}, { most: 2 }).table.rows[0]?.[13]).toBe('1.00');
    expect(report([row], {}, { most: 0.75 }).table.rows[0]?.[13]).toBe('0.75');
  });

  it('names everybody who is left out, with the reason', () => {
    const why = (rows: readonly Row[], person: Partial<Reportable> | null, more: Partial<Activity> = {}) => {
      const { table, leftOut } = report(rows, person, more);
      expect(table.rows).toEqual([]);
      return leftOut.map((one) => one.why);
    };
    expect(why([row], null)).toEqual(['details']);
    expect(why([row], { consent: null })).toEqual(['consent']);
    expect(why([row], { licenseId: '' })).toEqual(['identity']);
    expect(why([row], { birthMonth: 13 })).toEqual(['identity']);
    expect(why([row], { birthMonth: 4, birthDay: 31 })).toEqual(['identity']);
    expect(why([row], {}, { scope: 'another' })).toEqual(['unfinished']);
    expect(why([unconfirmed], {})).toEqual(['unattested']);
    expect(why([row], {}, { scope: 'reviews' })).toEqual(['minutes']);
  });

  it('takes an NPI or a board’s number in place of a licence', () => {
    expect(report([row], { licenseId: undefined, npi: '1234567893' }).leftOut).toEqual([]);
    expect(report([row], { licenseId: undefined, boardDomain: 'abim.org', boardId: '7' }).leftOut).toEqual([]);
  });

  it('counts participants by profession, the unnamed ones too', () => {
    const nurse = { ...row, role: 'nurse' };
    expect(participantsByProfession([nurse, row, nurse], 'course', (role) => role.toUpperCase())).toEqual({
      columns: ['Profession', 'Participants'],
      rows: [
        ['', 1],
        ['NURSE', 2],
      ],
    });
    expect(participantsByProfession([row], 'another', (role) => role).rows).toEqual([]);
  });
});

describe('xAPI statements', () => {
  const rules = { iri: 'https://course.example/' };
  interface Statement {
    id: string;
    actor: { account: { name: string } };
    verb: { id: string };
    object: { id: string };
    result: { score?: { scaled: number; raw: number; min: number; max: number } };
    timestamp: string;
  }
  const textOf = (of: typeof row) => new TextDecoder().decode(statementsOfRows(rules)(of));
  const linesOf = (of: typeof row) => textOf(of).trimEnd().split('\n');
  const statements = () => linesOf(row).map((line) => JSON.parse(line) as Statement);

  it('are a line each, one for every run, test and thing finished', () => {
    for (const line of linesOf(row)) expect(line).toMatch(/^\{[^\n]*\}$/);
    expect(textOf(row).endsWith('}\n')).toBe(true);
    expect(statements().map(({ verb, object }) => [verb.id.split('/').at(-1), object.id])).toEqual([
      ['completed', 'https://course.example/scenario/ladder'],
      ['passed', 'https://course.example/test/reviews'],
      ['completed', 'https://course.example/course/course'],
      ['completed', 'https://course.example/module/reviews'],
    ]);
  });

  it('have what xAPI asks for: UUIDs, addresses, UTC, and scores inside their bounds', () => {
    for (const { id, object, verb, result, timestamp } of statements()) {
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      for (const address of [object.id, verb.id]) expect(URL.canParse(address)).toBe(true);
      expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      if (result.score) expect(result.score).toEqual({ scaled: 1, raw: 100, min: 0, max: 100 });
    }
    expect(new Set(statements().map(({ id }) => id)).size).toBe(4);
  });

  it('are the same when they are made again, and name nobody', () => {
    expect(statements()).toEqual(statements());
    expect(statements().map(({ actor }) => actor.account.name)).toEqual(Array.from({ length: 4 }, () => 'a1.anna'));
    expect(textOf(row)).not.toContain('=Anna');
  });

  it('have ids that follow from course, person and result', () => {
    const [run] = row.runs;
    expect(statements()[0]?.id).toBe(uuidOf(`${rules.iri}statement/a1.anna/${run?.id}`));
  });

  it('say of each result what is so of it, however alike results are', () => {
    const [run] = row.runs;
    const runs = [100, 37.5, null, 100].map((score, at) => ({
      ...(run as NonNullable<typeof run>),
      id: `run-${at}`,
      score,
      outcome: at === 3 ? 'another' : 'one',
    }));
    const alike = linesOf({ ...row, runs, tests: [], earned: [] });
    expect(alike.map((line) => (JSON.parse(line) as { result: unknown }).result)).toEqual([
      { completion: true, response: 'one', score: { scaled: 1, raw: 100, min: 0, max: 100 } },
      { completion: true, response: 'one', score: { scaled: 0.375, raw: 37.5, min: 0, max: 100 } },
      { completion: true, response: 'one' },
      { completion: true, response: 'another', score: { scaled: 1, raw: 100, min: 0, max: 100 } },
    ]);
  });

  it('state no result that did not replay', () => {
    const doubtful = { ...row, runs: row.runs.map((run) => ({ ...run, checked: 'not-replayable' as const })) };
    expect(textOf(doubtful)).not.toContain('scenario/ladder');
  });

  it('stand row after row in one piece of memory, in whatever letters ids and times are written', () => {
    const of = statementsOfRows(rules);
    const [run] = row.runs;
    const odd = {
      ...(run as NonNullable<typeof run>),
      id: 'ä"\\',
      outcome: 'Ω"\n',
      at: '2026-11-22T09:00:00.000Z"\u2028é',
    };
    const many = { ...row, runs: Array.from({ length: 500 }, () => odd) };
    const [small, large] = [of(row).slice(), of(many).slice()];
    expect(of(row)).toEqual(small);
    const said = new TextDecoder().decode(large).split('\n').slice(0, 500);
    expect(new Set(said).size).toBe(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      id: uuidOf(`${rules.iri}statement/a1.anna/${odd.id}`),
      result: { response: odd.outcome },
      timestamp: odd.at,
    });
  });
});

describe('a name-based UUID', () => {
  it('is that of RFC 9562, appendix A.4', () => {
    expect(uuidOf('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('is the same where its beginning was hashed before, however long it is', () => {
    for (let length = 0; length < 140; length += 7) {
      const beginning = 'ä'.repeat(length);
      const idOf = uuidsUnder(beginning);
      for (const rest of ['', 'one', 'ö'.repeat(70)]) {
        const hex = Buffer.from(idOf(rest)).toString('hex');
        expect(hex).toBe(uuidOf(beginning + rest).replaceAll('-', ''));
      }
    }
  });
});

describe('an audit bundle', () => {
  const bundle = () =>
    auditFiles({
      rows: [row],
      roster: rosterTable([row], (_, id) => id),
      attestations: [{ file: row.current.hash, ...said }],
      files: new Map([
        [row.current.hash, file],
        ['../../etc/passwd', 'x'],
      ]),
      shownBefore: 'What was shown.',
      tables: { items: { columns: ['Item'], rows: [['q1']] } },
      about: 'One row of one.',
    });

  it('holds the records as they came, the log of flags, who vouched, and sums that fit', () => {
    const zip = unzipSync(auditZip(bundle()));
    expect(Object.keys(zip).sort()).toEqual(
      [
        'README.txt',
        'SHA256SUMS',
        'attestations.csv',
        'items.csv',
        `records/${row.current.hash}.json`,
        'records/etcpasswd.json',
        'roster.csv',
        'shown-before.txt',
        'verification.csv',
      ].sort(),
    );
    const text = (name: string) => strFromU8(zip[name] ?? new Uint8Array());
    expect(text(`records/${row.current.hash}.json`)).toBe(file);
    const log = parse(text('verification.csv'), { bom: true }) as string[][];
    expect(log.map((line) => line[4])).toContain('quick');
    expect((parse(text('attestations.csv'), { bom: true }) as string[][])[1]?.[3]).toBe("'=cmd|x");
    const sums = text('SHA256SUMS')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(sums).toHaveLength(8);
    for (const [sum, name = ''] of sums)
      expect(
        createHash('sha256')
          .update(zip[name] ?? '')
          .digest('hex'),
        name,
      ).toBe(sum);
  });

  it('has the same bytes each time', () => {
    expect(auditZip(bundle())).toEqual(auditZip(bundle()));
  });
});
