import { describe, expect, it } from 'vitest';
import { contentOf, structureOf } from '#domain/scenario/fingerprint.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { aBeat, aLadder, anOutcome } from '#tests/builders.ts';

const plain = aLadder(2);
const withChoice = (changes: object): Scenario => aLadder(2, { choices: { 'strong-1': changes } });

describe('the fingerprint of a scenario’s structure', () => {
  it('is sixteen hexadecimal digits, the same each time', () => {
    expect(structureOf(plain)).toMatch(/^[0-9a-f]{16}$/);
    expect(structureOf(aLadder(2))).toBe(structureOf(plain));
  });

  it.each<[string, Scenario]>([
    ['a choice’s words', withChoice({ text: 'In other words.' })],
    ['feedback', withChoice({ feedback: { consequence: 'x', principle: 'y', tempts: 'z' } })],
    ['citations', withChoice({ cites: ['a-source'] })],
    ['a place’s words without a quality', withChoice({ in: { uk: { says: 'A source says.' } } })],
    ['what a beat says', aLadder(2, { beats: { 1: { say: 'Something else happens.' } } })],
    ['the title', { ...plain, title: 'Another title' }],
    ['an outcome’s debrief', { ...plain, outcomes: { end: anOutcome({ debrief: 'Other words.' }) } }],
  ])('stays when %s changes, while the fingerprint of the content does not', (_, changed) => {
    expect(structureOf(changed)).toBe(structureOf(plain));
    expect(contentOf(changed)).not.toBe(contentOf(plain));
  });

  it.each<[string, Scenario]>([
    ['a target', withChoice({ to: 'end' })],
    ['a condition', withChoice({ when: ['told'] })],
    ['an effect', withChoice({ sets: ['told'] })],
    ['a quality', withChoice({ quality: 'acceptable' })],
    ['a place’s quality', withChoice({ in: { uk: { quality: 'poor' } } })],
    ['the agreement, on which scoring leans', withChoice({ agreement: 'varies-by-jurisdiction' })],
    ['a critical code', withChoice({ critical: 'impersonation' })],
    ['a repair', withChoice({ repairs: ['harmful-1'] })],
    ['the weight of a beat', aLadder(2, { beats: { 1: { recovery: true } } })],
    ['the start', { ...plain, start: 'beat-2' }],
    ['a verdict', { ...plain, outcomes: { end: anOutcome({ verdict: 'breach' }) } }],
    ['the number of beats', { ...plain, beats: { ...plain.beats, more: aBeat({ on: {} }) } }],
  ])('changes with %s', (_, changed) => {
    expect(structureOf(changed)).not.toBe(structureOf(plain));
  });
});
