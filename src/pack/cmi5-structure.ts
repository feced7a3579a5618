import { checkedFiles, type PackedCourse } from './packed-course.ts';
import { xmlText } from './xml.ts';

/**
 * `cmi5.xml`, the course structure of cmi5 (Quartz, 1st edition, §13). Its ids are the same in every edition; `moveOn` is always
 * said, since without it a module counts as done before it is opened.
 * @param files every file of the package but this one, named from its root
 * @throws Error as `checkedFiles`
 */
export function cmi5Structure(course: PackedCourse, files: Iterable<string>): string {
  checkedFiles(course, files);
  const { id, iri, title, description, language, cut, modules } = course;
  const words = (name: string, text: string, indent: string) =>
    `${indent}<${name}><langstring lang="${xmlText(language)}">${xmlText(text)}</langstring></${name}>\n`;
  const units = modules.map(({ id: module, tested, opens, ...said }) => {
    const asks = tested ? `moveOn="CompletedAndPassed" masteryScore="${Number(cut.toFixed(4))}"` : 'moveOn="Completed"';
    return (
      `  <au id="${xmlText(`${iri}modules/${module}`)}" ${asks} launchMethod="AnyWindow">\n` +
      words('title', said.title, '    ') +
      words('description', said.description, '    ') +
      `    <url>${xmlText(opens)}</url>\n` +
      `    <launchParameters>${xmlText(JSON.stringify({ m: module }))}</launchParameters>\n` +
      '  </au>\n'
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${xmlText(`${iri}packages/${id}`)}">
${words('title', title, '    ')}${words('description', description, '    ')}  </course>
${units.join('')}</courseStructure>
`;
}
