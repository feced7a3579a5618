import { checkContent } from './check-content.ts';
import { summary, toLine } from './tell.ts';

const folder = 'content';
const today = new Date().toISOString().slice(0, 10);
const asked = process.argv.slice(2);
const problems = checkContent(folder, { today, release: asked.includes('release') });
for (const problem of problems) console.log(toLine(folder, problem));
console.log(summary(problems));
if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
