import type { ModuleOutline } from '../domain/record/progress.ts';
import type { LmsKind } from './lms-package.ts';
import { shellStyle } from './shell-style.ts';

/** What a package's own page says and holds. */
export interface Shell {
  readonly kind: LmsKind;
  readonly course: string;
  readonly edition: string;
  readonly module: ModuleOutline;
  readonly title: string;
  readonly language: string;
  /** The pages that its frame opens first, and for handing in; from the root of the finished course. */
  readonly start: string;
  readonly handIn: string;
  readonly words: Readonly<Record<string, string>>;
  /** A page of the finished course, whose policy and styles are this page's too. */
  readonly model: string;
}

/**
 * The page that an LMS opens, with addresses as in the finished course: a bar with what the LMS has and “Save and exit”, and
 * below it the place of the frame. Its script is that of src/islands/lms/shell.ts.
 */
export function shellPage(shell: Shell): string {
  const { kind, course, edition, module, title, language, start, handIn, words, model } = shell;
  const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(model)?.[1];
  const base = /<html[^>]* data-root="([^"]*)"/.exec(model)?.[1];
  const styles = [...model.matchAll(/<style[^>]*>[\s\S]*?<\/style>/g)].join('');
  if (policy === undefined || base === undefined || styles === '')
    throw new Error('The model page has no policy or style.');
  // A cmi5 LMS says in the address where it wants to be told; the others are spoken to in the window.
  const open = policy
    .replace("frame-src 'none'", "frame-src 'self'")
    .replace("connect-src 'self'", kind === 'cmi5' ? "connect-src 'self' https: http:" : "connect-src 'none'");
  const data = { kind, course, edition, module, title, start: base + start, handIn: base + handIn, words };
  const say = (key: string) => text(words[key] ?? '');
  return `<!doctype html>
<html lang="${text(language)}" data-root="${base}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${open}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${text(title)}</title>
<link rel="icon" href="${base}icon.svg" type="image/svg+xml">
${styles}<style>${shellStyle}</style>
<script type="module" src="shell.js"></script>
</head>
<body class="shell">
<header class="shell-bar">
<div class="shell-row">
<div class="shell-said">
<h1>${text(title)}</h1>
<p role="status"><span data-shell-line>${say('looking')}</span> <span data-shell-saved></span></p>
</div>
<div class="shell-ways">
<button type="button" class="button quiet" data-shell-hand-in hidden>${say('hand-in')}</button>
<button type="button" class="button quiet" data-shell-keep hidden>${say('keep')}</button>
<button type="button" class="button" data-shell-exit hidden>${say('exit')}</button>
</div>
</div>
<p class="shell-earlier" data-shell-earlier hidden>${say('earlier')} <button type="button" class="button plain">${say('earlier-download')}</button></p>
<details data-shell-hears>
<summary>${say('hears')}</summary>
<ul>
<li>${say('hears-status')}</li>
<li>${say('hears-record')}</li>
<li data-shell-decisions hidden>${say('hears-decisions')}</li>
<li>${say('hears-never')}</li>
<li>${say('hears-copy')}</li>
</ul>
</details>
</header>
<main data-shell-place>
<noscript><div class="wrap shell-panel"><p>${say('frame-no-script')}</p><p><a href="${base}${start}">${say('frame-read')}</a></p></div></noscript>
</main>
<script type="application/json" id="shell-data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`;
}

function text(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
