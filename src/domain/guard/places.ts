import { isCommonWord } from './common-words.ts';
import { after, before, type Finder, finder, oneOf } from './pattern.ts';

const word = "\\p{Lu}[\\p{Ll}\\p{M}’']{2,20}";
const street = oneOf(
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Court|Crescent|Terrace|Boulevard|Blvd|Highway|Hwy|Parade|Gardens|Row|Grove|Mews|Parkway|Pkwy|Esplanade|Way|Walk|Hill',
);
const house = oneOf(
  'Hospital|Infirmary|Medical Centre|Medical Center|Health Centre|Health Center|Surgery|Clinic|Nursing Home|Care Home|Hospice|Medical Practice|Practice|Pharmacy|School|Primary School|High School|College|Church|Mosque|Temple|Prison|Farm|University|Academy|Care Centre|Rehab Centre|Birth Centre|Children’s Home|Football Club|Rugby Club|Station|Airport|Motors|Village',
);
/** What stands before “Clinic” or “Hospital” without naming one. */
const general =
  /^(?:The|Our|My|A|An|This|That|Every|Each|Your|Their|His|Her|Community|District|Teaching|University|Local|Private|Public|Mental|Acute|Day|Eye|Fracture|Outpatient|Pain|Memory|Skin|Dental|General|Medical|Nursing|Primary|Secondary|High|Old|New|Good|Best|In|At|On|From|After|No|Emergency|Women’s|Children’s|Maternity|Sexual|Travel|Walk|Group|Family|Clinical|Safe|Current|Professional|Reflective|Training|Foundation|Veterinary|Royal|National|British|American|Canadian|Australian|Advanced)$/;

const isNamed = (found: string) => {
  const words = found.split(' ');
  return words
    .slice(0, -1)
    .some(
      (each) =>
        !general.test(each) &&
        !isCommonWord(each) &&
        !/^(?:Health|Centre|Center|Medical|Nursing|Care|High|Primary)$/.test(each),
    );
};
const someTown = (found: string) =>
  !isCommonWord(/^[\p{L}’']+/u.exec(found)?.[0] ?? '') && !general.test(found.split(' ')[0] ?? '');

const state = oneOf(
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|NSW|VIC|QLD|SA|TAS|ACT|NT',
);

/** Places smaller than a state or a country. */
export const places: readonly Finder[] = [
  finder('place', new RegExp(`${before}\\d{1,5}[A-Za-z]?,? (?:${word} ){1,3}${street}${after}`, 'gu')),
  finder(
    'place',
    new RegExp(`${before}(?:in|on|off|at|from|near|along) (?<it>(?:${word} ){1,2}${street})${after}`, 'dgu'),
    (found) => someTown(found),
  ),
  finder(
    'place',
    new RegExp(`${before}(?:${word}|Queen|St\\.?|King)(?: (?:${word}|of|and|the)){0,3} ${house}${after}`, 'gu'),
    isNamed,
  ),
  finder('place', new RegExp(`${before}(?:Royal|Queen|St\\.?|King) ${word} (?:${word} )?(?:${house})${after}`, 'gu')),
  // Postcodes: the United Kingdom's, Canada's, Australia's behind its state, America's behind its state or its name.
  finder(
    'place',
    /(?<![\p{L}\p{N}])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[A-Z])?|\d[A-HJKPSTUW]) ?\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/gu,
  ),
  finder('place', /(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d(?![\p{L}\p{N}])/gu),
  finder('place', new RegExp(`${before}(?:${word},? )?${state} \\d{4,5}(?:-\\d{4})?${after}`, 'gu')),
  finder(
    'place',
    /(?<![\p{L}\p{N}])(?:zip(?: code)?|post ?code|postal code|eircode)(?: is|:)? (?<it>[A-Z\d]{3,5}(?:[ -][A-Z\d]{3,4})?)(?![\p{L}\p{N}])/dgiu,
  ),
  finder(
    'place',
    /(?<![\p{L}\p{N}])[A-Z]\d[\dW] [A-Z\d]{4}(?![\p{L}\p{N}])/gu,
    (found) => /\d.*\d/.test(found) && /[A-Z]/.test(found.slice(4)),
  ),
  finder('place', /(?<![\d.])-?\d{1,2}\.\d{4,8}, ?-?\d{1,3}\.\d{4,8}(?![\d.])/g),
  // A town, by what stands before it.
  finder(
    'place',
    new RegExp(
      `${before}(?:in|from|near|outside|around|lives in|live in|of rural|town of|village of|city of|county of|suburb of) (?<it>${word}(?:(?: |-|-on-|-upon-|-le-)(?:${word})){0,2})${after}`,
      'dgu',
    ),
    someTown,
  ),
  finder(
    'place',
    new RegExp(
      `${before}(?<it>(?:North |South |East |West |Upper |Lower |Little |Great )?${word} (?:County|Township|Borough|Parish|Shire))${after}`,
      'dgu',
    ),
    (found) => someTown(found),
  ),
];
