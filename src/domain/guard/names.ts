import { isCommonWord } from './common-words.ts';
import { firstNames } from './first-names.ts';
import { after, before, type Finder, finder, oneOf } from './pattern.ts';

/** A word as names are written: Okafor, O’Neill, Smith-Jones, de Souza. */
const capital = "(?:(?:O[’']|Mc|Mac|d[’'])?\\p{Lu}[\\p{L}\\p{M}]{1,24}(?:[-’']\\p{L}[\\p{L}\\p{M}]{0,24}){0,2})";
const particle = '(?:(?:van|von|de|da|dos|del|der|bin|bint|al|el|la|le|ten|ter|ap|ni|af)[ -]){0,2}';
const aName = `${particle}${capital}(?: (?:\\p{Lu}\\.? )?${particle}${capital}){0,3}`;
const fullName = `(?<it>${aName})`;
const initials = '(?:\\p{Lu}\\.? ?){1,3}';

const title = oneOf(
  'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Dame|Lady|Lord|Baroness|Sister|Nurse|Matron|Father|Reverend|Rev|Rabbi|Imam|Sgt|Sergeant|PC|Constable|Officer|Captain|Major|Councillor|Judge|Senator|Señora|Señor|Frau|Herr|Madame|Mme|Monsieur|Signora|Signor|Auntie|Uncle|Aunt|Mister',
);
const kin = oneOf(
  'mother|father|mum|mom|dad|son|daughter|wife|husband|partner|brother|sister|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandson|granddaughter|gran|nan|carer|neighbour|neighbor|friend|boyfriend|girlfriend|fiancé|fiancée|widow|widower|twin|stepson|stepdaughter|toddler|registrar|colleague|employer|keyworker|social worker|midwife|student',
);
const person = oneOf(
  'patient|pt|client|service user|baby|infant|child|boy|girl|man|woman|lady|gentleman|teenager|resident in bed|bed \\d{1,3}|bay \\d{1,3}|room \\d{1,3}',
);
const naming = oneOf(
  'called|named|by the name of|known as|name is|name was|name’s|surname is|surname was|surname|first name is',
);

const isName = (found: string) =>
  found.split(/[ -]/).some((word) => /^\P{Ll}?\p{L}/u.test(word) && !isCommonWord(word));
/** As a name, and does not begin with a word that merely begins a sentence. */
const startsAsName = (found: string) => !isCommonWord(/^[\p{L}’']+/u.exec(found)?.[0] ?? '') && isName(found);

/** Without its title, since “Mrs [name]” would still say that it was a married woman. */
const isTitledName = (found: string) => startsAsName(found.replace(titled, ''));
const titled = new RegExp(`^${title}\\.? (?:${initials}(?=\\p{Lu}[\\p{Ll}’']))?`, 'u');

/** Names of people, by what stands before them: a title, “patient”, a relation, “called”; and common first names. */
export const names: readonly Finder[] = [
  finder('name', new RegExp(`${before}${title}\\.? (?:${initials})?${aName}${after}`, 'gu'), isTitledName),
  finder(
    'name',
    new RegExp(`${before}(?:mr|mrs|miss|dr)\\.? (?<it>\\p{Ll}{3,20})${after}`, 'dgu'),
    (found) => !isCommonWord(found),
  ),
  finder(
    'name',
    new RegExp(
      `${before}(?:[Mm]y |[Oo]ur |[Tt]he |[Aa] )?(?:${person}|${capitalised(person)}),? (?:${naming} )?${fullName}${after}`,
      'dgu',
    ),
    startsAsName,
  ),
  finder('name', new RegExp(`${before}${kin},? (?:${naming} )?${fullName}${after}`, 'dgu'), startsAsName),
  finder('name', new RegExp(`${before}${naming}:? ${fullName}${after}`, 'dgu'), startsAsName),
  finder(
    'name',
    new RegExp(`${before}(?:[Nn]ame|[Pp]atient|[Pp]t|[Ss]urname|NOK|[Nn]ext of kin): ?${fullName}${after}`, 'dgu'),
    startsAsName,
  ),
  // A surname in capitals before a first name, as lists of patients have it.
  finder(
    'name',
    new RegExp(`${before}\\p{Lu}{3,20}, ${capital}${after}`, 'gu'),
    (found) =>
      found.split(', ').every((part) => !isCommonWord(part)) &&
      !/^(?:NHS|GMC|NMC|CPR|GCS|MDU|MPS|ICU|HIPAA|CMPA|GDPR|NEWS|DNACPR|SBAR|AHPRA)/.test(found),
  ),
  // Initials of a patient.
  finder(
    'name',
    new RegExp(`${before}(?:[Pp]atient|[Pp]t|[Cc]lient),? (?<it>\\p{Lu}\\.\\p{Lu}\\.(?:\\p{Lu}\\.)?)`, 'dgu'),
  ),
  ...firstNames,
];

/** The same words with a capital at the beginning, as at the beginning of a sentence. */
function capitalised(words: string): string {
  return words.replace(/(?<=[(|:])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
