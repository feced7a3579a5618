import { join } from 'node:path';
import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { expect, test } from './fixtures.ts';
import { htmlFiles, site } from './site.ts';

/** What the standard asks, and what helps readers; how the markup is laid out is the build's own affair. */
const rules: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Everything comes from our own origin: whoever can change a script there can change its hash in the page as well.
    'require-sri': 'off',
    // Search answers while one types, and a setting holds as soon as it is chosen: there is nothing to submit.
    'wcag/h32': 'off',
  },
};

test('every page of the built site is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader(rules));
  const files = htmlFiles(site);
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const { results } = await validator.validateFile(join(site.dist, file));
    const said = results.flatMap(({ messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    expect.soft(said, file).toEqual([]);
  }
});
