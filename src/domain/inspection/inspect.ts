import type { Finding } from '../problem.ts';
import type { Manuscript } from './manuscript.ts';
import { proseOf } from './passages.ts';
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
  const tell = (file: string, code: string, { path, offset, sentence, hint, severity }: Remark) => {
    const findings = told.get(file) ?? [];
    told.set(file, findings);
    findings.push({ code, path, offset, sentence, hint, severity });
  };
  const ask = <Subject extends { readonly file: string }>(
    asked: readonly Rule<Subject>[],
    subjects: readonly Subject[],
  ) => {
    for (const subject of subjects) {
      for (const rule of asked)
        for (const remark of rule.inspect(subject, manuscript)) tell(subject.file, rule.code, remark);
    }
  };
  const { files, scenarios, items, exercises, lessons, sources } = manuscript;
  ask(rules.file, files);
  ask(rules.scenario, scenarios);
  ask(rules.item, items);
  ask(rules.lesson, lessons);
  ask(rules.source, sources ? [sources] : []);
  ask(rules.prose, [...lessons, ...scenarios, ...items, ...exercises].map(proseOf));
  for (const rule of rules.course)
    for (const remark of rule.inspect(manuscript, manuscript)) tell(remark.file, rule.code, remark);
  return [...told].map(([file, findings]) => ({ file, findings }));
}
