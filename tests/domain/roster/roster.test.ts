import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '#domain/hand-in/signing.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { attest } from '#domain/roster/attestation.ts';
import { indexRows, type Wanted } from '#domain/roster/look-up.ts';
import { activeMinutes, longestPause } from '#domain/roster/pace.ts';
import { foldedName } from '#domain/roster/person.ts';
import { emptyRoster, gather, withdraw } from '#domain/roster/roster.ts';
import { doubtsOf, rowsOf } from '#domain/roster/row.ts';
import type { Submission } from '#domain/roster/submission.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { course, made, signer } from '#tests/domain/hand-in/handing-in.ts';
import { flagsOf, receive, rowsFrom, rules } from './received.ts';

const annas = finishedRecord(course, { place: 'uk', device: 'anna000000.11111111' });
const bens = finishedRecord(course, { place: 'us', device: 'ben0000000.11111111' });
let [phone, computer]: Signer[] = [];
let anna: Submission;
let waiting: Submission;
let ben: Submission;

beforeAll(async () => {
  [phone, computer] = [await signer(), await signer()];
  ({ verified: anna, waiting } = await receive(annas, { name: 'Anna Ólafsdóttir' }, phone, 'a1/anna'));
  ({ verified: ben } = await receive(bens, { name: 'Ben Mwangi' }, computer, 'a1/ben'));
});

describe('a hand-in on the roster', () => {
  it('is not counted before it was looked into, and says so', () => {
    const [row] = rowsFrom([waiting]);
    expect(row && flagsOf(row)).toEqual(['waiting']);
    expect(row).toMatchObject({ level: 'self-reported', earned: [], runs: [], tests: [], name: 'Anna Ólafsdóttir' });
  });

  it('carries what was replayed: the run with its decisions, the test with its questions', () => {
    expect(anna.runs).toHaveLength(1);
    expect(anna.runs[0]).toMatchObject({ scenario: 'ladder', checked: 'agrees', place: 'uk', status: 'safe' });
    expect(anna.runs[0]?.steps).toHaveLength(3);
    expect(anna.tests[0]).toMatchObject({ test: 'reviews', checked: 'agrees', passed: true, score: 1 });
    expect(anna.tests[0]?.items.map(({ score }) => score)).toEqual([1, 1, 1, 1, 1]);
    expect(anna.earned).toEqual([
      { scope: 'course', day: '2026-11-20', minutes: null },
      { scope: 'reviews', day: '2026-11-20', minutes: null },
    ]);
  });

  it('stays plain data, so that a worker and a database can hold it', () => {
    expect(structuredClone(anna)).toEqual(anna);
    expect(JSON.parse(JSON.stringify(anna))).toEqual(anna);
  });

  it('that does not replay counts for nothing, and its row says why', async () => {
    const forged = annas.map((entry) => {
      if (entry.kind !== 'form-finished') return entry;
      const { id: _, device, seq, hlc, at, v: __, ...payload } = entry;
      return composeEntry({ ...payload, score: 0.5 }, { device, seq, hlc, at }).entry;
    });
    const { verified } = await receive(forged, { name: 'Anna' }, phone, 'a1/anna');
    const [row] = rowsFrom([verified]);
    expect(row && flagsOf(row)).toContain('form-result');
    expect(row).toMatchObject({ level: 'self-reported', earned: [], tests: [] });
    expect(row && attest(row, { at: made, ground: 'supervised', reason: 'I was there.' })).toEqual({
      ok: false,
      why: 'broken',
    });
  });
});

describe('bringing in', () => {
  it('the same file twice, or under another name, changes nothing (F-57)', () => {
    const first = gather(emptyRoster, [anna, ben]);
    const again = gather(first.roster, [ben, anna, anna]);
    expect([first.added, again.added, again.known]).toEqual([2, 0, 3]);
    expect(again.roster).toBe(first.roster);
  });

  it('never takes a verified file back to waiting', () => {
    const { roster } = gather(emptyRoster, [anna]);
    expect(gather(roster, [waiting]).roster).toBe(roster);
    expect(gather(gather(emptyRoster, [waiting]).roster, [anna])).toMatchObject({ added: 0, verified: 1 });
  });

  it('can be undone (F-61)', () => {
    const { roster } = gather(gather(emptyRoster, [anna]).roster, [ben]);
    expect([...withdraw(roster, [ben.hash]).keys()]).toEqual([anna.hash]);
  });

  it('gives the same rows in whichever order and in however many lots files come', async () => {
    const more = [
      anna,
      ben,
      waiting,
      (await receive(annas.slice(0, 4), { name: 'anna olafsdottir' }, phone)).verified,
      (await receive(bens, { name: 'Somebody Else' }, null)).verified,
      (await receive(bens, { name: 'Ben Mwangi', made: '2026-11-23T09:00:00.000Z' }, phone)).verified,
    ];
    const expected = rowsFrom(more);
    fc.assert(
      fc.property(fc.shuffledSubarray(more, { minLength: more.length }), fc.nat(more.length), (files, cut) => {
        const { roster } = gather(gather(emptyRoster, files.slice(0, cut)).roster, files.slice(cut));
        expect(rowsOf(roster, rules)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one person', () => {
  it('who hands in again is one row: the newer file tells where they stand, and what was finished stays (F-58)', async () => {
    const early = await receive(
      annas.slice(0, 3),
      { name: 'Anna', made: '2026-11-20T09:00:00.000Z' },
      phone,
      'a1/anna',
    );
    const [row, ...others] = rowsFrom([anna, early.verified]);
    expect(others).toEqual([]);
    expect(row?.current.hash).toBe(anna.hash);
    expect(row && flagsOf(row)).toEqual(['quick', 'merged']);
    const later = await receive(
      annas.slice(0, 3),
      { name: 'Anna', made: '2026-11-24T09:00:00.000Z' },
      phone,
      'a1/anna',
    );
    const [stepped] = rowsFrom([anna, later.verified]);
    expect(stepped?.done).toBeLessThan(stepped?.of ?? 0);
    expect(stepped?.earned.map(({ scope }) => scope)).toEqual(['course', 'reviews']);
    expect(stepped && flagsOf(stepped)).toContain('fewer-than-before');
  });

  it('who went from a phone to a computer is one row, known by name and shared work', async () => {
    const here = (await receive(annas, { name: 'Anna Ólafsdóttir' }, phone)).verified;
    const there = (await receive(annas, { name: 'ANNA OLAFSDOTTIR' }, computer)).verified;
    const rows = rowsFrom([here, there]);
    expect(rows).toHaveLength(1);
    expect(rows.flatMap(flagsOf)).toContain('several-devices');
    expect(rows[0]?.runs).toHaveLength(1);
  });

  it('is not made of two who only have the same name', async () => {
    const one = (await receive(annas, { name: 'Sam Lee' }, phone)).verified;
    const other = (await receive(bens, { name: 'Sam Lee' }, computer)).verified;
    expect(rowsFrom([one, other])).toHaveLength(2);
  });

  it('is never made of two invitations, whatever the names and keys', async () => {
    const one = (await receive(annas, { name: 'Sam Lee' }, phone, 'a1/anna')).verified;
    const bridge = (await receive(annas, { name: 'Sam Lee' }, phone)).verified;
    const other = (await receive(annas, { name: 'Sam Lee' }, phone, 'a1/ben')).verified;
    const rows = rowsFrom([one, bridge, other]);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(flagsOf(row)).toEqual(expect.arrayContaining(['same-work', 'same-device']));
  });
});

describe('a row', () => {
  it('of a signed file that answers an assignment is assigned, not more', () => {
    expect(rowsFrom([anna])[0]?.level).toBe('assigned');
  });

  it('without a signature, an assignment or an invitation is self-reported', async () => {
    const unsigned = (await receive(annas, { name: 'Anna' }, null, 'a1/anna')).verified;
    const unasked = (await receive(annas, { name: 'Anna' }, phone)).verified;
    const foreign = (await receive(annas, { name: 'Anna' }, phone, 'zz/anna')).verified;
    const stranger = (await receive(annas, { name: 'Anna' }, phone, 'a1/carl')).verified;
    const seen = [unsigned, unasked, foreign, stranger].map((one) => rowsFrom([one])[0]);
    expect(seen.map((row) => row?.level)).toEqual(Array.from({ length: 4 }, () => 'self-reported'));
    expect(seen.map((row) => row && flagsOf(row).filter((id) => id !== 'quick'))).toEqual([
      ['unsigned'],
      ['assignment-none'],
      ['assignment-unknown'],
      ['not-invited'],
    ]);
  });

  it('with two names from one device says so on both', async () => {
    const other = (await receive(bens, { name: 'Ben' }, phone, 'a1/ben')).verified;
    const rows = rowsFrom([anna, other]);
    expect(rows.map((row) => flagsOf(row).includes('same-device'))).toEqual([true, true]);
  });

  it('of work that two people handed in says so on both', async () => {
    const copied = (await receive(annas, { name: 'Ben' }, computer, 'a1/ben')).verified;
    const rows = rowsFrom([anna, copied]);
    expect(rows.map((row) => flagsOf(row).includes('same-work'))).toEqual([true, true]);
  });

  it('of work in a fraction of its minutes is asked about, and no longer where the minutes fit', () => {
    const [row] = rowsFrom([anna]);
    expect(row?.flags.find(({ id }) => id === 'quick')?.values).toEqual({ active: 13, written: 90 });
    expect(rowsFrom([anna], { minutes: { reviews: 40 } }).flatMap(flagsOf)).not.toContain('quick');
  });

  it('that came after its day says so, and holds nothing against anybody', async () => {
    const { verified } = await receive(annas, { made: '2026-12-01T08:00:00.000Z' }, phone, 'a1/anna');
    const late = rowsFrom([verified])[0]?.flags.find(({ id }) => id === 'late');
    expect(late).toMatchObject({ weight: 'note', values: { due: '2026-11-30' } });
  });

  it('keeps the doubts of files that were superseded', async () => {
    const unsigned = (await receive(annas, { made: '2026-11-21T09:00:00.000Z' }, null, 'a1/anna')).verified;
    const [row] = rowsFrom([anna, unsigned]);
    expect(row && doubtsOf(row).find(({ id }) => id === 'unsigned')?.file).toBe(unsigned.hash);
  });
});

describe('vouching for a row', () => {
  const said = { at: made, ground: 'mailbox' } as const;

  it('needs a written reason where anything speaks against it', () => {
    const [row] = rowsFrom([anna]);
    if (!row) throw new Error('There is no row.');
    expect(attest(row, { ...said, reason: '  ' })).toEqual({ ok: false, why: 'reason' });
    const given = attest(row, { ...said, reason: 'She read faster than we wrote.' });
    expect(given).toMatchObject({ ok: true, attestation: { file: anna.hash, ground: 'mailbox' } });
  });

  it('raises that file, and not the next one of the same person', async () => {
    const [row] = rowsFrom([anna], { minutes: {} });
    const given = row && attest(row, said);
    if (!given?.ok) throw new Error('It was refused.');
    const attestations = new Map([[given.attestation.file, given.attestation]]);
    expect(rowsFrom([anna], { attestations })[0]?.level).toBe('attested');
    const next = await receive(annas, { made: '2026-11-25T09:00:00.000Z' }, phone, 'a1/anna');
    expect(rowsFrom([anna, next.verified], { attestations })[0]?.level).toBe('assigned');
  });

  it('waits for the verification', () => {
    const [row] = rowsFrom([waiting]);
    expect(row && attest(row, said)).toEqual({ ok: false, why: 'waiting' });
  });
});

describe('looking up', () => {
  it('finds a name however it is written, and a file by its hash', () => {
    const rows = rowsFrom([anna, ben]);
    const names = (text: string) =>
      indexRows(rows)
        .lookUp({ text }, { by: 'name', down: false })
        .map(({ name }) => name);
    expect(names('olafsdottir, anna')).toEqual([]);
    expect(names('ANNA  olafs')).toEqual(['Anna Ólafsdóttir']);
    expect(names(ben.hash.slice(0, 10))).toEqual(['Ben Mwangi']);
    expect(names('')).toEqual(['Anna Ólafsdóttir', 'Ben Mwangi']);
  });

  it('narrows by level, flag, standing, place and role', () => {
    const rows = rowsFrom([anna, ben]);
    const count = (wanted: Wanted) => indexRows(rows).lookUp(wanted, { by: 'made', down: true }).length;
    expect([
      count({ level: 'assigned' }),
      count({ level: 'attested' }),
      count({ flag: 'quick' }),
      count({ standing: 'finished' }),
      count({ standing: 'begun' }),
      count({ place: 'uk' }),
      count({ role: 'nurse' }),
      count({ earned: true }),
    ]).toEqual([2, 0, 2, 2, 0, 1, 0, 2]);
    const begun = rows.map((row) => ({ ...row, earned: [] }));
    expect(indexRows(begun).lookUp({ earned: true }, { by: 'made', down: true })).toEqual([]);
  });

  it('sorts both ways by every column, the same way each time', () => {
    const rows = rowsFrom([anna, ben]);
    const up = indexRows(rows)
      .lookUp({}, { by: 'place', down: false })
      .map(({ place }) => place);
    expect(up).toEqual(['uk', 'us']);
    expect(
      indexRows(rows)
        .lookUp({}, { by: 'place', down: true })
        .map(({ place }) => place),
    ).toEqual(['us', 'uk']);
    const tied = indexRows(rows)
      .lookUp({}, { by: 'level', down: true })
      .map(({ id }) => id);
    expect(tied).toEqual(rows.map(({ id }) => id).sort());
  });
});

describe('one index that is asked again and again', () => {
  it('answers each question as if it were the first, equal rows in the order of their ids both ways', () => {
    const [one] = rowsFrom([anna]);
    if (!one) throw new Error('There is no row.');
    const rows = Array.from({ length: 60 }, (_, at) => ({
      ...one,
      id: String(at).padStart(3, '0'),
      name: `Person ${at % 7}`,
      place: (['uk', 'us', null] as const)[at % 3] ?? null,
      done: at % 5,
      of: at % 4 === 0 ? 0 : 5,
    }));
    const index = indexRows(rows);
    const share = ({ done, of }: (typeof rows)[number]) => (of === 0 ? 0 : done / of);
    for (const text of ['', 'person 3', 'nobody'])
      for (const by of ['name', 'place', 'done'] as const)
        for (const down of [false, true, false]) {
          const keyed = rows.filter(({ name }) => text === '' || name.toLowerCase() === text);
          const key = (row: (typeof rows)[number]) => (by === 'done' ? share(row) : (row[by] ?? ''));
          // The engine's sort keeps the order of equal ones.
          const expected = keyed.sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) !== down ? -1 : 1));
          expect(index.lookUp({ text }, { by, down }).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        }
  });
});

describe('time at work', () => {
  it('is the time between entries, long breaks cut', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();
    expect(activeMinutes([at(0), at(3), at(5)])).toBe(5);
    expect(activeMinutes([at(0), at(300), at(301)])).toBe(longestPause + 1);
    expect(activeMinutes([at(5), at(0), at(2)])).toBe(2);
    expect(activeMinutes([])).toBe(0);
    expect(activeMinutes(['nonsense', at(0), 'nonsense', at(4)])).toBe(4);
  });
});

describe('a name as it is compared', () => {
  it('has no case, accents, spaces or points', () => {
    expect(foldedName('Dr. Ayşe  Ó Braonáin-Lee')).toBe('drayseobraonainlee');
    expect(foldedName('李 明')).toBe('李明');
    expect(foldedName('ANNA  Lee')).toBe(foldedName('Ánna Lee'));
  });
});
