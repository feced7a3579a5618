import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagramParts, linesOf, pairIn } from '#domain/course/diagram.ts';

describe('the words of a diagram', () => {
  it('are divided at semicolons, and a map’s at the first colon', () => {
    expect(diagramParts('a day; a place ;; a bed; ')).toEqual(['a day', 'a place', 'a bed']);
    expect(pairIn('For a panel: the panel: its chair')).toEqual(['For a panel', 'the panel: its chair']);
    expect(pairIn('nobody')).toEqual(['nobody', '']);
  });

  it('stand in lines that are no longer than their place, in their order, with none lost', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 20 }), (given, most) => {
        const lines = linesOf(given.join(' '), most);
        expect(lines.join(' ')).toBe(given.join(' '));
        for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(most);
        // No line could have taken the first word of the next.
        for (const [at, line] of lines.slice(0, -1).entries())
          expect(line.length + 1 + (lines[at + 1]?.split(' ')[0]?.length ?? 0)).toBeGreaterThan(most);
      }),
    );
  });
});
