import { isNhsNumber, passesLuhn } from './check-digits.ts';
import type { MarkKind } from './kinds.ts';
import { after, before, type Finder, finder, oneOf } from './pattern.ts';

/** Words that say that a number follows. */
const says = '(?: {0,2}(?:numbers?|no\\b\\.?|nr\\b\\.?|id\\b|code\\b|card\\b|pin\\b|:|#))';
/** What may stand between a label and its number: “no.”, “number:”, “# ”, “is”. */
const joint = `(?:${says}| {0,2}(?:is|was|of|ends|=|-)\\b){0,3} {0,2}`;
/** A token that holds a digit, and is no year. */
const token =
  '(?<it>(?!(?:19|20)\\d{2}(?![\\p{L}\\d/.-]))(?=[\\p{L}/.-]{0,12}\\d)[\\p{L}\\d][\\p{L}\\d/.-]{3,24}(?: \\d[\\d-]{1,11}){0,4}(?<![./-])|\\d{2,4}(?:[ -]\\d{2,5}){1,4})';

/** Finds a number behind its label. A weak label is an everyday word, and counts only where it says “number” too. */
function labelled(kind: MarkKind, strong: string, weak: string): readonly Finder[] {
  const behind = (labels: string, then: string) =>
    finder(kind, new RegExp(`${before}${oneOf(labels)}${then}${token}${after}`, 'dgiu'));
  return [behind(strong, joint), behind(weak, `${says}${joint}`)];
}

/** Numbers that say themselves what they are. A number's name stands before it. */
const named: readonly Finder[] = [
  labelled('device', 'serial|s/n|imei|udi|meid', 'device|implant|pacemaker|defibrillator|pump|lot|model'),
  labelled('vehicle', 'number plate|licen[cs]e plate|registration plate|rego|vin', 'plate|reg|chassis|vehicle|car'),
  labelled(
    'record-number',
    'mrns?|urn|nhi',
    'medical record|hospital|hosp|chart|case|record|unit record|unit|ur|patient|pt|accession|specimen|sample|lab|episode|visit|encounter|folder|file|bed request',
  ),
  labelled(
    'plan-number',
    'member id|subscriber id|medicaid|health plan id|policy number',
    'member|membership|policy|health plan|plan|beneficiary|insurance|group|subscriber|bupa|claim',
  ),
  labelled(
    'licence',
    'gmc|nmc|hcpc|gphc|gdc|ahpra|npi|dea|cpso',
    "pin|licen[cs]e|registration|certificate|driving licen[cs]e|driver[’']s licen[cs]e",
  ),
  labelled('account', 'iban|bsb|acct|a/c', 'account|sort|invoice|card'),
  labelled(
    'national-number',
    'nhs|ssn|social security|ihi|ohip|ppsn|national insurance',
    'sin|chi|medicare|health|pps|ni|passport|health card|medicare card|insurance',
  ),
].flat();

const shaped: readonly Finder[] = [
  // The United States: 123-45-6789.
  finder('national-number', /(?<![\d-])(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g),
  // The United Kingdom's National Insurance number, and Ireland's PPS number.
  finder('national-number', /(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g),
  finder('national-number', /(?<!\w)\d{7}[A-W][A-IW]?(?!\w)/g),
  // Ontario: ten digits and a version.
  finder('national-number', /(?<![\w-])\d{4}[- ]\d{3}[- ]\d{3}[- ][A-Z]{2}(?!\w)/g),
  // Nurses' PINs and Australian registrations.
  finder('licence', /(?<!\w)\d{2}[A-L]\d{4}[A-Z](?!\w)/g),
  finder('licence', /(?<!\w)(?:MED|NMW|PHA|DEN|PHY|PSY|OCC|CHI|OPT|POD|PAR|MRP|OST)\d{10}(?!\w)/g),
  finder('licence', /(?<!\w)[ABFM][A-Z]\d{7}(?!\w)/g, isDea),
  // An international bank account.
  finder(
    'account',
    /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g,
    (found) => (found.match(/\d/g)?.length ?? 0) > 7,
  ),
  finder('account', /(?<!\d[- ]?)\d{2}-\d{2}-\d{2} \d{8}(?!\d)/g),
  // A network card, and a vehicle's number.
  finder('device', /(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:-])/g),
  finder(
    'vehicle',
    /(?<!\w)(?=[A-Z0-9]{0,16}\d)(?=[A-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?!\w)/g,
    (found) => (found.match(/\d/g)?.length ?? 0) > 3,
  ),
  finder('vehicle', /(?<!\w)[A-Z]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}(?!\w)/g),
  finder(
    'vehicle',
    /(?:[Pp]late|[Rr]ego|[Rr]eg|[Rr]egistration)(?: (?:number|no\.?|is|was))?:? (?<it>[A-Z]{2,4}[ -]?\d{2,4}[ -]?[A-Z]{0,3})(?!\w)/dg,
  ),
  // Internet addresses.
  finder(
    'ip',
    /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.]?\d)/g,
  ),
  finder('ip', /(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\w:])/g),
  finder('ip', /(?<![\w:])(?=[0-9A-Fa-f:]{0,36}\d)(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\w:])/g),
  // Letters and many digits: a hospital's own number.
  finder('record-number', /(?<![\w-])(?:[A-Z]{1,4}-?\d{5,10}[A-Z]?|\d{2}-\d{2}-\d{2}-\d{2,4})(?![\w-])/g),
];

const asked = oneOf('fax|facsimile');

/** A run of digits as people write them, which is told apart by what it counts to and what stands before it. */
const run = /(?<![\p{L}\p{N}_.,£$€+-])(?:\+ ?)?\(?\d(?:[ ().-]{0,2}\d){5,18}(?![\p{L}\d_]|[.,]\d|%)/gu;

function* runs(text: string): Iterable<{ from: number; to: number; kind: MarkKind }> {
  for (const { 0: found, index } of text.matchAll(run)) {
    const kind = kindOfRun(found, text.slice(Math.max(0, index - 24), index));
    if (kind) yield { from: index, to: index + found.length, kind };
  }
}

function kindOfRun(found: string, said: string): MarkKind | null {
  const digits = found.replace(/\D/g, '');
  if (new RegExp(`${asked}\\W{0,6}(?:(?:no|number|is|on|to|at)\\W{0,3}){0,2}$`, 'i').test(said)) return 'fax';
  const called =
    /(?:tel|tele?phone|phone|mobile|mob|cell|call|ring|rang|text|texted|whatsapp|pager|bleep|contact|extension|number|on|at)\W{0,4}(?:(?:no|number|is|me|her|him|them|us|on|at)\W{0,3}){0,3}$/i.test(
      said,
    );
  if (/^\+/.test(found) && digits.length >= 8 && digits.length <= 15) return 'phone';
  if (isNhsNumber(digits) && /^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(found) && !called) return 'national-number';
  if (/^\(?0\d{1,4}\)?[ -]?\d/.test(found) && digits.length >= 9 && digits.length <= 11) return 'phone';
  if (/^(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}$/.test(found)) return 'phone';
  if (called && digits.length >= 7 && digits.length <= 15) return 'phone';
  if (/^[2-9]\d{2}-\d{4}$/.test(found)) return 'phone';
  if (/^\d{3}[ -]\d{3}[ -]\d{3}$/.test(found) && passesLuhn(digits)) return 'national-number';
  if (/^[2-6]\d{3} ?\d{5} ?\d(?: ?\d)?$/.test(found)) return 'national-number';
  if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits))
    return digits.length === 15 ? 'device' : 'account';
  // No label and no shape: still a number that counts something once.
  if (/^\d{6,12}$/.test(found) && !/^(?:19|20)\d{4}$/.test(found)) return 'record-number';
  return null;
}

/** A registration of the Drug Enforcement Administration: the last digit checks the six before it. */
function isDea(found: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check] = [...found.slice(2)].map(Number);
  return (a + c + e + 2 * (b + d + f)) % 10 === check;
}

const all: readonly Finder[] = [...named, ...shaped, runs];

/** Numbers: those with a label, those with a shape of their own, and long runs of digits. The first that fits is believed. */
export const numbers: readonly Finder[] = all.map((find) => (text) => (/\d/.test(text) ? find(text) : []));
