import { type DeskBackup, deskHeadOf, readDesk, readDeskBackup } from '#domain/assignment/desk-backup.ts';
import { type KeyBackup, readBackup, writeBackup } from '#domain/assignment/key-backup.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { fill } from '#domain/course/fill.ts';
import { bringInCoordinatorKey, type KeyOutcome, makeCoordinatorKey, unsealUnder } from '#storage/coordinator-key.ts';
import { isSharedComputer } from '#storage/page-cache.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { download } from '../download.ts';
import { announce } from '../page/announce.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { type Office, part, showFault } from './office.ts';

/** The coordinator's key: whether there is one, making one with its backup, and bringing one in from a backup. */
export function wireKey(office: Office): void {
  const { root, words, desk } = office;
  const [state, make, bring] = [
    part<HTMLElement>('[data-key-state]'),
    part<HTMLFormElement>('[data-key-make]'),
    part<HTMLFormElement>('[data-key-bring]'),
  ];
  const show = () => {
    const signer = office.signer();
    const blocked = isSharedComputer(root) ? 'shared' : !crypto.subtle ? 'no-crypto' : desk ? null : 'no-store';
    state.dataset.keyState = signer ? 'here' : (blocked ?? 'none');
    state.replaceChildren(
      paragraph(
        signer ? fill(words['key-here'], { key: keyName(signer.key) }) : fill(words[`key-${blocked ?? 'none'}`]),
      ),
    );
    part<HTMLElement>('[data-key-make-part]').hidden = signer !== null || blocked !== null;
    part<HTMLElement>('[data-key-bring-part]').hidden = blocked !== null;
  };
  show();
  office.onChange(show);

  make.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = part<HTMLElement>('.fault', make);
    const [first, second] = ['passphrase', 'again'].map((name) => String(new FormData(make).get(name) ?? ''));
    if (first !== second) return showFault(fault, fill(words['fault-again']));
    const submit = part<HTMLButtonElement>('button[type="submit"]', make);
    submit.disabled = true;
    const made = new Date().toISOString();
    const outcome = await makeCoordinatorKey(root, { passphrase: first ?? '', made });
    submit.disabled = false;
    if (!outcome.ok) return showFault(fault, fill(words[`fault-${outcome.why}`]));
    showFault(fault, null);
    make.reset();
    const backup = 'backup' in outcome ? outcome.backup : null;
    if (backup) await giveBackup(office, backup, 'backup-now');
    office.takeKeys({ signer: outcome.signer, sealTo: backup?.receiver?.x ?? null });
  });

  bring.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = part<HTMLElement>('.fault', bring);
    const [file] = part<HTMLInputElement>('input[type="file"]', bring).files ?? [];
    const passphrase = part<HTMLInputElement>('input[name="passphrase"]', bring).value;
    if (!file) return showFault(fault, fill(words['fault-no-file']));
    const text = await file.text().catch(() => '');
    const found = await bringIn(office, text, passphrase);
    showFault(fault, found.ok ? null : found.sentence);
    if (!found.ok) return;
    bring.reset();
    announce(found.sentence);
    const line = part<HTMLElement>('[data-key-brought]');
    line.textContent = found.sentence;
    line.hidden = false;
    const [receiver] = await receiversHere(root);
    office.takeKeys({ signer: found.signer, sealTo: receiver?.x ?? null });
  });
}

/**
 * Hands the backup over at once: it cannot be made a second time. It stays at hand on the page, and sealed on the desk.
 * @param said which sentence goes with it
 */
export async function giveBackup({ words, desk }: Office, backup: KeyBackup, said: 'backup-now' | 'backup-anew') {
  const file = writeBackup(backup);
  const name = `post-rounds-key-${keyName(backup.key)}.json`;
  const save = () => download(name, file, 'application/json');
  save();
  await desk?.keepSealedKey(file).catch(() => undefined);
  const box = part<HTMLElement>('[data-key-backup]');
  box.replaceChildren(
    paragraph(fill(words[said], { file: name })),
    actions(button(fill(words['backup-again']), 'button', save)),
  );
  box.hidden = false;
  box.tabIndex = -1;
  box.focus();
}

type BroughtIn =
  | { readonly ok: true; readonly signer: Extract<KeyOutcome, { ok: true }>['signer']; readonly sentence: string }
  | { readonly ok: false; readonly sentence: string };

/** Opens a backup of a key, or of a whole desk, whose assignments then join those that are here. */
async function bringIn(office: Office, text: string, passphrase: string): Promise<BroughtIn> {
  const { root, words, desk } = office;
  const whole = readDeskBackup(text);
  const alone = whole.ok ? null : readBackup(text);
  if (!whole.ok && whole.refusal !== 'not-a-backup') return { ok: false, sentence: whole.sentence };
  if (alone && !alone.ok) return { ok: false, sentence: alone.sentence };
  const backup = whole.ok ? whole.backup.key : alone?.ok ? alone.backup : null;
  if (!backup) return { ok: false, sentence: fill(words['fault-no-file']) };
  // Nothing is kept unless all of it opens.
  const assignments = whole.ok ? await unsealed(whole.backup, passphrase) : { assignments: [], unread: 0 };
  if (!assignments) return { ok: false, sentence: fill(words['fault-wrong-passphrase']) };
  const outcome = await bringInCoordinatorKey(root, { passphrase, backup });
  if (!outcome.ok) return { ok: false, sentence: fill(words[`fault-${outcome.why}`]) };
  try {
    const here = readBackup((await desk?.sealedKey()) ?? '');
    if (!here.ok || (!here.backup.receiver && backup.receiver)) await desk?.keepSealedKey(writeBackup(backup));
    for (const each of assignments.assignments) await desk?.keep(each);
  } catch {
    return { ok: false, sentence: fill(words['fault-not-kept']) };
  }
  const { length: n } = assignments.assignments;
  const sentence =
    assignments.unread > 0
      ? fill(words['brought-some'], { n, unread: assignments.unread })
      : fill(words[n > 0 ? 'brought-desk' : 'brought-key'], { n });
  return { ok: true, signer: outcome.signer, sentence };
}

async function unsealed(backup: DeskBackup, passphrase: string) {
  const text = await unsealUnder({ passphrase, backup: backup.key }, { ...backup, head: deskHeadOf(backup) });
  return text === null ? null : readDesk(text);
}
