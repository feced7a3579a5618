import { rounds as fewestRounds } from '#domain/assignment/key-backup.ts';
import { type IssuedBadge, type IssuerBook, joinBooks, readBook, writeBook } from '#domain/credential/issuer-book.ts';
import type { PinnedIssuer } from '#domain/credential/issuers.ts';
import { strictBytes, toBase64Url } from '#domain/record/base64url.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { readJson } from '#domain/record/read-json.ts';
import { isObject } from '#domain/record/shapes.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';
import { isLongEnough } from './passphrase.ts';
import { openText, sealText } from './sealing.ts';
import { smallDatabase } from './small-database.ts';

/** An office's book in this browser: who it is, and every badge that it signed here. Any method may reject. */
export interface KeptBook {
  read(): Promise<IssuerBook>;
  setIssuer(issuer: PinnedIssuer): Promise<void>;
  /** Puts a badge down as soon as it is signed. One that is there already stays: false. */
  add(badge: IssuedBadge): Promise<boolean>;
  /** Notes that a badge was taken back. What was taken back before stays so, with its first reason. */
  takeBack(id: string, back: { readonly at: string; readonly reason: string }): Promise<void>;
  /** The sealed backup of its key, as its file says it: it opens with its passphrase and with nothing here. Null where none is. */
  backup(): Promise<string | null>;
  keepBackup(file: string): Promise<void>;
  /** When the book was last saved as a sealed file, ISO 8601 in UTC; null where it never was. */
  backedUp(): Promise<string | null>;
  noteBackup(at: string): Promise<void>;
  /** Joins another copy of the book to this one; nothing that is here is lost. */
  join(other: IssuerBook): Promise<void>;
}

const one = 'issuer';
const many = 'badges';
const backupKey = 'backup';
const backedUpKey = 'backed-up';

/** The book of this browser, or null where none can be kept: without a database, and on a shared computer. */
export function issuerBook(root: string, browser = thisBrowser()): KeptBook | null {
  const { indexedDB: factory } = browser;
  if (!factory || isSharedComputer(root, browser)) return null;
  const { transact: work } = smallDatabase(factory, nameOf(root), { [one]: {}, [many]: { keyPath: 'id' } });
  const read = async (): Promise<IssuerBook> => {
    const [issuer, badges] = await work('readonly', (book) => [
      book(one).get(one) as IDBRequest<PinnedIssuer | undefined>,
      book(many).getAll() as IDBRequest<IssuedBadge[]>,
    ]);
    return { issuer: issuer.result ?? null, badges: badges.result };
  };
  return {
    read,
    setIssuer: async (issuer) => void (await work('readwrite', (book) => book(one).put(issuer, one))),
    add: async (badge) => {
      let isNew = false;
      await work('readwrite', (book) => {
        const badges = book(many);
        badges.getKey(badge.id).onsuccess = ({ target }) => {
          isNew = (target as IDBRequest<IDBValidKey | undefined>).result === undefined;
          if (isNew) badges.add(badge);
        };
      });
      return isNew;
    },
    takeBack: async (id, takenBack) =>
      void (await work('readwrite', (book) => {
        const badges = book(many);
        badges.get(id).onsuccess = ({ target }) => {
          const there = (target as IDBRequest<IssuedBadge | undefined>).result;
          if (there && !there.takenBack) badges.put({ ...there, takenBack });
        };
      })),
    backup: async () => {
      const request = await work('readonly', (book) => book(one).get(backupKey) as IDBRequest<string | undefined>);
      return request.result ?? null;
    },
    keepBackup: async (file) => void (await work('readwrite', (book) => book(one).put(file, backupKey))),
    backedUp: async () => {
      const request = await work('readonly', (book) => book(one).get(backedUpKey) as IDBRequest<string | undefined>);
      return request.result ?? null;
    },
    noteBackup: async (at) => void (await work('readwrite', (book) => book(one).put(at, backedUpKey))),
    join: async (other) => {
      const { issuer, badges } = joinBooks(await read(), other);
      await work('readwrite', (book) => {
        if (issuer) book(one).put(issuer, one);
        for (const badge of badges) book(many).put(badge);
      });
    },
  };
}

/** Removes the book from this browser. Resolves with whether it is gone. */
export function forgetIssuerBook(root: string, { indexedDB: factory }: BrowserParts): Promise<boolean> {
  if (!factory) return Promise.resolve(true);
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(nameOf(root));
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
  });
}

const bookFormat = 'post-rounds-issuer-book';
const bookVersion = 1;
const headOf = (made: string) => canonicalText({ format: bookFormat, version: bookVersion, made });

/**
 * A book as a file that only the passphrase opens: to be kept elsewhere, or handed over.
 * @param backup the sealed backup of the office's key, to go with it; null where there is none
 */
export async function sealBook(
  book: IssuerBook,
  passphrase: string,
  made: string,
  backup: string | null,
): Promise<string | null> {
  if (!isLongEnough(passphrase)) return null;
  const sealed = await sealText(JSON.stringify({ book: writeBook(book), backup }), passphrase, headOf(made));
  return (
    sealed &&
    `${JSON.stringify({
      format: bookFormat,
      version: bookVersion,
      made,
      rounds: sealed.rounds,
      salt: toBase64Url(sealed.salt),
      nonce: toBase64Url(sealed.nonce),
      sealed: toBase64Url(sealed.sealed),
    })}\n`
  );
}

/** What opening such a file came to. */
export type OpenedBook =
  | { readonly ok: true; readonly book: IssuerBook; readonly unread: number; readonly backup: string | null }
  | { readonly ok: false; readonly why: 'not-a-book' | 'newer' | 'wrong-passphrase' };

/** Opens it. A wrong passphrase and a changed file look the same; neither changes anything. */
export async function openBook(file: string, passphrase: string): Promise<OpenedBook> {
  const reading = readJson(file, { largest: 700 * 2 ** 20, deepest: 4 });
  if (!reading.ok || !isObject(reading.value) || reading.value.format !== bookFormat)
    return { ok: false, why: 'not-a-book' };
  const { version, made, rounds, salt, nonce, sealed } = reading.value;
  if (typeof version === 'number' && version > bookVersion) return { ok: false, why: 'newer' };
  const [salted, nonced, inside] = [salt, nonce, sealed].map((part) =>
    typeof part === 'string' ? strictBytes(part) : null,
  );
  const isSound = salted?.length === 16 && nonced?.length === 12 && typeof made === 'string';
  // Rounds beyond these would only be there to hang the page.
  if (!isSound || !inside || typeof rounds !== 'number' || !(rounds >= fewestRounds && rounds <= 10_000_000))
    return { ok: false, why: 'not-a-book' };
  const text = await openText({ salt: salted, nonce: nonced, rounds, sealed: inside }, passphrase, headOf(made));
  if (text === null) return { ok: false, why: 'wrong-passphrase' };
  const held = readJson(text, { largest: 700 * 2 ** 20, deepest: 4 });
  const both = held.ok && isObject(held.value) ? held.value : {};
  const book = typeof both.book === 'string' ? readBook(both.book) : null;
  const backup = typeof both.backup === 'string' ? both.backup : null;
  return book ? { ok: true, book, unread: book.unread, backup } : { ok: false, why: 'not-a-book' };
}

function nameOf(root: string): string {
  return `${prefixOf(root)}issuer-book`;
}
