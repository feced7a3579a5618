import { describe, expect, it } from 'vitest';
import { fill } from '#domain/course/fill.ts';

describe('a sentence of the interface', () => {
  it('takes its values into its gaps', () => {
    expect(fill('Decision {n} of about {of}', { n: 3, of: 6 })).toBe('Decision 3 of about 6');
  });

  it('is left as it is without gaps', () => {
    expect(fill('Commit to this choice')).toBe('Commit to this choice');
  });

  it('is refused while a gap has no value', () => {
    expect(() => fill('Decision {n} of {of}', { n: 3 })).toThrow('{of}');
  });

  it('is refused when it is missing', () => {
    expect(() => fill(undefined)).toThrow('missing');
  });
});
