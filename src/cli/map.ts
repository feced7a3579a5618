import { readManuscript } from './check-content.ts';
import { chartOf, readingsOf } from './map-scenario.ts';

// npm run map -- <scenario>     its chart, for any reader of Mermaid, and every reading on a line

const [asked] = process.argv.slice(2);
const { scenarios } = readManuscript('content', new Date().toISOString().slice(0, 10));
const sheet = scenarios.find(({ id }) => id === asked);
if (!sheet) {
  console.error(`Which scenario? ${scenarios.map(({ id }) => id).join(', ') || 'The course has none yet'}.`);
  process.exitCode = 1;
} else if (!sheet.value) {
  console.error(`“${sheet.id}” does not fit its schema yet; npm run check says where.`);
  process.exitCode = 1;
} else {
  console.log(chartOf(sheet.value));
  const known = sheet.readings();
  if ('runs' in known)
    console.log(['', `${known.runs.length} readings`, ...readingsOf(sheet.value, known.runs)].join('\n'));
  else {
    console.error('Its runs cannot be listed while its map is broken; npm run check says where.');
    process.exitCode = 1;
  }
}
