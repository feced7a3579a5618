import { deskHeadOf, writeDesk, writeDeskBackup } from '#domain/assignment/desk-backup.ts';
import { readBackup } from '#domain/assignment/key-backup.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { isBackupDue } from '#domain/calendar/backup-due.ts';
import { fill } from '#domain/course/fill.ts';
import { sealUnder } from '#storage/coordinator-key.ts';
import { download } from '../download.ts';
import { announce } from '../page/announce.ts';
import { confirmIn } from '../page/dialog.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { dayInWords, dayOf } from '../today.ts';
import { showMade } from './made.ts';
import { type Office, part, showFault } from './office.ts';

/** What was assigned from this browser, to be opened again or forgotten; and the whole desk as a sealed file. */
export function wireDesk(office: Office): void {
  const { desk, words } = office;
  const place = part<HTMLElement>('[data-made-here]');
  const backup = part<HTMLFormElement>('[data-backup-form]');
  if (!desk) {
    place.replaceChildren(paragraph(fill(words['here-no-store'])));
    part<HTMLElement>('[data-backup-part]').hidden = true;
    return;
  }
  const show = async () => {
    const all = await desk.list().catch(() => null);
    place.replaceChildren(
      ...(all === null
        ? [paragraph(fill(words['here-unread']))]
        : all.length === 0
          ? [paragraph(fill(words['here-none']))]
          : [listOf(all)]),
    );
    await showStanding(all ?? []);
  };
  const listOf = (all: readonly AssignmentMade[]) => {
    const list = document.createElement('ul');
    list.className = 'made-here';
    list.append(...all.map(rowOf));
    return list;
  };
  const rowOf = (made: AssignmentMade) => {
    const { assignment, invitees } = made;
    const row = document.createElement('li');
    const name = document.createElement('bdi');
    const names = assignment.modules.map((id) => office.page.titles[id] ?? office.page.course).join(', ');
    name.textContent = assignment.title ?? names;
    const facts = [
      dayInWords(dayOf(made.made)),
      ...(assignment.title ? [names] : []),
      ...(assignment.due ? [`${fill(office.page.words['due'])} ${dayInWords(assignment.due)}`] : []),
      ...(invitees.length > 0 ? [fill(words['invitees-count'], { n: invitees.length })] : []),
    ];
    const line = paragraph(facts.join(' · '));
    line.className = 'small';
    row.append(
      name,
      line,
      actions(
        named(
          button(fill(words['here-open']), 'button quiet', () => void showMade(office, made)),
          name.textContent,
        ),
        named(
          button(fill(words['here-forget']), 'button plain', () => void forget(made, name.textContent ?? '')),
          name.textContent,
        ),
      ),
    );
    return row;
  };
  const forget = async (made: AssignmentMade, name: string) => {
    const dialog = part<HTMLDialogElement>('[data-forget-dialog]');
    if (!(await confirmIn(dialog, fill(words['forget-confirm'], { name, n: made.invitees.length })))) return;
    const done = await desk.forget(made.assignment.id).then(
      () => true,
      () => false,
    );
    announce(fill(words[done ? 'forgotten' : 'fault-not-kept']));
    office.changed();
    part<HTMLElement>('#made-here').focus();
  };
  const showStanding = async (all: readonly AssignmentMade[]) => {
    const line = part<HTMLElement>('[data-backup-standing]');
    const standing = await desk.standing().catch(() => null);
    if (!standing) return;
    const { backedUp, changes } = standing;
    const first = all.map(({ made }) => made).sort()[0] ?? null;
    const isDue = isBackupDue({ backedUp, changed: changes > 0, first }, Date.now());
    const last = backedUp
      ? fill(words['backup-last'], { day: dayInWords(dayOf(backedUp)), n: changes })
      : fill(words[changes > 0 ? 'backup-never' : 'backup-nothing']);
    line.textContent = isDue ? `${last} ${fill(words['backup-due'])}` : last;
    line.classList.toggle('caution', isDue || (changes > 0 && backedUp === null));
  };

  backup.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = part<HTMLElement>('.fault', backup);
    const passphrase = part<HTMLInputElement>('input', backup).value;
    const key = readBackup((await desk.sealedKey().catch(() => null)) ?? '');
    if (!key.ok) return showFault(fault, fill(words['fault-no-sealed-key']));
    const made = new Date().toISOString();
    const all = await desk.list().catch(() => null);
    if (!all) return showFault(fault, fill(words['here-unread']));
    const head = (nonce: Uint8Array<ArrayBuffer>) => deskHeadOf({ key: key.backup, made, nonce });
    const sealed = await sealUnder({ passphrase, backup: key.backup }, writeDesk(all), head);
    showFault(fault, sealed ? null : fill(words['fault-wrong-passphrase']));
    if (!sealed) return;
    backup.reset();
    download(
      `post-rounds-desk-${made.slice(0, 10)}.json`,
      writeDeskBackup({ key: key.backup, made, ...sealed }),
      'application/json',
    );
    await desk.noteBackup(made).catch(() => undefined);
    await showStanding(all);
    announce(fill(words['saved']));
  });
  void show();
  office.onChange(() => void show());
}

function named(element: HTMLButtonElement, name: string | null): HTMLButtonElement {
  const unseen = document.createElement('span');
  unseen.className = 'unseen';
  unseen.textContent = `: ${name ?? ''}`;
  element.append(unseen);
  return element;
}
