import { beforeAll, describe, expect, it } from 'vitest';
import { guessMapping, readOwnList } from '#domain/report/own-list.ts';
import type { Row } from '#domain/roster/row.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { course, signer } from '#tests/domain/hand-in/handing-in.ts';
import { receive, rowsFrom } from '#tests/domain/roster/received.ts';

let rows: readonly Row[];

beforeAll(async () => {
  const from = async (name: string, device: string, assignment?: string) =>
    (await receive(finishedRecord(course, { device: `${device}.11111111` }), { name }, await signer(), assignment))
      .verified;
  rows = rowsFrom([
    await from('Anna Berg', 'aaaaaaaaaa', 'a1/anna'),
    await from('Ben Cole', 'bbbbbbbbbb'),
    await from('Cy Dunn', 'cccccccccc'),
    await from('Cy Dunn', 'dddddddddd'),
  ]);
});

const heads = ['Full name', 'First name', 'Surname', 'Birth Month', 'Birth-day', 'NPI', 'Consent'];

describe('the coordinator’s own list', () => {
  it('is mapped by what its heads say, and never twice', () => {
    expect(guessMapping(heads)).toEqual({
      who: 0,
      givenName: 1,
      familyName: 2,
      birthMonth: 3,
      birthDay: 4,
      npi: 5,
      consent: 6,
    });
    expect(guessMapping(['A', 'B'])).toEqual({});
  });

  it('stands beside rows by invitation or name; what is nobody, several or written twice is left out by its line', () => {
    const line = (who: string, consent = '2026-11-20') => [who, 'Given', 'Family', '2', '29', '123', consent];
    const { details, leftOut } = readOwnList(
      [line('anna'), line('BEN  cole', 'yes'), line('Cy Dunn'), line('Nobody'), line('Anna Berg')],
      guessMapping(heads),
      rows,
    );
    expect(leftOut).toEqual([
      { line: 3, who: 'BEN  cole', why: 'consent' },
      { line: 4, who: 'Cy Dunn', why: 'several' },
      { line: 5, who: 'Nobody', why: 'nobody' },
      { line: 6, who: 'Anna Berg', why: 'twice' },
    ]);
    const ben = rows.find(({ name }) => name === 'Ben Cole');
    expect([...details]).toEqual([
      [
        ben?.id,
        expect.objectContaining({ givenName: 'Given', birthMonth: 2, birthDay: 29, npi: '123', consent: null }),
      ],
    ]);
  });
});
