import { strToU8, zipSync } from 'fflate';
import type { IssuedBadge } from '#domain/credential/issuer-book.ts';
import { writeCsv } from '#domain/report/csv.ts';
import words from 'interface-words:badges';
import { download } from '../download.ts';
import { dayOf } from '../today.ts';

/** The file's name of a badge: no learner's name is in it, since file names travel further than files. */
function badgeFileName({ id, scope }: Pick<IssuedBadge, 'id' | 'scope'>): string {
  return `badge-${scope}-${id.replace('urn:uuid:', '').slice(0, 8)}.jwt`;
}

/** Hands badges back: one as it is, several as a zip with a table that says whose each is. */
export function handBack(badges: readonly IssuedBadge[]): void {
  const [only] = badges;
  if (!only) return;
  if (badges.length === 1) {
    download(badgeFileName(only), only.jwt, 'application/jwt');
    return;
  }
  const whose = writeCsv({
    columns: [words['file'] ?? '', words['name'] ?? '', words['scope'] ?? '', words['number'] ?? ''],
    rows: badges.map((badge) => [badgeFileName(badge), badge.to, badge.scope, badge.id]),
  });
  const zip = zipSync({
    ...Object.fromEntries(badges.map((badge) => [badgeFileName(badge), strToU8(badge.jwt)])),
    'whose.csv': strToU8(whose),
  });
  download(`badges-${dayOf()}.zip`, zip, 'application/zip');
}
