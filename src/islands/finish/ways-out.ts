import { fill } from '#domain/course/fill.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { announce } from '../page/announce.ts';
import { download } from '../download.ts';
import { actions, button, heading, paragraph } from '../record/elements.ts';
import type { FinishData } from './finish-data.ts';
import { type Leaving, leavingOf, openCopyOf, type Prepared, sealNameOf, travelOf } from './prepared.ts';

/**
 * The ways out of a hand-in that was made: the file, a mail, the system's own sheet. Where it is sealed, what that means, a copy to
 * keep, and what to do about an office that lost its key.
 * @param onOpen called when it should be made open after all
 */
export function waysOut(prepared: Prepared, data: FinishData, store: RecordStore, onOpen: () => void): HTMLElement[] {
  const { words } = data;
  const leaving = leavingOf(prepared);
  const { sealed, hash, answers } = prepared;
  const code = document.createElement('code');
  code.textContent = hash;
  code.className = 'hash';
  const name = document.createElement('p');
  name.append(`${leaving.name} · ${fill(words[sealed === null ? 'hash-of' : 'hash-inside'])} `, code);
  return [
    heading('h3', fill(words['ways'])),
    paragraph(
      sealed === null
        ? fill(words[travelOf(answers) === 'unsealed' ? 'travels-unsealed' : 'open-means'])
        : fill(words['sealed-means'], { key: sealNameOf(answers) }),
    ),
    name,
    paragraph(fill(words['mail-hint'])),
    actions(...buttons(prepared, leaving, data, store)),
    ...(sealed === null ? [] : [ownCopy(prepared, words), lostKey(words, onOpen)]),
  ];
}

function buttons(
  { hash, entries, answers, sealed }: Prepared,
  leaving: Leaving,
  { title, mail, words }: FinishData,
  store: RecordStore,
): HTMLElement[] {
  let noted = false;
  const taken = async () => {
    if (noted) return;
    noted = true;
    await store.add({ kind: 'handed-in', file: hash, entries, ...(answers ? { assignment: answers.code } : {}) }).saved;
    announce(fill(words[sealed === null ? 'taken' : 'taken-sealed']));
  };
  const letter = document.createElement('a');
  letter.className = 'button quiet';
  letter.textContent = fill(words['mail']);
  const [subject, body] = [
    fill(words['mail-subject'], { course: title }),
    fill(words[sealed === null ? 'mail-body' : 'mail-body-sealed'], { file: leaving.name, hash }),
  ];
  const to = answers?.assignment.returnTo ?? mail;
  letter.href = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const parts = [
    button(fill(words[sealed === null ? 'download' : 'download-sealed']), 'button', () => {
      download(leaving.name, leaving.text, leaving.type);
      void taken();
    }),
    letter,
  ];
  const shared = { files: [new File([leaving.text], leaving.name, { type: leaving.type })] };
  if (navigator.canShare?.(shared)) {
    const share = button(fill(words['share']), 'button quiet', () => {
      // Whoever closes the browser's own sheet has handed nothing in.
      void navigator.share(shared).then(taken, () => announce(fill(words['shared-no'])));
    });
    parts.push(share);
  }
  return parts;
}

/** A copy that can be read: for the learner, so it is noted nowhere that anything was handed in. */
function ownCopy(prepared: Prepared, words: FinishData['words']): HTMLElement {
  const copy = openCopyOf(prepared);
  const box = document.createElement('div');
  box.dataset.ownCopy = '';
  const save = () => {
    download(copy.name, copy.text, copy.type);
    announce(fill(words['own-copy-taken']));
  };
  box.append(paragraph(fill(words['own-copy-text'])), actions(button(fill(words['own-copy']), 'button quiet', save)));
  return box;
}

function lostKey(words: FinishData['words'], onOpen: () => void): HTMLElement {
  const box = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = fill(words['lost-key']);
  box.append(
    summary,
    paragraph(fill(words['lost-key-text'])),
    actions(button(fill(words['lost-key-open']), 'button quiet', onOpen)),
  );
  return box;
}
