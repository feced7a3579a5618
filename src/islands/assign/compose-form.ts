import { composeAssignment, type Draft, type Problem } from '#domain/assignment/compose.ts';
import { drawToken } from '#domain/assignment/invitees.ts';
import { writeLink } from '#domain/assignment/link.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { fill } from '#domain/course/fill.ts';
import { dayOf } from '../today.ts';
import { type Office, part, showFault } from './office.ts';

const fields = ['modules', 'place', 'due', 'pass', 'returnTo', 'title', 'issuer'] as const;

/** The form of an assignment: everything that is wrong with it at once, beside each field; else a signed link. */
export function wireForm(office: Office, made: (one: AssignmentMade) => void): void {
  const form = part<HTMLFormElement>('[data-assign-form]');
  const whole = part<HTMLInputElement>('input[value="course"]', form);
  const modules = [...form.querySelectorAll<HTMLInputElement>('input[name="modules"]')].filter(
    (each) => each !== whole,
  );
  whole.addEventListener('change', () => {
    for (const each of modules) each.checked = whole.checked || each.checked;
  });
  for (const each of modules)
    each.addEventListener('change', () => {
      if (!each.checked) whole.checked = false;
    });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = part<HTMLElement>('#fault-form');
    showFault(fault, null);
    const signer = office.signer();
    const composed = composeAssignment(draftIn(form), {
      id: drawToken((bytes) => crypto.getRandomValues(new Uint8Array(bytes))),
      today: dayOf(),
      modules: office.page.outline.modules.map(({ id }) => id),
      cut: office.page.cut,
    });
    showProblems(form, composed.ok ? [] : composed.problems, office);
    if (!composed.ok) return;
    if (!signer) {
      showFault(fault, fill(office.words['fault-key-first']));
      part<HTMLElement>('#key').focus();
      return;
    }
    const sealTo = office.sealTo();
    const assignment = { ...composed.assignment, ...(sealTo ? { sealTo } : {}) };
    const code = await writeLink(assignment, signer);
    if (code === null) return showFault(fault, fill(office.words['fault-too-long']));
    const one: AssignmentMade = {
      assignment,
      code,
      keyName: keyName(signer.key),
      made: new Date().toISOString(),
      invitees: [],
    };
    // A link is good whether or not this browser remembers that it was made; it says which.
    const kept = await office.desk?.keep(one).catch(() => null);
    if (!kept) showFault(fault, fill(office.words['fault-made-not-kept']));
    office.changed();
    made(kept ?? one);
  });
}

function draftIn(form: HTMLFormElement): Draft {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '');
  return {
    modules: given.getAll('modules').map(String),
    place: text('place'),
    due: text('due'),
    pass: text('pass'),
    testOut: given.has('testOut'),
    share: given.getAll('share').map(String),
    returnTo: text('returnTo'),
    title: text('title'),
    issuer: text('issuer'),
  };
}

function showProblems(form: HTMLFormElement, problems: readonly Problem[], { page }: Office) {
  let first: HTMLElement | null = null;
  for (const field of fields) {
    const problem = problems.find((each) => each.field === field);
    showFault(part<HTMLElement>(`#fault-${field}`, form), problem ? fill(page.words[`problem-${problem.slip}`]) : null);
    for (const control of form.querySelectorAll<HTMLElement>(`[name="${field}"]`)) {
      control.setAttribute('aria-invalid', String(problem !== undefined));
      if (problem) first ??= control;
    }
  }
  first?.focus();
}
