import { after, before, type Finder, finder, oneOf } from './pattern.ts';

const where = oneOf(
  "town|village|county|school|valley|island|parish|club|team|region|district|area|street|city|state|country|estate|university|town[’']s|hospital",
);
const fewHold = oneOf(`
mayor|deputy mayor|mayoress|vicar|bishop|archbishop|imam|rabbi|headteacher|head teacher|headmaster|headmistress|head of the school
town crier|newsreader|news anchor|weather presenter|weatherman|goalkeeper|quarterback|councillor|senator|congressman|congresswoman|alderman
postmistress|postmaster|harbourmaster|lighthouse keeper|fire chief|police chief|chief constable|lottery winner|Olympian|Paralympian
Olympic \\p{L}{3,15}|TV presenter|television presenter|radio presenter|radio host|professional footballer|Premier League \\p{L}{3,15}|chief executive
member of parliament|local MP|our MP|the MP|prime minister|premier|governor|actress|ambassador|school principal|scoutmaster|funeral director
`);

/** Details that point at one person though they name nobody. */
export const details: readonly Finder[] = [
  finder(
    'bed',
    new RegExp(
      `${before}(?:bed|bay|side ?room|cubicle|cubical|ward|room|theatre|operating room|pod|trolley|chair|resus|cot|incubator) (?:space |number |no\\.? ?|bay )?(?:\\d{1,3}[A-Za-z]?|[A-H](?![’']))${after}`,
      'giu',
    ),
  ),
  finder(
    'bed',
    new RegExp(
      `${before}(?!(?:The|Our|My|A|This|That|On|In|Each|Every|Your|No|Per|Same|Busy|Surgical|Medical|Children’s|Maternity|Emergency|Acute|Open|Post) )\\p{Lu}\\p{Ll}{2,20} Ward${after}`,
      'gu',
    ),
  ),
  finder(
    'role',
    new RegExp(
      `${before}(?:(?:the|our|a|local|former|retired|serving|ex-|deputy|famous|well-known|wife of the|husband of the|son of the|daughter of the) ){0,3}(?:the|our|a|an|local|former|retired|serving|famous|town[’']s|village) (?<it>${fewHold})${after}`,
      'dgiu',
    ),
  ),
  finder(
    'role',
    new RegExp(
      `${before}(?:the )?only (?:\\p{L}{2,18}[ -]){1,4}(?:in|on|at|of|for) (?:the |our |this |that |his |her |their |a )?(?:whole |entire |small |local )?${where}${after}`,
      'giu',
    ),
  ),
  finder(
    'role',
    new RegExp(
      `${before}(?:famous|well-known|celebrity|high-profile|prominent) (?:local )?(?:patient|actor|singer|athlete|politician|person|man|woman|family|judge|lawyer|footballer|player|author|businessman|businesswoman|teacher|couple|journalist)${after}`,
      'giu',
    ),
  ),
  finder(
    'trait',
    new RegExp(
      `${before}(?:tattoos?|tattooed|birthmarks?|port[- ]wine stain|quadruplets|quintuplets|triplets|conjoined twins|glass eye|missing finger|prosthetic (?:leg|arm|eye)|heterochromia|situs inversus)${after}`,
      'giu',
    ),
  ),
  finder(
    'trait',
    new RegExp(
      `${before}(?:(?:one|first|second|third) of (?:only )?(?:\\d{1,4}|two|three|four|five|six|seven|ten|twelve|twenty|a handful of|a few) (?:known )?(?:cases|people|patients|families)|(?:very |extremely |ultra-)?rare (?:genetic |inherited |skin |blood |lung |heart |metabolic |autoimmune )?(?:disease|condition|syndrome|cancer|disorder|tumou?r|mutation|variant)|first (?:ever )?case (?:in|of|at|here))${after}`,
      'giu',
    ),
  ),
  finder(
    'biometric',
    new RegExp(
      `${before}(?:finger ?prints?|voice ?prints?|palm ?prints?|(?:retina|retinal|iris|facial recognition) (?:scans?|data)|DNA (?:profile|sequence|sample|results?)|genome sequence|dental records)${after}`,
      'giu',
    ),
  ),
  finder(
    'image',
    new RegExp(
      `${before}(?:photos?|photographs?|pictures?|selfies?|videos?|clips?|screenshots?|recordings?|footage|x-rays?|scans?|images?) (?:(?:of|with|showing) (?:(?:him|her|them|his|hers|their|the|my|a|an|our|this|that) ){0,2}(?:face|faces|patients?|child|baby|wound|injury|scar|body|legs?|arms?|rash|him|her|them|notes|chart|wristband|voice|mother|father|family)|attached|below|enclosed|in the comments)(?![\\p{L}-])`,
      'giu',
    ),
  ),
];

const mine = oneOf(
  'ED|A&E|ER|ICU|NICU|emergency department|emergency room|ward|clinic|practice|surgery|hospital|unit|theatre|pharmacy|maternity unit|nursing home|care home|department|trust|labour ward|intensive care',
);

/** The writer's own workplace, for drafts that will be published. */
export const workplaces: readonly Finder[] = [
  finder('workplace', new RegExp(`${before}(?:my|our) (?:own |little |small |local |busy )?${mine}${after}`, 'giu')),
];
