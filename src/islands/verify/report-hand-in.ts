import { fill } from '#domain/course/fill.ts';
import type { Examination } from '#domain/hand-in/examine.ts';
import { claimOf } from '#domain/hand-in/hand-in.ts';
import type { ReadHandIn } from '#domain/hand-in/hand-in-file.ts';
import { tidyName } from '#domain/hand-in/name.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { byOrder, inOrder } from '#domain/record/record.ts';
import { fingerprintOf } from '#storage/device-key.ts';
import { heading } from '../record/elements.ts';
import { fields, folded, table, verdictParts } from './report-parts.ts';
import { titleOf, type VerifyData } from './verify-data.ts';

/** So many entries are shown at once: a page with a hundred thousand lines helps nobody. */
const mostShown = 2000;

/** Everything that a hand-in says, field by field, beside what came of replaying it. */
export async function handInReport(
  reading: ReadHandIn,
  seen: Examination,
  data: VerifyData,
): Promise<readonly HTMLElement[]> {
  const { words } = data;
  const { handIn, sorted } = reading;
  const unsaid = fill(words['unsaid']);
  const progressLine = ({ done, of, complete }: typeof handIn.progress) =>
    fill(words['progress-value'], {
      done,
      of,
      complete: complete.map((id) => titleOf(data, id)).join(', ') || fill(words['progress-none']),
    });
  const pairs = (map: Readonly<Record<string, string>>) =>
    Object.entries(map)
      .map(([id, hash]) => `${titleOf(data, id)} ${hash}`)
      .join('; ');
  const key = reading.key && (await fingerprintOf(reading.key));
  const says = fields([
    [fill(words['field-kind']), fill(words['kind-hand-in'])],
    [fill(words['field-name']), tidyName(handIn.learner.name ?? '').name || unsaid],
    [fill(words['field-place']), handIn.learner.place ?? unsaid],
    [fill(words['field-role']), handIn.learner.role ?? unsaid],
    [fill(words['field-course']), handIn.course.id],
    [fill(words['field-edition']), handIn.course.edition],
    [fill(words['field-made']), handIn.made],
    [fill(words['field-progress']), progressLine(handIn.progress)],
    [fill(words['field-computed']), progressLine(claimOf(seen.progress))],
    [fill(words['field-assignment']), handIn.assignment ?? unsaid],
    [fill(words['field-signature']), fill(words[`signature-${reading.signature}`], { key: key ?? '' })],
    [fill(words['field-hash']), reading.hash],
    [
      fill(words['field-entries']),
      fill(words['entries-value'], {
        n: sorted.entries.length,
        aside: sorted.setAside.length,
        newer: sorted.newer.length,
      }),
    ],
    [
      fill(words['field-journal']),
      handIn.journal ? fill(words['journal-value'], { n: handIn.journal.length }) : unsaid,
    ],
    [fill(words['field-structures']), pairs(handIn.course.structures)],
    [fill(words['field-banks']), pairs(handIn.course.banks)],
  ]);
  return [
    ...verdictParts(seen.verdict, seen.findings, data),
    heading('h3', fill(words['says'])),
    says,
    ...results(handIn, seen, data),
  ];
}

function results(
  handIn: ReadHandIn['handIn'],
  { attempts, forms, record }: Examination,
  data: VerifyData,
): HTMLElement[] {
  const { words } = data;
  const entries = inOrder(record);
  const lessons = entries.flatMap((entry) => (entry.kind === 'lesson-finished' ? [entry] : []));
  const evaluations = entries.flatMap((entry) => (entry.kind === 'evaluation-given' ? [entry] : []));
  const lines = [...record.values()].sort(byOrder).map(canonicalText);
  const parts: HTMLElement[] = [];
  if (attempts.length > 0)
    parts.push(
      table(
        fill(words['cases']),
        [words['case'], words['outcome'], words['sealed'], words['replayed']].map((word) => fill(word)),
        attempts.map(({ sealed, verdict }) => [
          titleOf(data, sealed.scenario),
          data.titles[`${sealed.scenario}/${sealed.outcome}`] ?? sealed.outcome,
          scoreLine(sealed.status, sealed.score, data),
          fill(words[verdict]),
        ]),
      ),
    );
  if (forms.length > 0)
    parts.push(
      table(
        fill(words['tests']),
        [words['test'], words['sealed'], words['replayed']].map((word) => fill(word)),
        forms.map(({ sealed, verdict }) => [
          titleOf(data, sealed.module ?? 'course'),
          testLine(sealed.score, sealed.passed, data),
          fill(words[verdict]),
        ]),
      ),
    );
  if (lessons.length > 0)
    parts.push(
      folded(
        `${fill(words['lessons'])}: ${lessons.length}`,
        lessons.map(({ lesson, at }) => `${at.slice(0, 10)}  ${titleOf(data, lesson)}`).join('\n'),
      ),
    );
  if (evaluations.length > 0)
    parts.push(
      folded(
        `${fill(words['evaluations'])}: ${evaluations.length}`,
        evaluations
          .map(({ of, minutes, answers }) =>
            fill(words['evaluation'], {
              scope: of ? titleOf(data, of) : fill(words['unsaid']),
              minutes: minutes ?? '–',
              answers: Object.entries(answers)
                .map(([question, answer]) => `${question} ${answer}`)
                .join(', '),
            }),
          )
          .join('\n'),
      ),
    );
  if (handIn.journal)
    parts.push(
      folded(
        `${fill(words['journal-pages'])}: ${handIn.journal.length}`,
        handIn.journal.map(({ kind, of, at, text }) => `${at.slice(0, 10)}  ${kind} ${of ?? ''}\n${text}`).join('\n\n'),
      ),
    );
  const more = lines.length > mostShown ? `\n${fill(words['raw-more'], { n: mostShown })}` : '';
  parts.push(folded(`${fill(words['raw'])}: ${lines.length}`, lines.slice(0, mostShown).join('\n') + more));
  return parts;
}

/** How a run stands, in words and points. */
export function scoreLine(status: string, score: number | null, { words }: VerifyData): string {
  const name = fill(words[`status-${status}`]);
  return score === null
    ? fill(words['score-none'], { status: name })
    : fill(words['score'], { status: name, score: Math.round(score) });
}

/** How a test stands. */
export function testLine(score: number, passed: boolean, { words }: VerifyData): string {
  return fill(words['test-score'], {
    score: Math.round(100 * score),
    passed: fill(words[passed ? 'passed' : 'missed']),
  });
}
