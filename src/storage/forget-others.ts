import type { BrowserParts } from './browser-parts.ts';
import { forgetCoordinatorKey } from './coordinator-key.ts';
import { forgetDesk } from './desk.ts';
import { forgetDeviceKey } from './device-key.ts';
import { forgetIssuerBook } from './issuer-book.ts';
import { forgetIssuerKey } from './issuer-key.ts';
import { forgetRoster } from './roster-place.ts';

const each = [forgetDeviceKey, forgetCoordinatorKey, forgetDesk, forgetRoster, forgetIssuerKey, forgetIssuerBook];

/** Removes everything of the course that lies beside the record: keys, books, desks and rosters. Resolves with whether it is gone. */
export async function forgetOthers(root: string, browser: BrowserParts): Promise<boolean> {
  return (await Promise.all(each.map((forget) => forget(root, browser)))).every(Boolean);
}
