import { scoreForm } from '../assessment/score-form.ts';
import type { CourseKnown, ReplayerOf } from '../hand-in/course-known.ts';
import { type Finding, type FindingWeight, finding } from '../hand-in/finding.ts';
import type { SignatureState } from '../hand-in/hand-in-file.ts';
import { tidyName } from '../hand-in/name.ts';
import { score, type Score } from '../scenario/score.ts';
import type { Certificate } from './certificate.ts';
import { bankOf, partsOf, readEvidence } from './evidence.ts';

/** What a certificate's own evidence shows when it is replayed and scored here. */
export interface CertificateExamination {
  readonly verdict: 'sound' | Exclude<FindingWeight, 'note'>;
  readonly findings: readonly Finding[];
  readonly runs: readonly { readonly scenario: string; readonly outcome: string; readonly score: Score }[];
  readonly tests: readonly { readonly test: string; readonly score: number; readonly passed: boolean }[];
}

const day = 24 * 60 * 60_000;

/**
 * Replays what a certificate carries. It carries one run of each case and one test of each module, the best; that lessons
 * were read is the learner's word.
 * @param mostMinutes what the scope is written for; more is not claimed honestly
 * @param now milliseconds since 1970
 */
export function examineCertificate(
  { certificate, signature }: { readonly certificate: Certificate; readonly signature: SignatureState },
  course: CourseKnown,
  mostMinutes: number,
  replayerOf: ReplayerOf,
  now: number,
): CertificateExamination {
  const { scope } = certificate;
  const { cases, tests: wanted } = partsOf(course, scope);
  const sameEdition = certificate.edition === course.edition;
  const evidence = readEvidence(certificate.evidence, course, scope, replayerOf);
  const runs = evidence.runs.map(({ scenario, trail, place }) => {
    const map = course.scenarios[scenario];
    const run = map && replayerOf(scenario, map)(trail);
    return map && run?.outcome
      ? { scenario, outcome: run.outcome, score: score(map, run.steps, place) }
      : { scenario, outcome: '', score: { points: null, status: 'replay' as const } };
  });
  const tests = evidence.forms.map(({ test, answers }) => {
    const items = answers.map(([item]) => item);
    const given = Object.fromEntries(answers.flatMap(([item, answer]) => (answer ? [[item, answer]] : [])));
    const result = scoreForm(bankOf(course, test), [...new Set(items)], given, course.cut);
    return { test, score: result.score, passed: result.passed };
  });
  const testedOut = (evidence.testedOut ?? []).map((of) => {
    const hardest = course.outline.modules.find(({ id }) => id === of)?.hardest;
    const shown =
      runs.some(({ scenario, score: { status } }) => scenario === hardest && status !== 'replay') &&
      tests.some(({ test, passed }) => test === of && passed);
    // Without both, something is missing that testing out asks for; where the course has changed, another case was the hardest.
    return finding(shown ? 'tested-out' : sameEdition ? 'part-missing' : 'part-changed', { of });
  });
  const short = runs.some((run) => run.score.status === 'replay') || tests.some(({ passed }) => !passed);
  const findings: readonly Finding[] = [
    ...(signature === 'invalid' ? [finding('signature-invalid')] : []),
    ...(signature === 'unsigned' ? [finding('unsigned')] : []),
    ...(signature === 'unchecked' ? [finding('signature-unchecked')] : []),
    ...(cases.length + wanted.length === 0 ? [finding('scope-unknown', { scope })] : []),
    ...(short ? [finding('certificate-short')] : []),
    // A part that is missing is innocent where the course has changed since, and only there.
    ...evidence.lost.map(({ of }) => finding(sameEdition ? 'part-missing' : 'part-changed', { of })),
    ...testedOut,
    ...((certificate.minutes ?? 0) > mostMinutes ? [finding('minutes-over', { most: mostMinutes })] : []),
    ...(Date.parse(certificate.day) - now > day ? [finding('future', { made: certificate.day })] : []),
    ...(tidyName(certificate.name).changed ? [finding('name-odd')] : []),
    ...(sameEdition ? [] : [finding('edition-other', { theirs: certificate.edition, ours: course.edition })]),
  ];
  const has = (weight: FindingWeight) => findings.some((each) => each.weight === weight);
  return { verdict: has('broken') ? 'broken' : has('doubt') ? 'doubt' : 'sound', findings, runs, tests };
}
