import type { Assignment } from '#domain/assignment/assignment.ts';
import { type Here, writeLink } from '#domain/assignment/link.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { deviceKey, signatureCheck } from '#storage/device-key.ts';

/** All that an assignment can say. */
export const full: Assignment = {
  id: 'q7Zk2mXa',
  modules: ['boundaries', 'reviews'],
  place: 'uk',
  due: '2027-06-30',
  pass: 80,
  testOut: true,
  share: ['name', 'role'],
  returnTo: 'cpd.office@hospital.example',
  title: 'Before your first on-call',
  issuer: 'Postgraduate office, St Elsewhere’s',
  invitee: 'Bq0-_sWx',
};

/** A key for receiving that is nobody's: the x of the curve's own base point. */
export const sealTo = 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY';

export const least: Assignment = { id: 'q7Zk2mXb', modules: ['reviews'], testOut: false, share: [] };

export const here: Here = { modules: ['boundaries', 'reviews'], check: signatureCheck() };

/** A coordinator's key that is kept nowhere. */
export async function coordinator(): Promise<Signer> {
  const key = await deviceKey('/', {});
  if (!key) throw new Error('This Node has no cryptography.');
  return key;
}

/** The code of an assignment that fits into a link. */
export async function codeOf(assignment: Assignment, signer: Signer): Promise<string> {
  const code = await writeLink(assignment, signer);
  if (code === null) throw new Error('The assignment is too long for a link.');
  return code;
}
