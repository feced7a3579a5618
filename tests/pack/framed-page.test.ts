import { describe, expect, it } from 'vitest';
import { boot } from '../../src/layouts/boot.ts';
import { framedPage } from '../../src/pack/framed-page.ts';

const framing = {
  pages: new Set(['modules/cover/index.html', 'glossary/index.html']),
  home: 'modules/cover/index.html',
  shell: '../index.html',
  instead: new Map([['Nothing is sent anywhere.', 'Your LMS hears of it.']]),
};
const page = (body: string) =>
  `<!doctype html><html lang="en" data-root="/"><head><script>${boot}</script></head><body>${body}</body></html>`;
const framed = (body: string) => framedPage(page(body), 'modules/cover/index.html', framing);

describe('a page in the frame of a package', () => {
  it('finds place and theme in the frame’s name, and asks no store', () => {
    const html = framed('');
    expect(html).toContain('window.name');
    expect(html).not.toMatch(/localStorage|sessionStorage/);
    expect(() => framedPage('<html data-root="/">', 'x.html', framing)).toThrow('x.html');
  });

  it('leads to what came along, and nowhere else within the course', () => {
    expect(framed('<a href="/glossary/#consent">Consent</a>')).toContain('href="/glossary/#consent"');
    expect(framed('<p><a class="x" href="/modules/defamation/">Defamation</a></p>')).toContain(
      '<a class="x">Defamation</a>',
    );
    expect(framed('<ul><li> <a href="/settings/">Settings</a> </li></ul>')).toContain('<ul></ul>');
    expect(framed('<a class="button" href="/finish/">Go</a>')).not.toContain('Go');
    expect(framed('<a class="brand" href="/">Post Rounds</a>')).toContain('href="/modules/cover/index.html"');
    const data = '<script type="application/json" id="d">{"to":"/settings/","on":"/glossary/"}</script>';
    expect(framed(data)).toContain('{"to":"/modules/cover/index.html","on":"/glossary/"}');
  });

  it('opens other sites in a window of their own, which could else read the frame’s name', () => {
    expect(framed('<a href="https://www.gmc-uk.org/" rel="external">A source</a>')).toContain(
      '<a href="https://www.gmc-uk.org/" target="_blank" rel="noopener noreferrer">',
    );
  });

  it('says what is true there', () => {
    expect(framed('<p>Nothing is sent anywhere.</p>')).toContain('<p>Your LMS hears of it.</p>');
  });
});
