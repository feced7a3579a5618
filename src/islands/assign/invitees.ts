import { assignmentFor, invite, type Invitee, mostInvitees } from '#domain/assignment/invitees.ts';
import { writeLink } from '#domain/assignment/link.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { letterFor } from '#domain/assignment/say-assignment.ts';
import { fill } from '#domain/course/fill.ts';
import { download } from '../download.ts';
import { announce } from '../page/announce.ts';
import { actions, button, paragraph } from '../record/elements.ts';
import { landing, type Office, showFault, signerNamed, toldBy } from './office.ts';

/** More lines than these help nobody on a screen; the file has all of them. */
const mostShown = 200;

/** The people of an assignment: added by pasting lines, each with a link of their own, whose names stay in this browser. */
export function inviteesPart(office: Office, made: AssignmentMade): HTMLElement {
  const { words } = office;
  const box = document.createElement('div');
  box.className = 'ui';
  const { desk } = office;
  if (!desk) {
    box.append(paragraph(fill(words['invitees-no-store'])));
    return box;
  }
  let known = made.invitees;
  const field = document.createElement('textarea');
  field.rows = 4;
  field.className = 'code';
  field.id = 'invitee-names';
  field.autocomplete = 'off';
  const label = document.createElement('label');
  label.htmlFor = field.id;
  label.textContent = fill(words['invitees-add']);
  const fault = document.createElement('p');
  fault.className = 'fault';
  fault.setAttribute('role', 'alert');
  fault.hidden = true;
  const people = document.createElement('div');
  people.dataset.invitees = '';

  const change = async (to: (invitees: readonly Invitee[]) => readonly Invitee[]) => {
    const kept = await desk.invite(made.assignment.id, to).catch(() => null);
    showFault(fault, kept ? null : fill(words['fault-not-kept']));
    if (!kept) return;
    known = kept.invitees;
    draw();
    office.changed();
  };
  const add = async () => {
    let [added, tooMany] = [0, 0];
    await change((invitees) => {
      const result = invite(invitees, field.value, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
      [added, tooMany] = [result.added, result.tooMany];
      return result.invitees;
    });
    if (!fault.hidden) return;
    field.value = '';
    if (tooMany > 0) showFault(fault, fill(words['invitees-too-many'], { n: mostInvitees, over: tooMany }));
    announce(fill(words['invitees-added'], { n: added }));
  };
  const draw = () => {
    const signer = signerNamed(office, made.keyName);
    const rows = known.slice(0, mostShown).map((invitee) => {
      const row = document.createElement('li');
      const name = document.createElement('bdi');
      name.textContent = invitee.label;
      row.append(
        name,
        button(
          fill(words['invitee-remove'], { name: invitee.label }),
          'button plain',
          () => void change((invitees) => invitees.filter(({ token }) => token !== invitee.token)),
        ),
      );
      return row;
    });
    const list = document.createElement('ol');
    list.className = 'invitees';
    list.append(...rows);
    people.replaceChildren(
      paragraph(known.length > 0 ? fill(words['invitees-count'], { n: known.length }) : fill(words['invitees-none'])),
      ...(known.length > 0 ? [list] : []),
      ...(known.length > mostShown ? [paragraph(fill(words['invitees-more'], { n: mostShown }))] : []),
      ...(known.length > 0 && !signer ? [paragraph(fill(words['other-key'], { key: made.keyName }))] : []),
      ...(known.length > 0 && signer
        ? [
            paragraph(fill(words['invitees-file-text'])),
            actions(button(fill(words['invitees-file']), 'button', () => void saveLinks())),
          ]
        : []),
    );
  };
  /** A line for each: the label, the link, and the letter with it, ready for a mail merge. */
  const saveLinks = async () => {
    const signer = signerNamed(office, made.keyName);
    if (!signer) return;
    const { writeCsv } = await import('#domain/report/csv.ts');
    const rows: (readonly string[])[] = [];
    for (const invitee of known) {
      const own = assignmentFor(made.assignment, invitee);
      const code = await writeLink(own, signer);
      if (code === null) return showFault(fault, fill(words['fault-too-long']));
      const address = `${landing()}#${code}`;
      const [letter, reminder] = (['mail', 'reminder'] as const).map((occasion) =>
        letterFor(occasion, own, address, office.page.words, toldBy(office)),
      );
      rows.push([invitee.label, address, letter?.subject ?? '', letter?.body ?? '', reminder?.body ?? '']);
    }
    const columns = ['name', 'link', 'subject', 'text', 'reminder'];
    download(`post-rounds-links-${made.assignment.id}.csv`, writeCsv({ columns, rows }), 'text/csv;charset=utf-8');
    announce(fill(words['saved']));
  };
  draw();
  office.onChange(draw);
  box.append(
    paragraph(fill(words['invitees-text'])),
    label,
    field,
    fault,
    actions(button(fill(words['invitees-add-yes']), 'button quiet', () => void add())),
    people,
  );
  return box;
}
