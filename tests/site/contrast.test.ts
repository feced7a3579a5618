import type { Page } from '@playwright/test';
import { some } from './content.ts';
import { expect, test } from './fixtures.ts';

const papers = ['bg', 'surface', 'sunken'] as const;
const inks = ['ink', 'ink-muted', 'ink-subtle', 'accent', 'link', 'good', 'caution', 'harm'] as const;
const tints = ['accent', 'good', 'caution', 'harm'] as const;

/** Text and what it stands on: 4.5 to 1 at least, whatever its size. */
const texts = [
  ...papers.flatMap((paper) => inks.map((ink) => [ink, paper] as const)),
  ...tints.flatMap((hue) => [hue, 'ink', 'ink-muted', 'link'].map((ink) => [ink, `${hue}-tint`] as const)),
  ['on-accent', 'accent'] as const,
];

/** Borders of controls and rings of focus, and what they stand on: 3 to 1 at least. */
const edges = [
  ...papers.flatMap((paper) => ['control', 'accent', 'link', 'harm'].map((edge) => [edge, paper] as const)),
  ...tints.map((hue) => ['link', `${hue}-tint`] as const),
  ...tints.map((hue) => [hue, `${hue}-tint`] as const),
];

const themes = [
  { name: 'light by the device', colorScheme: 'light', theme: null },
  { name: 'dark by the device', colorScheme: 'dark', theme: null },
  { name: 'light by choice on a dark device', colorScheme: 'dark', theme: 'light' },
  { name: 'dark by choice on a light device', colorScheme: 'light', theme: 'dark' },
] as const;

for (const { name, colorScheme, theme } of themes) {
  test(`every pair of colours that meet has enough contrast: ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('');
    if (theme) await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
    const colours = await coloursOf(page);
    const weak = [
      ...texts.map((pair) => [...pair, 4.5] as const),
      ...edges.map((pair) => [...pair, 3] as const),
    ].flatMap(([front, back, least]) => {
      const ratio = contrast(some(colours[front]), some(colours[back]));
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)} < ${least}`] : [];
    });
    expect(weak).toEqual([]);
    expect(luminance(some(colours['bg'])) < 0.1, 'the theme is the one that was asked for').toBe(
      (theme ?? colorScheme) === 'dark',
    );
  });
}

test('where more contrast is asked for, quiet text and thin lines become ink', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await page.goto('');
  const colours = await coloursOf(page);
  for (const name of ['ink-muted', 'ink-subtle', 'control', 'hairline'])
    expect(colours[name], name).toBe(colours['ink']);
});

test('the formula is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

/** The colours of the page's own custom properties, by name. */
async function coloursOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const names = [...papers, ...inks, ...tints.map((hue) => `${hue}-tint`), 'on-accent', 'control', 'hairline'];
  return page.evaluate((all) => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(all.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }, names);
}

/** WCAG 2.2, contrast ratio: (L1 + 0.05) / (L2 + 0.05). */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance of an sRGB colour written as #rgb or #rrggbb. */
function luminance(colour: string): number {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!digits) throw new Error(`“${colour}” is no colour that can be computed.`);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
