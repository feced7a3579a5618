import { expect, test } from 'vitest';
import { unescaped } from '#domain/course/unescaped.ts';

test('what HTML escaped reads as it was written', () => {
  expect(unescaped('&lt;b&gt; &quot;A&quot; &amp; &#39;B&#39;')).toBe(`<b> "A" & 'B'`);
});

test('text that was escaped twice is unescaped once', () => {
  expect(unescaped('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
});
