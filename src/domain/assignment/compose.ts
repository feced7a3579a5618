import { isDay, type Day } from '../calendar/day.ts';
import { places } from '../course/place.ts';
import { type Assignment, longestWords, mostModules, type Shareable, shareable, wholeCourse } from './assignment.ts';
import { isReturnAddress } from './claims.ts';
import { plainWords } from './plain-words.ts';

/** What a coordinator typed and ticked: texts as a form gives them. */
export interface Draft {
  /** Ids of the modules that were ticked, or `wholeCourse`. */
  readonly modules: readonly string[];
  readonly place: string;
  readonly due: string;
  readonly pass: string;
  readonly testOut: boolean;
  readonly share: readonly string[];
  readonly returnTo: string;
  readonly title: string;
  readonly issuer: string;
}

/** What is wrong with one field; its name is the key of a sentence, `problem-<name>`. */
export type Slip =
  | 'no-modules'
  | 'too-many-modules'
  | 'unknown-place'
  | 'no-day'
  | 'day-over'
  | 'pass-range'
  | 'pass-below-course'
  | 'no-address'
  | 'words-too-long'
  | 'words-hold-address';

export interface Problem {
  readonly field: keyof Draft;
  readonly slip: Slip;
}

/** What composing needs to know. */
export interface Around {
  /** A new token: see `drawToken`. */
  readonly id: string;
  readonly today: Day;
  /** The course's modules in its order. */
  readonly modules: readonly string[];
  /** The course's own pass level, 0 to 1. */
  readonly cut: number;
}

/**
 * The assignment that a form describes, or everything that is wrong with it, in the order of the form. An empty field asks for
 * nothing. A pass level that is the course's own is left out, since it is asked for anyway.
 */
export function composeAssignment(
  draft: Draft,
  { id, today, modules: known, cut }: Around,
):
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const whole = draft.modules.includes(wholeCourse);
  const modules = whole ? [wholeCourse] : known.filter((module) => draft.modules.includes(module));
  const [place, due, returnTo] = [draft.place, draft.due, draft.returnTo].map((text) => text.trim()) as [
    string,
    string,
    string,
  ];
  const own = Math.round(cut * 100);
  const pass = draft.pass.trim() === '' ? own : Number(draft.pass.trim().replace(/\s*%$/, ''));
  const found = places.find((one) => one === place);
  const problems: readonly (Problem | false)[] = [
    modules.length === 0 && { field: 'modules', slip: 'no-modules' },
    modules.length > mostModules && { field: 'modules', slip: 'too-many-modules' },
    place !== '' && !found && { field: 'place', slip: 'unknown-place' },
    due !== '' && !isDay(due) && { field: 'due', slip: 'no-day' },
    isDay(due) && due < today && { field: 'due', slip: 'day-over' },
    !(Number.isInteger(pass) && pass >= 1 && pass <= 100) && { field: 'pass', slip: 'pass-range' },
    Number.isInteger(pass) && pass >= 1 && pass < own && { field: 'pass', slip: 'pass-below-course' },
    returnTo !== '' && !isReturnAddress(returnTo) && { field: 'returnTo', slip: 'no-address' },
    ...(['title', 'issuer'] as const).map((field): Problem | false => {
      const slip = slipOfWords(draft[field]);
      return slip && { field, slip };
    }),
  ];
  const wrong = problems.filter((problem) => problem !== false);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const [title, issuer] = [plainWords(draft.title), plainWords(draft.issuer)];
  return {
    ok: true,
    assignment: {
      id,
      modules,
      ...(found ? { place: found } : {}),
      ...(due ? { due } : {}),
      ...(pass === own ? {} : { pass }),
      testOut: draft.testOut,
      share: shareable.filter((one: Shareable) => draft.share.includes(one)),
      ...(returnTo ? { returnTo } : {}),
      ...(title ? { title } : {}),
      ...(issuer ? { issuer } : {}),
    },
  };
}

function slipOfWords(typed: string): Slip | false {
  if ([...typed.trim()].length > longestWords) return 'words-too-long';
  return plainWords(typed) === '' && typed.trim() !== '' && 'words-hold-address';
}
