import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { editorSchemas } from './editor-schemas.ts';

// Writes public/schemas/*.json, which editors use to complete and explain fields; run by `npm run fix`.

const folder = fileURLToPath(new URL('../../public/schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [file, text] of editorSchemas()) writeFileSync(folder + file, text);
