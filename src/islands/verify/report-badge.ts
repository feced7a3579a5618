import { fill } from '#domain/course/fill.ts';
import { type Badge, isHolder, readBadge } from '#domain/credential/badge.ts';
import type { BadgeExamination, BadgeVerdict, StepResult } from '#domain/credential/examine-badge.ts';
import { heading, paragraph } from '../record/elements.ts';
import type { ListSeen } from './look-at-badge.ts';
import { fields, folded } from './report-parts.ts';
import type { VerifyData } from './verify-data.ts';

const tones: Readonly<{ [V in BadgeVerdict]: '' | 'caution' | 'broken' }> = {
  valid: '',
  unsure: 'caution',
  'issuer-unknown': 'caution',
  past: 'caution',
  revoked: 'broken',
  invalid: 'broken',
};

/** The verdict on a badge, each thing that was looked at with its result, and every field that it has. */
export function badgeReport(
  text: string,
  seen: BadgeExamination & { readonly list: ListSeen },
  { words }: VerifyData,
): readonly HTMLElement[] {
  const { badge, issuer, verdict, steps, revokedFor } = seen;
  const office = issuer?.name ?? '';
  const title = heading('h2', fill(words[`badge-${verdict}`], { issuer: office }));
  title.tabIndex = -1;
  title.dataset.verdict = verdict;
  const note = document.createElement('div');
  note.className = `note ${tones[verdict]}`;
  note.append(paragraph(fill(words[`badge-about-${verdict}`], { issuer: office, contact: issuer?.contact ?? '' })));
  note.append(paragraph(fill(words['badge-always'])));
  if (revokedFor) note.append(paragraph(fill(words['badge-revoked-for'], { reason: revokedFor })));
  return [
    title,
    note,
    heading('h3', fill(words['badge-steps'])),
    stepList(steps, seen.list, words),
    ...(badge
      ? [heading('h3', fill(words['says'])), ...badgeFields(badge, issuer, words), holderForm(badge, words)]
      : []),
    ...rawParts(text, words),
  ];
}

function stepList(steps: readonly StepResult[], list: ListSeen, words: VerifyData['words']): HTMLElement {
  const element = document.createElement('ul');
  element.className = 'findings ui';
  for (const { step, result, why } of steps) {
    const item = document.createElement('li');
    item.dataset.step = step;
    item.dataset.result = result;
    if (result !== 'yes') item.dataset.weight = result === 'no' ? 'broken' : 'doubt';
    const name = document.createElement('b');
    name.textContent = fill(words[`badge-step-${step}`]);
    const said = why
      ? fill(words[`badge-why-${why}`])
      : fill(words[step === 'revocation' ? `badge-list-${list}` : `badge-yes-${step}`]);
    item.append(name, ` · ${fill(words[`badge-${result}`])}. ${said}`);
    element.append(item);
  }
  return element;
}

function badgeFields(
  badge: Badge,
  issuer: BadgeExamination['issuer'],
  words: VerifyData['words'],
): readonly HTMLElement[] {
  const { credentialSubject: subject, credentialStatus: status } = badge;
  const { achievement } = subject;
  const unsaid = fill(words['unsaid']);
  return [
    fields([
      [fill(words['field-kind']), fill(words['kind-badge'])],
      [fill(words['badge-field-name']), badge.name],
      [fill(words['badge-field-issuer']), badge.issuer.name],
      [fill(words['badge-field-issuer-id']), badge.issuer.id],
      [fill(words['badge-field-contact']), issuer?.contact ?? unsaid],
      [fill(words['badge-field-from']), badge.validFrom],
      [fill(words['badge-field-until']), badge.validUntil ?? unsaid],
      [fill(words['badge-field-achievement']), achievement.name],
      [fill(words['badge-field-achievement-id']), achievement.id],
      [fill(words['field-edition']), achievement.version],
      [fill(words['badge-field-description']), achievement.description],
      [fill(words['badge-field-criteria']), achievement.criteria.narrative],
      [fill(words['field-day']), subject.activityEndDate ?? unsaid],
      [
        fill(words['badge-field-credits']),
        subject.creditsEarned === undefined ? unsaid : String(subject.creditsEarned),
      ],
      [
        fill(words['badge-field-holder']),
        subject.identifier?.map(({ identityHash, salt }) => `${identityHash} (${salt})`).join(', ') ?? unsaid,
      ],
      [fill(words['badge-field-subject']), subject.id],
      [fill(words['badge-field-id']), badge.id],
      [fill(words['badge-field-status']), status?.id ?? unsaid],
      [fill(words['badge-field-type']), badge.type.join(', ')],
      [fill(words['badge-field-context']), badge['@context'].join(', ')],
    ]),
  ];
}

/** A field for an address: whether the badge is its holder's. It is asked nobody and kept nowhere. */
function holderForm(badge: Badge, words: VerifyData['words']): HTMLElement {
  if (isHolder(badge, '') === null) return paragraph(fill(words['badge-holder-none']));
  const form = document.createElement('form');
  form.className = 'ui prose no-print';
  form.autocomplete = 'off';
  const label = document.createElement('label');
  label.className = 'field';
  const [name, hint] = [document.createElement('span'), document.createElement('span')];
  name.textContent = fill(words['badge-holder']);
  hint.className = 'small';
  hint.textContent = fill(words['badge-holder-hint']);
  const input = document.createElement('input');
  input.type = 'text';
  input.inputMode = 'email';
  input.name = 'holder';
  label.append(name, input, hint);
  const look = document.createElement('button');
  look.className = 'button quiet';
  look.textContent = fill(words['badge-holder-look']);
  const answer = document.createElement('p');
  answer.role = 'status';
  answer.dataset.holder = '';
  form.append(label, look, answer);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer.textContent = fill(words[isHolder(badge, input.value) ? 'badge-holder-yes' : 'badge-holder-no']);
  });
  return form;
}

/** The whole token, unfolded: whatever else is in it can be seen too. */
function rawParts(text: string, words: VerifyData['words']): readonly HTMLElement[] {
  const parts = readBadge(text);
  if (!parts) return [];
  const { header, claims } = parts;
  return [folded(fill(words['badge-raw']), `${JSON.stringify(header, null, 2)}\n\n${JSON.stringify(claims, null, 2)}`)];
}
