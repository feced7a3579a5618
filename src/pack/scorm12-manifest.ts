import { checkedFiles, type PackedCourse } from './packed-course.ts';
import { itemId, resourceId, resourcesXml } from './scorm-resources.ts';
import { xmlId, xmlText } from './xml.ts';

/**
 * `imsmanifest.xml` for SCORM 1.2 (Content Aggregation Model, 2001, §2.3). It names no mastery score: with one, systems make a
 * status of their own out of any score they are given.
 * @param files every file of the package but this one, named from its root
 * @throws Error as `checkedFiles`
 */
export function scorm12Manifest(course: PackedCourse, files: Iterable<string>): string {
  const { id, edition, title, modules } = course;
  const items = modules.map(
    (module) =>
      `      <item identifier="${itemId(module.id)}" identifierref="${resourceId(module.id)}" isvisible="true">\n` +
      `        <title>${xmlText(module.title)}</title>\n` +
      `        <adlcp:datafromlms>${xmlText(JSON.stringify({ m: module.id }))}</adlcp:datafromlms>\n` +
      '      </item>\n',
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xmlId('post-rounds', id, edition)}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="contents">
    <organization identifier="contents">
      <title>${xmlText(title)}</title>
${items.join('')}    </organization>
  </organizations>
${resourcesXml(course, checkedFiles(course, files), 'scormtype')}</manifest>
`;
}
