import { backupKind, backupVersion } from '../assignment/key-backup.ts';
import { readRsaKey } from './issuers.ts';

/** What stands in an issuer's backup under `format`. */
export const issuerBackupFormat = 'post-rounds-issuer-key';

/** Backups of the key that signs badges. */
export const issuerBackup = backupKind(issuerBackupFormat, readRsaKey, 'an issuer’s', backupVersion);
