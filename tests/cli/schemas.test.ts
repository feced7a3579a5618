import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '#cli/editor-schemas.ts';

describe('the schemas that editors use', () => {
  it.each([...editorSchemas()])(
    'public/schemas/%s is the one that the check uses (npm run fix renews it)',
    (file, text) => {
      expect(readFileSync(`public/schemas/${file}`, 'utf8')).toBe(text);
    },
  );

  it('are all there, and no others', () => {
    expect(readdirSync('public/schemas').sort()).toEqual([...editorSchemas().keys()].sort());
  });

  it('tell the author of a scenario what its fields are for', () => {
    expect(editorSchemas().get('scenario.json')).toContain('What follows, and for whom.');
  });
});
