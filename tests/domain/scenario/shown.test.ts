import { expect, it } from 'vitest';
import { contentOf } from '#domain/scenario/fingerprint.ts';
import { shown } from '#domain/scenario/shown.ts';
import { aScenario } from '#tests/builders.ts';

it('gives a learner the whole scenario but its cast, and a fingerprint that no cast can change', () => {
  const plain = aScenario();
  const withCast = aScenario({ cast: { asa: { name: 'Asa', is: 'nurse, senior', parts: ['at-fault'] } } });
  expect(shown(withCast)).toEqual(plain);
  expect(contentOf(shown(withCast))).toBe(contentOf(plain));
});
