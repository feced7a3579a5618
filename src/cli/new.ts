import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { idSchema } from '#domain/course/fields.ts';
import { addStep } from './add-step.ts';
import { readManuscript } from './check-content.ts';
import { scaffoldMinutes, scaffoldScenario } from './scaffold-scenario.ts';

// npm run new -- scenario <module> <id>     writes a scenario that passes the check, and adds it to its module's steps

const [what, moduleId = '', id = ''] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);

function write(): string {
  if (what !== 'scenario') return refuse('Say what to write: npm run new -- scenario <module> <id>.');
  const manuscript = readManuscript('content', today);
  const module = manuscript.modules.find((sheet) => sheet.id === moduleId);
  const [first, ...others] = Object.keys(module?.value?.objectives ?? {});
  if (!module || first === undefined) {
    return refuse(
      `There is no sound module “${moduleId}”. The modules are ${manuscript.modules.map((sheet) => sheet.id).join(', ')}.`,
    );
  }
  const wrong = idSchema.safeParse(id).error?.issues[0];
  if (wrong) return refuse(`“${id}” cannot be an id. ${wrong.message}`);
  const file = `content/modules/${moduleId}/${id}.scenario.yaml`;
  if (existsSync(file)) return refuse(`${file} is there already.`);
  const moduleFile = `content/${module.file}`;
  const withStep = addStep(readFileSync(moduleFile, 'utf8'), id, scaffoldMinutes);
  writeFileSync(file, scaffoldScenario({ objectives: [first, ...others.slice(0, 1)], today }));
  if (withStep === null) return `Wrote ${file}. Add “${id}” to the steps in ${moduleFile}.`;
  writeFileSync(moduleFile, withStep);
  return `Wrote ${file}, and made it the last step in ${moduleFile}. Rewrite it; npm run check tells what is missing.`;
}

function refuse(sentence: string): string {
  process.exitCode = 1;
  return sentence;
}

console.log(write());
