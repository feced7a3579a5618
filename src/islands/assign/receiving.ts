import { readBackup } from '#domain/assignment/key-backup.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { receiverName } from '#domain/hand-in/receiving.ts';
import { fill } from '#domain/course/fill.ts';
import { addReceiver } from '#storage/coordinator-key.ts';
import { paragraph } from '../record/elements.ts';
import { giveBackup } from './key.ts';
import { type Office, part, showFault } from './office.ts';

/**
 * The office's key for receiving: its name, where there is one. An office whose key is older than sealing is offered one, which takes
 * the passphrase, since no private key is ever kept here without a backup of it.
 */
export function wireReceiving(office: Office): void {
  const { root, words, desk } = office;
  const offer = part<HTMLElement>('[data-receiver-part]');
  const form = part<HTMLFormElement>('[data-receiver-make]');
  const show = () => {
    const [signer, sealTo] = [office.signer(), office.sealTo()];
    offer.hidden = signer === null || sealTo !== null;
    if (sealTo)
      part<HTMLElement>('[data-key-state]').append(
        paragraph(fill(words['receiver-here'], { key: receiverName(sealTo) })),
      );
  };
  show();
  office.onChange(show);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = part<HTMLElement>('.fault', form);
    const passphrase = part<HTMLInputElement>('input', form).value;
    const signer = office.signer();
    const reading = readBackup((await desk?.sealedKey().catch(() => null)) ?? '');
    if (!signer || !reading.ok || keyName(reading.backup.key) !== keyName(signer.key))
      return showFault(fault, fill(words['fault-no-sealed-key']));
    const submit = part<HTMLButtonElement>('button', form);
    submit.disabled = true;
    const made = new Date().toISOString();
    const outcome = await addReceiver(root, { passphrase, backup: reading.backup, made });
    submit.disabled = false;
    showFault(fault, outcome.ok ? null : fill(words[`fault-${outcome.why}`]));
    if (!outcome.ok) return;
    form.reset();
    await giveBackup(office, outcome.backup, 'backup-anew');
    office.takeKeys({ signer, sealTo: outcome.backup.receiver?.x ?? null });
  });
}
