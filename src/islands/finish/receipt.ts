import { confirmedIn, readReceipt, type SignedReceipt } from '#domain/assignment/receipt.ts';
import { fill } from '#domain/course/fill.ts';
import type { Record } from '#domain/record/record.ts';
import { signatureCheck } from '#storage/device-key.ts';
import type { Journal } from '#storage/journal.ts';
import type { FinishData } from './finish-data.ts';

/** What came back from whoever received a hand-in. */
export interface Receipts {
  /** The hashes of the files that were confirmed by somebody whose assignment this record accepted. */
  confirmed(record: Record): ReadonlySet<string>;
  /** Offers to take a receipt once there is a file that it could be for. */
  offer(record: Record): void;
}

/**
 * Takes receipts: pasted, or behind the `#` of the address. Each is kept in the journal, and its signature is checked again
 * whenever the page opens; what does not fit is kept nowhere.
 * @param record the record as it is now
 * @param onChange called when another file counts as confirmed
 */
export async function wireReceipts(
  { words }: FinishData,
  journal: Journal,
  record: () => Record,
  onChange: () => void,
): Promise<Receipts> {
  const check = signatureCheck();
  const kept = (await journal.all()).filter(({ kind }) => kind === 'receipt');
  const readings = await Promise.all(kept.map(({ text }) => readReceipt(text, check)));
  let receipts: readonly SignedReceipt[] = readings.filter((reading) => typeof reading !== 'string');
  const form = document.querySelector<HTMLFormElement>('[data-receipt]');
  const line = document.querySelector<HTMLElement>('[data-receipt-line]');
  const details = document.querySelector<HTMLDetailsElement>('[data-receipts]');

  async function take(text: string): Promise<string> {
    const code = text.trim().replace(/^.*#receipt=/s, '');
    const reading = await readReceipt(code, check);
    if (typeof reading === 'string') return fill(words[`receipt-${reading}`]);
    const isOfUs = [...record().values()].some((entry) => entry.kind === 'handed-in' && entry.file === reading.file);
    if (!isOfUs) return fill(words['receipt-no-file'], { hash: reading.file.slice(0, 8) });
    if (!confirmedIn(record(), [reading]).has(reading.file))
      return fill(words['receipt-other-key'], { key: reading.keyName });
    receipts = [...receipts.filter(({ file }) => file !== reading.file), reading];
    onChange();
    const said = await journal.write('receipt', reading.file.slice(0, 16), code);
    return fill(words[said === 'kept' ? 'receipt-taken' : 'receipt-not-kept'], { day: reading.at.slice(0, 10) });
  }

  async function takeAndSay(text: string) {
    const sentence = await take(text);
    if (line) line.textContent = sentence;
  }

  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void takeAndSay(String(new FormData(form).get('receipt') ?? ''));
  });
  if (location.hash.startsWith('#receipt=')) {
    const code = location.hash;
    // It has been taken: the address of the page is worth no more than the page's.
    history.replaceState(null, '', location.pathname);
    if (details) [details.open, details.hidden] = [true, false];
    await takeAndSay(code);
    details?.scrollIntoView({ block: 'nearest' });
  }
  return {
    confirmed: (now) => confirmedIn(now, receipts),
    offer(now) {
      if (details?.hidden) details.hidden = ![...now.values()].some(({ kind }) => kind === 'handed-in');
    },
  };
}
