import { useCallback, useEffect, useState } from 'react';
import type { BackupRefusal } from '#domain/assignment/key-backup.ts';
import { issuerBackup } from '#domain/credential/issuer-backup.ts';
import { changesIn, type IssuerBook } from '#domain/credential/issuer-book.ts';
import { isBackupDue } from '#domain/calendar/backup-due.ts';
import { newIssuer, type PinnedKey, type RsaKey, thumbprintOf } from '#domain/credential/issuers.ts';
import { issuerBook, openBook, sealBook } from '#storage/issuer-book.ts';
import { bringInIssuerKey, issuerKey, makeIssuerKey } from '#storage/issuer-key.ts';
import type { KeyRefusal, OwnKey } from '#storage/own-key.ts';
import { dayOf } from '../today.ts';

/** The office in this browser: `unable` where nothing can be kept or signed, `none` before there is a key. */
export type Office =
  | { readonly state: 'loading' }
  | { readonly state: 'none' }
  | { readonly state: 'unable'; readonly why: 'no-cryptography' | 'not-kept' | 'no-address' }
  | {
      readonly state: 'ready';
      readonly signer: OwnKey<RsaKey>;
      readonly book: IssuerBook;
      readonly key: PinnedKey;
      readonly backupDue: boolean;
    };

/** Why something that was asked for did not happen. */
export type OfficeRefusal =
  KeyRefusal | BackupRefusal | 'not-a-book' | 'passphrases-differ' | 'no-name' | 'no-contact' | 'failed';

type Answer<T = object> = ({ readonly ok: true } & T) | { readonly ok: false; readonly why: OfficeRefusal };

/** The office of this browser, and what can be done with it. */
export function useIssuer(root: string) {
  const [office, setOffice] = useState<Office>({ state: 'loading' });
  const refresh = useCallback(async () => setOffice(await officeHere(root).catch(() => unable('not-kept'))), [root]);
  useEffect(() => void refresh(), [refresh]);

  return {
    office,
    refresh,
    /** Makes the key and the office; its backup is kept in the book, sealed as it is. */
    async found(said: {
      readonly name: string;
      readonly contact: string;
      readonly passphrase: string;
      readonly again: string;
    }): Promise<Answer> {
      const [name, contact] = [said.name.trim().slice(0, 120), said.contact.trim().slice(0, 200)];
      if (!name) return { ok: false, why: 'no-name' };
      if (!contact) return { ok: false, why: 'no-contact' };
      if (said.passphrase !== said.again) return { ok: false, why: 'passphrases-differ' };
      const book = issuerBook(root);
      if (!book) return { ok: false, why: 'not-kept' };
      const made = await makeIssuerKey(root, { passphrase: said.passphrase, made: new Date().toISOString() });
      if (!made.ok) return made;
      if (!('backup' in made)) return { ok: false, why: 'failed' };
      await book.keepBackup(issuerBackup.write(made.backup));
      await book.setIssuer(newIssuer(siteOf(root), { name, contact }, made.signer.key, dayOf()));
      await refresh();
      return { ok: true };
    },
    /** Everything as one sealed file, for safe keeping or a successor. The passphrase has to be the key's own. */
    async seal(passphrase: string): Promise<Answer<{ readonly file: string }>> {
      const book = issuerBook(root);
      const backup = await book?.backup();
      const reading = backup ? issuerBackup.read(backup) : null;
      if (!book || !backup || !reading?.ok) return { ok: false, why: 'failed' };
      // One passphrase for both seals, or whoever takes over needs two and is told of one.
      const opened = await bringInIssuerKey(root, { passphrase, backup: reading.backup });
      if (!opened.ok) return opened;
      const at = new Date().toISOString();
      const file = await sealBook(await book.read(), passphrase, at, backup);
      if (file) await book.noteBackup(at);
      await refresh();
      return file ? { ok: true, file } : { ok: false, why: 'no-cryptography' };
    },
    /** Brings in such a file: its key where there is none yet, and its book joined to what is here. */
    async bringIn(file: string, passphrase: string): Promise<Answer<{ readonly unread: number }>> {
      const book = issuerBook(root);
      if (!book) return { ok: false, why: 'not-kept' };
      const opened = await openBook(file, passphrase);
      if (!opened.ok) return opened;
      const reading = opened.backup ? issuerBackup.read(opened.backup) : null;
      if (!opened.backup || !reading?.ok)
        return { ok: false, why: reading?.ok === false ? reading.refusal : 'damaged' };
      const kept = await bringInIssuerKey(root, { passphrase, backup: reading.backup });
      if (!kept.ok) return kept;
      await book.keepBackup(opened.backup);
      await book.join(opened.book);
      await refresh();
      return { ok: true, unread: opened.unread };
    },
  };
}

async function officeHere(root: string): Promise<Office> {
  // An address that nobody else can open would stand in every badge.
  if (!/^https?:$/.test(location.protocol)) return unable('no-address');
  if (!globalThis.crypto?.subtle) return unable('no-cryptography');
  const kept = issuerBook(root);
  if (!kept) return unable('not-kept');
  const [signer, book] = [await issuerKey(root), await kept.read()];
  const thumbprint = signer && thumbprintOf(signer.key);
  const key = book.issuer?.keys.find(({ jwk }) => thumbprintOf(jwk) === thumbprint);
  if (!signer || !key) return { state: 'none' };
  const [changes, backedUp] = [changesIn(book), await kept.backedUp()];
  const changed = changes !== null && (backedUp === null || changes.last > backedUp);
  const backupDue = isBackupDue({ backedUp, changed, first: changes?.first ?? null }, Date.now());
  return { state: 'ready', signer, book, key, backupDue };
}

function unable(why: 'no-cryptography' | 'not-kept' | 'no-address'): Office {
  return { state: 'unable', why };
}

/** Where this copy of the course is, as badges name it. */
function siteOf(root: string): string {
  return new URL(root, location.origin).href;
}
