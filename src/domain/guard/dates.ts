import { after, before, type Finder, finder, oneOf } from './pattern.ts';

const month = oneOf(
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec',
);
const longMonth = oneOf('january|february|march|april|may|june|july|august|september|october|november|december');
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const monthNumber = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d{2})';
const shortYear = "(?:(?:19|20)\\d{2}|[’']?\\d{2})";
const ordinal = '(?:st|nd|rd|th)?';
const weekday = oneOf('monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|fri|sat|sun');

const written = (pattern: string) => finder('date', new RegExp(before + pattern + after, 'giu'));

/** Dates finer than a year, as several countries write them. A month alone is left, since reflections are full of “in May”. */
export const dates: readonly Finder[] = [
  written(`${year}[-/.]${monthNumber}[-/.]${day}`),
  // Day first or month first; a year of two digits only where nothing else is meant, as in 3/4/24.
  written(`(?:${day}([-/.])${monthNumber}\\1|${monthNumber}([-/.])${day}\\2)${shortYear}`),
  written(`(?:${weekday},? (?:the )?)?${day}${ordinal}(?: of)?[ -]${month}\\.?(?:,?[ -]${shortYear})?`),
  written(`(?:${weekday},? )?${longMonth} ${day}${ordinal}(?:,? ${year})?`),
  finder(
    'date',
    new RegExp(
      `${before}(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.? ${day}${ordinal}(?:,? ${year})?${after}`,
      'gu',
    ),
  ),
  written(`${month}\\.?,? (?:of )?(?:${year}|[’']\\d{2})`),
  // A day and a month by number are a date only where a word says so: 3/10 is a pain, 140/90 a pressure.
  finder(
    'date',
    new RegExp(
      `${before}(?:on|since|dated|born|dob|d\\.o\\.b\\.|admitted|discharged|died|seen|until)(?: on)?[: ]{1,2}(?<it>${day}[/.]${monthNumber})(?![/.]?\\d)${after}`,
      'dgiu',
    ),
  ),
  finder(
    'date',
    new RegExp(
      `${before}(?:born|died|admitted|discharged|birthday|delivered|diagnosed)(?: \\p{L}{2,10}){0,2} (?:in|on|is in) (?<it>(?:early |mid |late |mid-)?${longMonth})${after}`,
      'dgiu',
    ),
  ),
  finder('date', new RegExp(`${before}(?<it>${weekday},? (?:the )?${day}(?:st|nd|rd|th))${after}`, 'dgiu')),
  finder('date', new RegExp(`${before}on (?<it>the ${day}(?:st|nd|rd|th))${after}`, 'dgiu')),
  finder(
    'date',
    new RegExp(
      `${before}(?<it>(?:Christmas|Boxing|New Year[’']s|Valentine[’']s|St Patrick[’']s|Thanksgiving|Anzac|ANZAC|Canada|Australia|Independence|Remembrance) (?:Day|Eve)(?: ${year})?)${after}`,
      'dgu',
    ),
  ),
];

const tens = '(?:ninety|one hundred|a hundred)';
const units = '(?:one|two|three|four|five|six|seven|eight|nine)';
const old = '(?:[- ]?(?:years?|yrs?)[- ]?(?:old|of age)|[- ]?y[/.]?o|[- ]?yrs?)';

/** Ages over 89. */
export const ages: readonly Finder[] = [
  finder('age', new RegExp(`${before}(?:9\\d|1[01]\\d)${old}${after}`, 'giu')),
  finder(
    'age',
    new RegExp(
      `${before}(?:aged?|age of|age:|turned|turning|is now|at the age of) (?:9\\d|1[01]\\d)(?! ?(?:%|mm|mg|kg|beats|bpm|degrees|minutes|days|weeks|hours|percent|per cent))${after}`,
      'dgiu',
    ),
  ),
  finder('age', new RegExp(`${before}${tens}(?:[- ](?:and )?${units})?${old}${after}`, 'giu')),
  finder('age', new RegExp(`${before}(?:aged|turned) ${tens}(?:[- ](?:and )?${units})?${after}`, 'giu')),
  finder(
    'age',
    new RegExp(
      `${before}(?:in (?:his|her|their) (?:late |early |mid[- ]?)?(?:nineties|90s)|nonagenarian|centenarian|supercentenarian|(?:9\\d|10\\d|1[01]\\d)(?:st|nd|rd|th) birthday|hundredth birthday|100th birthday)${after}`,
      'giu',
    ),
  ),
  finder(
    'age',
    new RegExp(`${before}(?:9\\d|10\\d)(?:[MF]|[- ](?:man|woman|male|female|lady|gentleman))${after}`, 'gu'),
  ),
];

/** Days that a post dates by itself, for drafts that will be published. */
export const whens: readonly Finder[] = [
  finder(
    'when',
    new RegExp(
      `${before}(?:today|tonight|yesterday|last night|this morning|this afternoon|this evening|this week|last week|just now|earlier today|(?:last|this|on) ${weekday}(?: (?:night|morning|afternoon|evening))?)${after}`,
      'giu',
    ),
  ),
];
