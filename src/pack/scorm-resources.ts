import type { PackedCourse } from './packed-course.ts';
import { xmlId, xmlText } from './xml.ts';

/** A module's item and the resource that it opens, in both versions of SCORM. */
export function itemId(module: string): string {
  return xmlId('item', module);
}

export function resourceId(module: string): string {
  return xmlId('open', module);
}

/**
 * The resources of a SCORM manifest: one a module, which is what an LMS opens, and every file once. What several modules share
 * is a resource of its own, on which they depend.
 * @param type how the version spells `scormtype`
 */
export function resourcesXml(
  { modules }: PackedCourse,
  files: readonly string[],
  type: 'scormtype' | 'scormType',
): string {
  const entries = new Set(modules.map(({ opens }) => opens));
  const shared = files.filter((file) => !entries.has(file));
  const alone = modules.length === 1;
  const file = (name: string) => `      <file href="${xmlText(name)}"/>\n`;
  const opened = modules.map(
    ({ id, opens }) =>
      `    <resource identifier="${resourceId(id)}" type="webcontent" adlcp:${type}="sco" href="${xmlText(opens)}">\n` +
      file(opens) +
      (alone ? shared.map(file).join('') : '      <dependency identifierref="shared"/>\n') +
      '    </resource>\n',
  );
  const common = alone
    ? ''
    : `    <resource identifier="shared" type="webcontent" adlcp:${type}="asset">\n${shared.map(file).join('')}    </resource>\n`;
  return `  <resources>\n${opened.join('')}${common}  </resources>\n`;
}
