import { theCourse } from '../course/course.ts';

const icons = [
  ['icons/192.png', '192x192', 'any'],
  ['icons/512.png', '512x512', 'any'],
  ['icons/maskable-512.png', '512x512', 'maskable'],
  ['icon.svg', 'any', 'any'],
] as const;

/** What the course is called where it is installed. Every address is relative, so that any sub-path will do. */
export async function GET(): Promise<Response> {
  const { title, subtitle } = await theCourse();
  const manifest = {
    name: title,
    short_name: title,
    description: subtitle,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    // The page's own ground and the accent, as src/styles/tokens.css has them.
    background_color: '#faf9f6',
    theme_color: '#0b5d66',
    icons: icons.map(([src, sizes, purpose]) => ({ src, sizes, purpose })),
  };
  return new Response(JSON.stringify(manifest));
}
