import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { hexOf } from '../record/hex.ts';
import type { Scenario } from './schema.ts';

/** How many hexadecimal digits of a hash are kept: enough to tell editions apart, short enough for every entry. */
const digits = 16;

/**
 * The fingerprint of what decides where a trail leads and what it scores: ids, order, targets, conditions, qualities.
 * Equal structure means that an old trail replays to the same place and the same score.
 */
export function structureOf(scenario: Scenario): string {
  return digest({
    start: scenario.start,
    beats: Object.entries(scenario.beats).map(([id, beat]) => [
      id,
      beat.continue ?? null,
      beat.recovery ?? false,
      Object.entries(beat.choices ?? {}).map(
        ([choice, { to, when, unless, sets, quality, agreement, critical, repairs, in: local }]) => [
          choice,
          { to, when: when ?? [], unless: unless ?? [], sets: sets ?? [] },
          { quality: quality ?? null, agreement, critical: critical ?? null, repairs: repairs ?? [] },
          Object.entries(local ?? {}).flatMap(([place, { quality: there }]) => (there ? [[place, there]] : [])),
        ],
      ),
    ]),
    outcomes: Object.entries(scenario.outcomes).map(([id, { verdict }]) => [id, verdict]),
  });
}

/** The fingerprint of the whole scenario, words included: what exactly the learner read. */
export function contentOf(scenario: Scenario): string {
  return digest(scenario);
}

function digest(value: unknown): string {
  return hexOf(sha256(utf8ToBytes(canonicalize(value) ?? ''))).slice(0, digits);
}
