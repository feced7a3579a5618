import { fill } from '#domain/course/fill.ts';
import { readCertificate } from '#domain/credential/certificate.ts';
import { examineCertificate } from '#domain/credential/examine-certificate.ts';
import { examine } from '#domain/hand-in/examine.ts';
import { largestHandIn, readHandIn } from '#domain/hand-in/hand-in-file.ts';
import type { KnownIssuer } from '#domain/credential/pin-issuers.ts';
import { longestBadge } from '#domain/credential/badge.ts';
import { replayer } from '#machines/scenario.ts';
import type { NamedCourse } from '#course/course-known.ts';
import { signatureCheck } from '#storage/device-key.ts';
import { sharedData } from '../page/shared-data.ts';
import { paragraph } from '../record/elements.ts';
import { isLikeBadge, lookAtBadge } from './look-at-badge.ts';
import { badgeReport } from './report-badge.ts';
import { certificateReport } from './report-certificate.ts';
import { handInReport } from './report-hand-in.ts';
import type { VerifyData } from './verify-data.ts';

const own = JSON.parse(document.querySelector('#verify-data')?.textContent ?? '{}') as Omit<
  VerifyData,
  keyof NamedCourse
>;
const { words } = own;
const issuers = JSON.parse(document.querySelector('#known-issuers')?.textContent ?? '[]') as readonly KnownIssuer[];
const root = document.documentElement.dataset.root ?? '/';
const form = document.querySelector<HTMLFormElement>('[data-verify-form]');
const report = document.querySelector<HTMLElement>('[data-verified]');
const check = signatureCheck();
const named = sharedData<NamedCourse>('named-course');
const readData = async (): Promise<VerifyData> => ({ ...(await named), ...own });

async function lookAtFile(file: File): Promise<readonly HTMLElement[]> {
  // Larger files are refused before they are read, so that none of them fills the memory.
  if (file.size > largestHandIn) return refusal(fill(words['too-large']));
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refusal(fill(words['unreadable']));
  const text = bytes.byteLength <= longestBadge ? new TextDecoder().decode(bytes) : '';
  if (isLikeBadge(text)) return lookAtToken(text);
  if (/\.jwt$/i.test(file.name)) return refusal(fill(words['badge-unread']));
  const reading = await readHandIn(new Uint8Array(bytes), check);
  if (!reading.ok) return refusal(reading.sentence);
  const data = await readData();
  return handInReport(reading, examine(reading, data.course, replayer, Date.now()), data);
}

async function lookAtToken(text: string): Promise<readonly HTMLElement[]> {
  return badgeReport(text, await lookAtBadge(text, issuers, root, Date.now()), await readData());
}

async function lookAtCode(code: string): Promise<readonly HTMLElement[]> {
  if (isLikeBadge(code)) return lookAtToken(code);
  const reading = await readCertificate(code, check);
  if (!reading.ok) return refusal(reading.sentence);
  const data = await readData();
  const most = data.minutes[reading.certificate.scope] ?? 0;
  return certificateReport(reading, examineCertificate(reading, data.course, most, replayer, Date.now()), data);
}

function refusal(sentence: string): readonly HTMLElement[] {
  const note = document.createElement('div');
  note.className = 'note caution';
  note.dataset.refusal = '';
  note.tabIndex = -1;
  note.append(paragraph(sentence));
  return [note];
}

/** One look at a time: what was asked for last is what stands. */
let asked = 0;
async function show(look: () => Promise<readonly HTMLElement[]>) {
  if (!report) return;
  asked += 1;
  const mine = asked;
  report.hidden = false;
  report.replaceChildren(paragraph(fill(words['working'])));
  const parts = await look().catch((error: unknown) => {
    report.hidden = true;
    throw error;
  });
  if (mine !== asked) return;
  report.replaceChildren(...parts);
  (parts[0] as HTMLElement | undefined)?.focus();
}

function wire(to: HTMLFormElement) {
  const input = to.querySelector<HTMLInputElement>('input[type="file"]');
  const drop = to.querySelector<HTMLElement>('[data-drop]');
  const button = to.querySelector('button');
  const code = to.elements.namedItem('code') as HTMLTextAreaElement;
  if (!input || !drop || !button) return;
  input.disabled = false;
  button.disabled = false;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void show(() => lookAtFile(file));
    input.value = '';
  });
  for (const name of ['dragover', 'dragleave', 'drop'] as const)
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', name === 'dragover');
      const file = name === 'drop' ? event.dataTransfer?.files[0] : undefined;
      if (file) void show(() => lookAtFile(file));
    });
  to.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(() => lookAtCode(code.value));
  });
  const open = () => {
    const given = location.hash.slice(1);
    if (!given) return;
    // Out of the address bar at once: a name need not be read over a shoulder, or bookmarked.
    history.replaceState(history.state, '', location.pathname);
    void show(() => lookAtCode(given));
  };
  addEventListener('hashchange', open);
  open();
}

// In a frame, another page could paint its own verdict over this one.
if (form && top !== self) {
  form.hidden = true;
  void show(async () => refusal(fill(words['framed'])));
} else if (form) wire(form);
