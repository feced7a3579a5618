import { describe, expect, it } from 'vitest';
import { isBackupDue } from '#domain/calendar/backup-due.ts';

const at = (day: string) => Date.parse(`${day}T09:00:00.000Z`);

describe('the reminder of a backup (COO-3)', () => {
  const changed = { backedUp: '2026-11-01T09:00:00.000Z', changed: true, first: '2026-10-01T09:00:00.000Z' };

  it('comes when more than seven days have passed since the last one, and something changed', () => {
    expect(isBackupDue(changed, at('2026-11-08'))).toBe(false);
    expect(isBackupDue(changed, at('2026-11-08') + 1)).toBe(true);
    expect(isBackupDue({ ...changed, changed: false }, at('2027-11-08'))).toBe(false);
  });

  it('counts from the first change where there never was a backup', () => {
    expect(isBackupDue({ ...changed, backedUp: null }, at('2026-10-08'))).toBe(false);
    expect(isBackupDue({ ...changed, backedUp: null }, at('2026-10-09'))).toBe(true);
    expect(isBackupDue({ ...changed, backedUp: null, first: null }, at('2026-10-09'))).toBe(false);
  });
});
