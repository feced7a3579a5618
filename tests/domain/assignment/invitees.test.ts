import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assignment } from '#domain/assignment/assignment.ts';
import {
  type Answered,
  assignmentFor,
  callRoll,
  drawToken,
  invite,
  mostInvitees,
  stillToCome,
} from '#domain/assignment/invitees.ts';
import { readLink } from '#domain/assignment/link.ts';
import { codeOf, coordinator, here, least } from './assigning.ts';

const draw = (bytes: number) => new Uint8Array(randomBytes(bytes));
const { invitees } = invite([], 'Dr A. Rahman\nNurse Okafor\r\n\n  Dr A. Rahman \n', draw);
const [rahman, okafor] = invitees;
if (!rahman || !okafor) throw new Error('Two people were invited.');
const assignment: Assignment = { ...least, modules: ['boundaries', 'reviews'] };

function answer(invitee: string | undefined, complete: readonly string[], more: Partial<Answered> = {}): Answered {
  return { assignment: { id: assignment.id, invitee }, complete, course: false, ...more };
}

describe('a list of invitees', () => {
  test('has one line for each person, with a token of their own', () => {
    expect(invitees.map(({ label }) => label)).toEqual(['Dr A. Rahman', 'Nurse Okafor']);
    expect(new Set(invitees.map(({ token }) => token)).size).toBe(2);
    for (const { token } of invitees) expect(token).toMatch(/^[\w-]{8}$/);
  });

  test('pasted again with more people keeps the tokens that were sent', () => {
    const again = invite(invitees, 'Nurse Okafor\nDr Lindqvist', draw);
    expect(again).toMatchObject({ added: 1, tooMany: 0 });
    expect(again.invitees.slice(0, 2)).toEqual(invitees);
  });

  test('never gives a token twice', () => {
    const bytes = [1, 1, 1, 2];
    const stuck = () => new Uint8Array(6).fill(bytes.shift() ?? 9);
    const first = drawToken(stuck);
    expect(drawToken(stuck, new Set([first]))).not.toBe(first);
  });

  test('ends at a number that a browser can hold, and says how many were left', () => {
    const many = Array.from({ length: mostInvitees + 3 }, (_, n) => `Person ${n}`).join('\n');
    expect(invite([], many, draw)).toMatchObject({ added: mostInvitees, tooMany: 3 });
  });

  test('puts nobody’s name into a link', async () => {
    const code = await codeOf(assignmentFor(assignment, rahman), await coordinator());
    const reading = await readLink(code, here);
    expect(reading).toMatchObject({ ok: true, assignment: { invitee: rahman.token } });
    const inside = code.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(inside.join()).not.toMatch(/rahman/i);
  });
});

describe('calling the roll', () => {
  test('tells by token who has handed in nothing, a part, or all of it', () => {
    const roll = callRoll(assignment, invitees, [answer(rahman.token, ['boundaries'])]);
    expect(roll.arrivals).toEqual([
      { invitee: rahman, arrival: 'partly', files: 1 },
      { invitee: okafor, arrival: 'nothing', files: 0 },
    ]);
    expect(stillToCome(roll)).toEqual([rahman, okafor]);
    const later = callRoll(assignment, invitees, [
      answer(rahman.token, ['boundaries', 'reviews']),
      answer(rahman.token, ['boundaries']),
    ]);
    expect(later.arrivals[0]).toMatchObject({ arrival: 'whole', files: 2 });
    expect(stillToCome(later)).toEqual([okafor]);
  });

  test('counts what names nobody, and names tokens that are not on the list', () => {
    const roll = callRoll(assignment, invitees, [
      answer(undefined, ['reviews']),
      answer('stranger1', []),
      answer('stranger1', []),
    ]);
    expect(roll).toMatchObject({ unnamed: 1, strangers: ['stranger1'] });
    expect(stillToCome(roll)).toEqual(invitees);
  });

  test('leaves out what answers another assignment', () => {
    const elsewhere = answer(rahman.token, ['boundaries', 'reviews'], {
      assignment: { id: 'another1', invitee: rahman.token },
    });
    expect(callRoll(assignment, invitees, [elsewhere])).toMatchObject({ unnamed: 0, strangers: [] });
    expect(stillToCome(callRoll(assignment, invitees, [elsewhere]))).toEqual(invitees);
  });

  test('of the whole course asks for the course, not for its modules', () => {
    const course = { ...assignment, modules: ['course'] };
    const arrival = (one: Answered) => callRoll(course, [rahman], [one]).arrivals[0]?.arrival;
    expect(arrival(answer(rahman.token, ['boundaries', 'reviews']))).toBe('partly');
    expect(arrival(answer(rahman.token, [], { course: true }))).toBe('whole');
  });

  test('accounts for every file, in whatever order and however often they came', () => {
    const file = fc
      .record({ token: fc.constantFrom(rahman.token, okafor.token, undefined, 'stranger1'), all: fc.boolean() })
      .map(({ token, all }) => answer(token, all ? assignment.modules : []));
    fc.assert(
      fc.property(fc.array(file, { maxLength: 20 }), (files) => {
        const roll = callRoll(assignment, invitees, files);
        const strange = files.filter((one) => one.assignment.invitee === 'stranger1').length;
        expect(roll.arrivals.reduce((sum, one) => sum + one.files, 0) + roll.unnamed + strange).toBe(files.length);
        const other = callRoll(assignment, invitees, [...files].reverse());
        expect(stillToCome(other)).toEqual(stillToCome(roll));
        expect(stillToCome(callRoll(assignment, invitees, [...files, ...files]))).toEqual(stillToCome(roll));
      }),
    );
  });
});
