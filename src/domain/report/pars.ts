import { hoursOf } from '../credential/certificate.ts';
import type { Row } from '../roster/row.ts';
import type { Table } from './csv.ts';

/** The columns of `pars-learners.csv`. Stable: whoever maps them to an accreditor's template does so once. */
export const parsColumns = [
  'GivenName',
  'FamilyName',
  'BirthMonth',
  'BirthDay',
  'LicenseState',
  'LicenseId',
  'NPI',
  'BoardDomain',
  'BoardId',
  'AccmeActivityId',
  'ProviderActivityId',
  'CompletedDate',
  'CreditType',
  'CreditsClaimed',
  'Action',
  'ConsentToReport',
  'RecordId',
] as const;

/** What an accreditor wants to know of a learner. No hand-in holds it: the coordinator's own list does. */
export interface Reportable {
  readonly givenName: string;
  readonly familyName: string;
  /** 1 to 12, and 1 to 31. Never the year. */
  readonly birthMonth: number;
  readonly birthDay: number;
  readonly licenseState?: string;
  readonly licenseId?: string;
  readonly npi?: string;
  readonly boardDomain?: string;
  readonly boardId?: string;
  /** The day on which the learner permitted the report, YYYY-MM-DD; null where they did not. */
  readonly consent: string | null;
}

export interface Activity {
  readonly accmeId: string;
  readonly providerId: string;
  readonly creditType: string;
  /** A module's id, or `course`. */
  readonly scope: string;
  /** The most that may be claimed, in credits. */
  readonly most: number;
}

/** Why a person is not in the report. */
export type NotReported = 'details' | 'consent' | 'identity' | 'unfinished' | 'unattested' | 'minutes';

export interface ParsReport {
  readonly table: Table;
  readonly leftOut: readonly { readonly row: string; readonly why: NotReported }[];
}

/**
 * The learners to report: attested, finished, with a claim of time, with what identifies them, and with their permission.
 * Everybody else is named with the reason. Credits are hours claimed, in quarters rounded down, at most what is designated.
 */
export function parsReport(
  rows: readonly Row[],
  details: ReadonlyMap<string, Reportable>,
  activity: Activity,
  action: 'add' | 'delete' = 'add',
): ParsReport {
  const leftOut: { row: string; why: NotReported }[] = [];
  const reported = rows.flatMap((row): readonly (readonly (string | number)[])[] => {
    const person = details.get(row.id);
    const done = row.earned.find(({ scope }) => scope === activity.scope);
    const why = whyNot(row, person, done);
    if (why || !person || !done) {
      leftOut.push({ row: row.id, why: why ?? 'details' });
      return [];
    }
    const credits = Math.min(activity.most, hoursOf(done.minutes ?? 0));
    return [
      [
        person.givenName,
        person.familyName,
        person.birthMonth,
        person.birthDay,
        person.licenseState ?? '',
        person.licenseId ?? '',
        person.npi ?? '',
        person.boardDomain ?? '',
        person.boardId ?? '',
        activity.accmeId,
        activity.providerId,
        done.day,
        activity.creditType,
        credits.toFixed(2),
        action,
        `Y ${person.consent}`,
        row.current.hash,
      ],
    ];
  });
  return { table: { columns: parsColumns, rows: reported }, leftOut };
}

function whyNot(
  { level }: Row,
  person: Reportable | undefined,
  done: Row['earned'][number] | undefined,
): NotReported | null {
  if (!person) return 'details';
  if (!person.consent) return 'consent';
  const { licenseState, licenseId, npi, boardDomain, boardId } = person;
  const named = person.givenName && person.familyName && isDay(person.birthMonth, person.birthDay);
  if (!named || !((licenseState && licenseId) || npi || (boardDomain && boardId))) return 'identity';
  if (!done) return 'unfinished';
  if (level !== 'attested') return 'unattested';
  return hoursOf(done.minutes ?? 0) > 0 ? null : 'minutes';
}

/** 29 February is a birthday. */
function isDay(month: number, day: number): boolean {
  const date = new Date(Date.UTC(2024, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * `participants-by-profession.csv`: how many of each role finished, for an activity's totals. Who gave no role is counted
 * under an empty one.
 */
export function participantsByProfession(rows: readonly Row[], scope: string, say: (role: string) => string): Table {
  const counts = new Map<string, number>();
  for (const { role, earned } of rows)
    if (earned.some((one) => one.scope === scope)) counts.set(role ?? '', (counts.get(role ?? '') ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: ['Profession', 'Participants'],
    rows: sorted.map(([role, count]) => [role === '' ? '' : say(role), count]),
  };
}
