import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { grounds, levels } from '#domain/roster/attestation.ts';
import { flagIds } from '#domain/roster/flag.ts';

const words = parse(readFileSync('content/interface/en.yaml', 'utf8')) as Record<string, Record<string, string>>;
const roster = words['roster'] ?? {};

describe('the words of a roster', () => {
  it('say every flag, level and ground, and nothing that does not exist', () => {
    const findings = Object.keys(words['verify'] ?? {}).flatMap((id) =>
      id.startsWith('finding-') ? [id.slice(8)] : [],
    );
    const said = (kind: string) =>
      Object.keys(roster).flatMap((id) => (id.startsWith(`${kind}-`) ? [id.slice(kind.length + 1)] : []));
    expect([...findings, ...said('flag')].sort()).toEqual([...flagIds].sort());
    const names = Object.keys(words['console'] ?? {}).flatMap((id) =>
      id.startsWith('flag-name-') ? [id.slice('flag-name-'.length)] : [],
    );
    expect(names.sort()).toEqual([...flagIds].sort());
    expect(said('level')).toEqual([...levels]);
    expect(said('ground')).toEqual([...grounds]);
  });

  it('say that nobody is ranked by them (A1)', () => {
    expect(roster['never-rank']).toMatch(/never rank people.*never support a\s+decision about anybody’s employment/s);
  });
});
