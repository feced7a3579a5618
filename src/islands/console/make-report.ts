import { type ParsReport, parsReport, participantsByProfession } from '#domain/report/pars.ts';
import { rosterTable } from '#domain/report/roster-table.ts';
import { statisticsTables } from '#domain/report/statistics-tables.ts';
import type { Attestation } from '#domain/roster/attestation.ts';
import type { Row } from '#domain/roster/row.ts';
import { groupStatistics } from './group-statistics.ts';
import type { Made, Report, Reported, Setup } from './messages.ts';
import { auditFile, csvFile, statementFile } from './outbox.ts';
import { pauses } from './pauses.ts';
import { sayer } from './sayer.ts';

/** So many files fit into one bundle for an audit. */
const mostInBundle = 5000;

/** What a report is made of. */
export interface ReportedOf {
  /** The rows that the table shows, in its order. */
  readonly rows: readonly Row[];
  readonly setup: Setup;
  readonly attestations: readonly Attestation[];
  /** The file with this hash as it came, or null where it cannot be read any more. */
  readonly textOf: (hash: string) => Promise<string | null>;
}

/** Makes a file for somebody else out of the rows that the table shows. */
export async function makeReport(report: Report, of: ReportedOf): Promise<Reported> {
  const { rows, setup } = of;
  const say = sayer(setup);
  const day = new Date().toISOString().slice(0, 10);
  switch (report.kind) {
    case 'roster':
      return whole(await csvFile(`post-rounds-roster-${day}.csv`, rosterTable(rows, say)));
    case 'professions': {
      const table = participantsByProfession(rows, report.scope, (role) => say('role', role));
      return whole(await csvFile('participants-by-profession.csv', table));
    }
    case 'pars': {
      const { table, leftOut } = parsReport(rows, report.details, report.activity);
      return whole(await csvFile('pars-learners.csv', table), leftOut);
    }
    case 'statements':
      return whole(await statementFile(`post-rounds-statements-${day}.ndjson`, rows, setup.course.id, pauses()));
    case 'audit':
      return audit(`post-rounds-audit-${day}.zip`, report, of);
  }
}

async function audit(name: string, report: Extract<Report, { kind: 'audit' }>, of: ReportedOf): Promise<Reported> {
  const { rows, setup, attestations, textOf } = of;
  const hashes = rows.flatMap((row) => row.files.map(({ hash }) => hash));
  if (hashes.length > mostInBundle) return { ok: false, why: 'too-many' };
  const files = new Map<string, string>();
  for (const hash of hashes) {
    const text = await textOf(hash);
    if (text !== null) files.set(hash, text);
  }
  const those = new Set(hashes);
  const statistics = await groupStatistics(rows, setup);
  return whole(
    await auditFile(name, {
      rows,
      roster: rosterTable(rows, sayer(setup)),
      attestations: attestations.filter(({ file }) => those.has(file)),
      files,
      shownBefore: report.shownBefore,
      tables: statistics ? statisticsTables(statistics) : {},
      about: report.about,
    }),
  );
}

function whole(made: Made, leftOut: ParsReport['leftOut'] = []): Reported {
  return { ok: true, made, leftOut };
}
