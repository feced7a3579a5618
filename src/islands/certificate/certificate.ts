import { fill } from '#domain/course/fill.ts';
import { writeCertificate } from '#domain/credential/certificate.ts';
import { type Earned, earnedIn } from '#domain/credential/earned.ts';
import { writeEvidence } from '#domain/credential/evidence.ts';
import type { Progress } from '#domain/record/progress.ts';
import type { NamedCourse } from '#course/course-known.ts';
import { replayer } from '#machines/scenario.ts';
import { deviceKey } from '#storage/device-key.ts';
import { openJournal } from '#storage/journal.ts';
import { sharedData } from '../page/shared-data.ts';
import { toPage } from '../page/to-page.ts';
import { wireName } from '../record/name.ts';
import { readProgress } from '../record/progress.ts';
import { type CertificateData, drawSheet } from './sheet.ts';

const own = JSON.parse(document.querySelector('#certificate-data')?.textContent ?? '{}') as Omit<
  CertificateData,
  keyof NamedCourse
>;
const { words } = own;
const root = document.documentElement.dataset.root ?? '/';
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const titleOf = ({ titles }: NamedCourse, scope: string) =>
  scope === 'course' ? fill(words['which-course']) : (titles[scope] ?? scope);

/** What can be put on paper: finished, evaluated, and stated on honour. */
function ready(earned: readonly Earned[]): readonly Earned[] {
  return earned.filter(({ evaluation }) => evaluation?.honour);
}

/** Says why there is none yet, where there is none. */
function explain(course: NamedCourse, earned: readonly Earned[]) {
  const line = find('[data-certificate-none] p');
  const [waiting] = earned;
  if (line)
    line.textContent = waiting
      ? fill(words['none-evaluate'], { title: titleOf(course, waiting.scope) })
      : fill(words['none']);
}

async function draw(data: CertificateData, earned: Earned, name: string, progress: Progress) {
  const { course } = data;
  const article = find('[data-certificate]');
  const box = find('[data-certificate-code]');
  const field = box?.querySelector('textarea');
  if (!article || !box || !field) return;
  const signer = await deviceKey(root);
  const { scope, day, evaluation, evidence } = earned;
  const code = await writeCertificate(
    {
      edition: earned.tests[0]?.edition ?? course.edition,
      scope,
      day,
      minutes: evaluation?.minutes ?? null,
      name,
      evidence: writeEvidence(evidence, course, scope, replayer),
    },
    signer,
  );
  // A folder on a stick has no address that a phone could open: the code alone can be pasted anywhere.
  const isCarried = location.protocol === 'file:';
  const address = isCarried ? 'verify/' : new URL(toPage('verify/'), location.href).href;
  await drawSheet(
    article,
    {
      earned,
      name,
      code,
      signed: signer !== null,
      attempts: progress.modules.find(({ id }) => id === scope)?.test?.attempts ?? 0,
      today: new Date().toISOString().slice(0, 10),
      address,
      link: isCarried ? code : `${address}#${code}`,
    },
    data,
  );
  field.value = code;
  article.hidden = false;
  box.hidden = false;
}

void sharedData<NamedCourse>('named-course').then(async (named) => {
  const data = { ...named, ...own };
  const { store, progress } = await readProgress(named.course.outline);
  const earned = earnedIn(store.record(), progress);
  const sheets = ready(earned);
  const form = find<HTMLFormElement>('[data-certificate-form]');
  const none = find('[data-certificate-none]');
  const [first] = sheets;
  if (!form || !none || !first) return explain(named, earned);
  none.hidden = true;
  form.hidden = false;
  const scopes = form.elements.namedItem('scope') as HTMLSelectElement;
  scopes.append(...sheets.map(({ scope }) => new Option(titleOf(named, scope), scope)));
  const asked = location.hash.slice(1);
  scopes.value = sheets.some(({ scope }) => scope === asked) ? asked : first.scope;

  // One drawing at a time, in the order in which they were asked for: the last one stands.
  let drawing = Promise.resolve();
  const redraw = () => {
    const chosen = sheets.find(({ scope }) => scope === scopes.value) ?? first;
    const name = nameField.name();
    drawing = drawing.then(() => draw(data, chosen, name, progress));
  };
  const nameField = await wireName(
    form.elements.namedItem('name') as HTMLInputElement,
    form.querySelector('#name-line') as HTMLElement,
    await openJournal(),
    { changed: fill(words['name-changed']), refused: fill(words['name-refused']) },
    () => redraw(),
  );
  scopes.addEventListener('change', redraw);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void drawing.then(() => print());
  });
  redraw();
});
