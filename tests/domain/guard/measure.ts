import { findMarks } from '#domain/guard/find-marks.ts';
import type { MarkKind } from '#domain/guard/kinds.ts';
import type { Sample } from '../../fixtures/guard/corpus.ts';
import { formatted } from '../../fixtures/guard/formatted.ts';
import { identifying } from '../../fixtures/guard/identifying.ts';
import { ordinary } from '../../fixtures/guard/ordinary.ts';

interface Recall {
  readonly kind: MarkKind;
  readonly found: number;
  readonly of: number;
  /** In which words something was missed. */
  readonly missed: readonly string[];
}

export interface Figures {
  readonly formatted: readonly Recall[];
  readonly prose: Recall;
  readonly words: number;
  /** What was marked in reflections that identify nobody. */
  readonly falseAlarms: readonly string[];
}

/** Measures the guard on the corpus. An identifier is found when marks cover at least half of it, whatever they call it. */
export function measure(): Figures {
  const kinds = [...new Set(formatted.map(({ kind }) => kind))];
  return {
    formatted: kinds.map((kind) =>
      recall(
        kind,
        formatted.filter((each) => each.kind === kind),
      ),
    ),
    prose: recall('name', identifying),
    words: ordinary.join(' ').split(/\s+/).length,
    falseAlarms: ordinary.flatMap((text) =>
      findMarks(text).map(({ from, to, kind }) => `${kind}: …${text.slice(Math.max(0, from - 20), to + 10)}…`),
    ),
  };
}

function recall(kind: MarkKind, samples: readonly Sample[]): Recall {
  const missed = samples.flatMap(({ text, identifiers }) => {
    const marks = findMarks(text);
    return identifiers.flatMap(({ from, to }) => {
      const covered = marks.reduce(
        (sum, mark) => sum + Math.max(0, Math.min(to, mark.to) - Math.max(from, mark.from)),
        0,
      );
      return covered * 2 >= to - from ? [] : [`${text.slice(from, to)} in: ${text.slice(0, 90)}`];
    });
  });
  const of = samples.reduce((sum, { identifiers }) => sum + identifiers.length, 0);
  return { kind, found: of - missed.length, of, missed };
}

/** The figures as lines for people. */
export function told({ formatted: rows, prose, words, falseAlarms }: Figures): string {
  const line = (name: string, { found, of }: Recall) =>
    `${name.padEnd(26)} ${String(found).padStart(4)} of ${String(of).padStart(4)}   ${((100 * found) / of).toFixed(1)} %`;
  return [
    ...rows.map((row) => line(row.kind, row)),
    line('in prose, of every kind', prose),
    `${'false alarms'.padEnd(26)} ${String(falseAlarms.length).padStart(4)} in ${words} ordinary words: ${((300 * falseAlarms.length) / words).toFixed(2)} per 300`,
  ].join('\n');
}
