import type { Finding } from '../problem.ts';
import type { Manuscript } from './manuscript.ts';
import type { Remark, Rule } from './rule.ts';
import { rules } from './rules.ts';

/** What one file is told, in the order of the rules. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** Asks every rule of everything it is about; one entry for each file that has something to be told. Never throws. */
export function inspect(manuscript: Manuscript): readonly FileFindings[] {
  const told = new Map<string, Finding[]>();
  const tell = (file: string, { code }: { code: string }, remark: Remark) => {
    const findings = told.get(file) ?? [];
    told.set(file, findings);
    const { path, offset, sentence, hint, severity } = remark;
    findings.push({ code, path, offset, sentence, hint, severity });
  };
  const ask = <Subject extends { file: string }>(asked: readonly Rule<Subject>[], subjects: readonly Subject[]) => {
    for (const subject of subjects) {
      for (const rule of asked) for (const remark of rule.inspect(subject, manuscript)) tell(subject.file, rule, remark);
    }
  };
  ask(rules.file, manuscript.files);
  ask(rules.scenario, manuscript.scenarios);
  return [...told].map(([file, findings]) => ({ file, findings }));
}
