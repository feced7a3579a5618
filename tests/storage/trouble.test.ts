import { expect, test } from 'vitest';
import { troubleWith } from '#storage/trouble.ts';

test.each([
  ['localStorage', new DOMException('', 'QuotaExceededError'), 'full', 'QuotaExceededError'],
  ['localStorage', { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }, 'full', 'NS_ERROR_DOM_QUOTA_REACHED'],
  ['localStorage', { name: 'Error', code: 22 }, 'full', 'Error'],
  ['localStorage', { name: 'Error', code: 1014 }, 'full', 'Error'],
  ['indexedDB', { name: 'QuotaExceededError' }, 'full', 'QuotaExceededError'],
  ['indexedDB', new DOMException('', 'UnknownError'), 'full', 'UnknownError'],
  ['localStorage', new DOMException('', 'UnknownError'), 'failed', 'UnknownError'],
  ['indexedDB', new DOMException('', 'SecurityError'), 'absent', 'SecurityError'],
  ['indexedDB', new TypeError('x'), 'failed', 'TypeError'],
  ['indexedDB', 'broken', 'failed', 'string'],
  ['indexedDB', null, 'failed', 'object'],
  ['localStorage', undefined, 'failed', 'undefined'],
] as const)('trouble with %s: %o is %s', (where, error, why, name) => {
  expect(troubleWith(where, error)).toEqual({ where, why, error: name });
});
