import { checkedFiles, type PackedCourse, type PackedModule } from './packed-course.ts';
import { itemId, resourceId, resourcesXml } from './scorm-resources.ts';
import { xmlId, xmlText } from './xml.ts';

/**
 * `imsmanifest.xml` for SCORM 2004 4th Edition (Content Aggregation Model 1.1, §3.4 and §5). The module itself says when it is
 * completed and passed; without the two words for that, an LMS takes leaving for finishing.
 * @param files every file of the package but this one, named from its root
 * @throws Error as `checkedFiles`
 */
export function scorm2004Manifest(course: PackedCourse, files: Iterable<string>): string {
  const { id, edition, title, modules, cut } = course;
  const items = modules.map(
    (module) =>
      `      <item identifier="${itemId(module.id)}" identifierref="${resourceId(module.id)}">\n` +
      `        <title>${xmlText(module.title)}</title>\n` +
      `        <adlcp:dataFromLMS>${xmlText(JSON.stringify({ m: module.id }))}</adlcp:dataFromLMS>\n` +
      '        <adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="1.0"/>\n' +
      `        <imsss:sequencing>\n${objectives(module, cut)}` +
      '          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>\n' +
      '        </imsss:sequencing>\n' +
      '        <adlnav:presentation>\n          <adlnav:navigationInterface>\n' +
      '            <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>\n' +
      '            <adlnav:hideLMSUI>previous</adlnav:hideLMSUI>\n' +
      '          </adlnav:navigationInterface>\n        </adlnav:presentation>\n' +
      '      </item>\n',
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xmlId('post-rounds', id, edition)}" version="1.0"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="contents">
    <organization identifier="contents" adlseq:objectivesGlobalToSystem="false">
      <title>${xmlText(title)}</title>
${items.join('')}      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
${resourcesXml(course, checkedFiles(course, files), 'scormType')}</manifest>
`;
}

function objectives({ id, tested }: PackedModule, cut: number): string {
  if (!tested) return '';
  return (
    '          <imsss:objectives>\n' +
    `            <imsss:primaryObjective objectiveID="${xmlId('pass', id)}" satisfiedByMeasure="true">\n` +
    `              <imsss:minNormalizedMeasure>${cut}</imsss:minNormalizedMeasure>\n` +
    '            </imsss:primaryObjective>\n          </imsss:objectives>\n'
  );
}
