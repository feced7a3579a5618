import type { AssignedPage } from '#course/assigned-page.ts';
import { coordinatorKey } from '#storage/coordinator-key.ts';
import { openDesk } from '#storage/desk.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { wireForm } from './compose-form.ts';
import { wireKey } from './key.ts';
import { showMade } from './made.ts';
import { wireDesk } from './made-here.ts';
import { openOffice, part } from './office.ts';
import { wireReceiving } from './receiving.ts';
import { wireRotation } from './rotation-form.ts';

const root = document.documentElement.dataset.root ?? '/';
const counter = part<HTMLElement>('[data-coordinator]');

async function open() {
  const { page, words } = JSON.parse(part('#assign-data').textContent ?? '{}') as {
    readonly page: AssignedPage;
    readonly words: Readonly<Record<string, string>>;
  };
  const [signer, [receiver]] = await Promise.all([coordinatorKey(root), receiversHere(root)]);
  const office = openOffice(
    { root, page, words, desk: openDesk(root) },
    { signer, sealTo: (signer && receiver?.x) ?? null },
  );
  wireKey(office);
  wireReceiving(office);
  wireForm(office, (made) => void showMade(office, made));
  wireRotation(office);
  wireDesk(office);
  counter.hidden = false;
}

// In a frame, another page could paint over this one and have its buttons pressed: then there are none.
if (top !== self) {
  counter.remove();
  part<HTMLElement>('[data-framed]').hidden = false;
} else void open();
