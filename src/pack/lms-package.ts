import { cmi5Structure } from './cmi5-structure.ts';
import type { PackedCourse } from './packed-course.ts';
import { scorm12Manifest } from './scorm12-manifest.ts';
import { scorm2004Manifest } from './scorm2004-manifest.ts';
import { zip } from './zip.ts';

/** The standards by which an LMS takes a package; each is a word in the package's file name. */
export const lmsKinds = ['scorm12', 'scorm2004', 'cmi5'] as const;

export type LmsKind = (typeof lmsKinds)[number];

const manifests = {
  scorm12: { name: 'imsmanifest.xml', write: scorm12Manifest },
  scorm2004: { name: 'imsmanifest.xml', write: scorm2004Manifest },
  cmi5: { name: 'cmi5.xml', write: cmi5Structure },
} as const;

/** What must not be in a page that an LMS serves from a folder of its own, with why. */
const strangers: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\s(?:src|href|action)="\/[^"]*"/, 'an address from the server’s root'],
  [/<base\b/, 'a base address'],
  [/\s(?:src|srcset)="https?:[^"]*"/, 'something from another server'],
  [/<link\b[^>]*\shref="https?:[^"]*"[^>]*\srel="(?!canonical)/, 'something from another server'],
  [/<link\b[^>]*\srel="(?!canonical)[^"]*"[^>]*\shref="https?:/, 'something from another server'],
  [/<link\b[^>]*\srel="manifest"/, 'an app manifest'],
  [/\s(?:href|action)="(?![a-z]+:|#|\?)(?:[^"?#]*\/)?(?:[?#][^"]*)?"/, 'a folder instead of a file'],
];

/**
 * A package for an LMS: the manifest at its root names every file once, and the same files give the same bytes.
 * @param files what is in it besides the manifest, named from its root
 * @throws Error as the manifests, and where a page holds what an LMS would not serve or a hospital not allow
 */
export function lmsPackage(kind: LmsKind, course: PackedCourse, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const { name, write } = manifests[kind];
  if (files.has(name)) throw new Error(`“${name}” is written here and cannot be brought along.`);
  for (const [file, bytes] of files) if (file.endsWith('.html')) refuseStrangers(file, new TextDecoder().decode(bytes));
  const manifest = new TextEncoder().encode(write(course, files.keys()));
  return zip(new Map([...files, [name, manifest]]));
}

/** `post-rounds-defamation-scorm12-2026.1.zip` */
export function lmsPackageName(kind: LmsKind, { id, edition }: PackedCourse): string {
  return `post-rounds-${id}-${kind}-${edition}.zip`;
}

function refuseStrangers(file: string, html: string) {
  for (const [pattern, why] of strangers) {
    const [found] = pattern.exec(html) ?? [];
    if (found) throw new Error(`“${file}” holds ${why}: ${found.trim().slice(0, 120)}`);
  }
}
