import { fill } from '#domain/course/fill.ts';
import type { CertificateReading } from '#domain/credential/certificate.ts';
import type { CertificateExamination } from '#domain/credential/examine-certificate.ts';
import { tidyName } from '#domain/hand-in/name.ts';
import { fingerprintOf } from '#storage/device-key.ts';
import { scoreLine, testLine } from './report-hand-in.ts';
import { heading } from '../record/elements.ts';
import { fields, table, verdictParts } from './report-parts.ts';
import { titleOf, type VerifyData } from './verify-data.ts';

/** Everything that a certificate's code says, beside what came of replaying it. */
export async function certificateReport(
  { certificate, key, signature }: Extract<CertificateReading, { ok: true }>,
  seen: CertificateExamination,
  data: VerifyData,
): Promise<readonly HTMLElement[]> {
  const { words } = data;
  const unsaid = fill(words['unsaid']);
  const parts: HTMLElement[] = [
    ...verdictParts(seen.verdict, seen.findings, data),
    heading('h3', fill(words['says'])),
    fields([
      [fill(words['field-kind']), fill(words['kind-certificate'])],
      [fill(words['field-name']), tidyName(certificate.name).name || unsaid],
      [
        fill(words['field-scope']),
        certificate.scope === 'course' ? fill(words['scope-course']) : titleOf(data, certificate.scope),
      ],
      [fill(words['field-edition']), certificate.edition],
      [fill(words['field-day']), certificate.day],
      [fill(words['field-minutes']), certificate.minutes === null ? unsaid : String(certificate.minutes)],
      [
        fill(words['field-signature']),
        fill(words[`signature-${signature}`], { key: (key && (await fingerprintOf(key))) ?? '' }),
      ],
    ]),
  ];
  if (seen.runs.length > 0)
    parts.push(
      table(
        fill(words['cases']),
        [words['case'], words['outcome'], words['replayed']].map((word) => fill(word)),
        seen.runs.map(({ scenario, outcome, score }) => [
          titleOf(data, scenario),
          data.titles[`${scenario}/${outcome}`] ?? outcome,
          scoreLine(score.status, score.points, data),
        ]),
      ),
    );
  if (seen.tests.length > 0)
    parts.push(
      table(
        fill(words['tests']),
        [words['test'], words['replayed']].map((word) => fill(word)),
        seen.tests.map(({ test, score, passed }) => [titleOf(data, test), testLine(score, passed, data)]),
      ),
    );
  return parts;
}
