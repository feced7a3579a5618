import type { AssignedPage } from '#course/assigned-page.ts';
import { keyName } from '#domain/assignment/signed.ts';
import type { Told } from '#domain/assignment/say-assignment.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import type { Desk } from '#storage/desk.ts';
import { toPage } from '../page/to-page.ts';
import { dayInWords } from '../today.ts';

/** What the parts of the coordinator's page share. */
export interface Office {
  readonly root: string;
  readonly page: AssignedPage;
  readonly words: Readonly<Record<string, string>>;
  /** Null where nothing can be kept here. */
  readonly desk: Desk | null;
  /** The key that signs here; null until one is made or brought in. */
  signer(): Signer | null;
  /** The key that links ask hand-ins to be sealed to: its x; null where the office has none. */
  sealTo(): string | null;
  /** Takes what was made or brought in. */
  takeKeys(keys: Keys): void;
  /** Calls back when the key or what is on the desk may have changed. */
  onChange(listener: () => void): void;
  changed(): void;
}

/** The office's keys: for signing, and for receiving. */
export interface Keys {
  readonly signer: Signer | null;
  readonly sealTo: string | null;
}

/** Opens the office. */
export function openOffice(given: Pick<Office, 'root' | 'page' | 'words' | 'desk'>, first: Keys): Office {
  let keys = first;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    ...given,
    signer: () => keys.signer,
    sealTo: () => keys.sealTo,
    takeKeys(next) {
      keys = next;
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
    changed,
  };
}

/** The key if it is the one by that name: what another key signed must not be signed anew by this one. */
export function signerNamed(office: Office, name: string): Signer | null {
  const signer = office.signer();
  return signer && keyName(signer.key) === name ? signer : null;
}

/** Where links lead: the page of this copy that reads them. */
export function landing(): string {
  return new URL(toPage('a/'), location.href).href;
}

/** What the texts need to know of the course. */
export function toldBy({ page }: Office): Told {
  return { course: page.course, titles: page.titles, minutes: page.minutes, sayDay: dayInWords };
}

/** A part of the page, which is there. */
export function part<E extends Element>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Shows a sentence where something went wrong, or takes it away. */
export function showFault(line: HTMLElement, sentence: string | null): void {
  line.textContent = sentence ?? '';
  line.hidden = sentence === null;
}
