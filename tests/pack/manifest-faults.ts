import { validateXML } from 'xmllint-wasm';

/** The metadata of SCORM 1.2, of which no manifest of ours uses anything: libxml finds its content models ambiguous and takes none of it. */
const unreadable = 'imsmd_rootv1p2p1.xsd';

/**
 * What libxml holds against an `imsmanifest.xml`, by the schemas that the manifest itself names and that lie beside it.
 * @throws Error where it names one that is not there, or elsewhere
 */
export async function manifestFaults(
  manifest: string,
  beside: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const [, said = ''] = /xsi:schemaLocation="([^"]*)"/.exec(manifest) ?? [];
  const named = [...said.matchAll(/(\S+) (\S+)/g)].map(([, space = '', file = '']) => ({ space, file }));
  if (named.length === 0) throw new Error('The manifest names no schema.');
  for (const { file } of named)
    if (!beside.has(file)) throw new Error(`The manifest names “${file}”, which is not there.`);
  const imports = named
    .filter(({ file }) => file !== unreadable)
    .map(({ space, file }) => `<xs:import namespace="${space}" schemaLocation="${file}"/>`);
  const { valid, errors } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: manifest },
    schema: {
      fileName: 'all.xsd',
      contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
    },
    preload: [...beside]
      .filter(([name]) => /\.(?:xsd|dtd)$/.test(name))
      .map(([fileName, contents]) => ({ fileName, contents })),
  });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage).filter((line) => line.startsWith('imsmanifest.xml:'));
}
