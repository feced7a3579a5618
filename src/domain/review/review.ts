import { certaintyFrom } from '../assessment/certainty.ts';
import { type Day, daysBetween } from '../calendar/day.ts';
import type { Entry, EntryOf } from '../record/entry.ts';
import type { Outline } from '../record/progress.ts';
import { inOrder, type Record } from '../record/record.ts';
import { finishedModules } from './finished-modules.ts';
import type { Card, Scheduler } from './scheduler.ts';
import { type FinishedModule, type Session, sessionsOf } from './sessions.ts';

/** One drawn set of questions, and what was answered. */
export interface Booster {
  /** The id of its `booster-started` entry. */
  readonly id: string;
  readonly started: EntryOf<'booster-started'>;
  readonly day: Day;
  /** The first answer to each item: what was seen with its reasons is not answered again. */
  readonly answers: ReadonlyMap<string, EntryOf<'review-answered'>>;
  /** What the learner said of each module's plan in it. */
  readonly fates: ReadonlyMap<string, EntryOf<'plan-revisited'>>;
  readonly finished: boolean;
}

/** How coming back stands: computed from the record, never stored. */
export interface Review {
  /**
   * `empty`: no module is finished. `open`: a booster was begun. `due`: one can be begun. `waiting`: the next is on `next`.
   * `over`: all days have passed, or nothing is left to ask.
   */
  readonly state: 'empty' | 'open' | 'due' | 'waiting' | 'over';
  readonly finished: readonly FinishedModule[];
  readonly sessions: readonly Session[];
  /** One for each core decision of the finished modules. */
  readonly cards: readonly (Card & { readonly module: string })[];
  /** In the order in which they were begun, since the last reset of everything. */
  readonly boosters: readonly Booster[];
  /** The booster to go on with. */
  readonly open: Booster | null;
  /** The day of the next booster, today's or an earlier one where it is due; null where none will come. */
  readonly next: Day | null;
  /** The items that were met in boosters, the latest last. */
  readonly met: readonly string[];
}

/** What the review has to be told. */
export interface ReviewPorts {
  readonly scheduler: Scheduler;
  readonly today: Day;
  /** The day of a moment (ISO 8601 in UTC) where the learner is. */
  readonly dayOf: (at: string) => Day;
  /** Whether the course still has an item; what it has no more need not be answered. Left out, it has them all. */
  readonly has?: (item: string) => boolean;
}

/** A booster that was left for so many days is not gone on with; what was answered counts. */
const patience = 7;

/** The boosters at which a learner is asked what became of a plan (assessment rule E9). */
const planBoosters: readonly number[] = [2, 3];

/** Reads off the record how coming back stands: a pure fold. Joining records never makes an answer disappear. */
export function reviewOf(record: Record, outline: Outline, ports: ReviewPorts): Review {
  const { scheduler, today, dayOf } = ports;
  const finished = finishedModules(record, outline, dayOf);
  const moduleOf = new Map(
    outline.modules.flatMap(({ id, decisions }) => (decisions ?? []).map((decision) => [decision, id] as const)),
  );
  const { cards: asked, boosters, met } = foldReviews(inOrder(record), moduleOf, ports);
  const cards = finished.flatMap(({ module }) =>
    [...moduleOf]
      .filter(([, home]) => home === module)
      .map(([decision]) => ({ ...(asked.get(decision) ?? scheduler.fresh(decision)), module })),
  );
  const sessions = sessionsOf(finished);
  const open =
    boosters.findLast((booster) => !booster.finished && Math.abs(daysBetween(booster.day, today)) < patience) ?? null;
  const next = nextDay(sessions, boosters, cards, scheduler, today);
  const state =
    finished.length === 0 ? 'empty' : open ? 'open' : next === null ? 'over' : next <= today ? 'due' : 'waiting';
  return { state, finished, sessions, cards, boosters, open: finished.length === 0 ? null : open, next, met };
}

/** The modules whose plan a booster asks about: those for which it is the second or the third since they were finished. */
export function plansToRevisit({ finished, boosters }: Review, booster: Booster): readonly string[] {
  return finished.flatMap(({ module, day }) => {
    const number =
      boosters.filter((each) => each.day >= day && (each.finished || each === booster)).indexOf(booster) + 1;
    return planBoosters.includes(number) ? [module] : [];
  });
}

/** The plan that a module's learner chose last, since starting over; null where there is none. */
export function planOf(record: Record, module: string): EntryOf<'plan-chosen'> | null {
  let plan: EntryOf<'plan-chosen'> | null = null;
  for (const entry of inOrder(record)) {
    if (entry.kind === 'plan-chosen' && entry.module === module) plan = entry;
    if (entry.kind === 'reset' && (entry.scope === 'everything' || (entry.scope === 'module' && entry.of === module)))
      plan = null;
  }
  return plan;
}

function nextDay(
  sessions: readonly Session[],
  boosters: readonly Booster[],
  cards: readonly Card[],
  scheduler: Scheduler,
  today: Day,
): Day | null {
  const done = boosters.filter((booster) => booster.finished).map(({ day }) => day);
  const session = sessions.find(({ day }) => done.every((answered) => answered < day));
  if (!session) return null;
  if (session.day <= today && scheduler.due(today, cards).length > 0) return session.day;
  const ready = cards.flatMap((card) => scheduler.dueOn(card) ?? []).sort()[0];
  return ready === undefined ? null : ready > session.day ? ready : session.day;
}

interface Draft extends Booster {
  finished: boolean;
  readonly answers: Map<string, EntryOf<'review-answered'>>;
  readonly fates: Map<string, EntryOf<'plan-revisited'>>;
}

function foldReviews(
  entries: readonly Entry[],
  moduleOf: ReadonlyMap<string, string>,
  { scheduler, dayOf, has = () => true }: ReviewPorts,
) {
  const cards = new Map<string, Card>();
  const drafts = new Map<string, Draft>();
  let met: string[] = [];
  const grade = (entry: EntryOf<'review-answered'>) => {
    const { decision, score, certainty, at, item } = entry;
    const card = cards.get(decision) ?? scheduler.fresh(decision);
    cards.set(decision, scheduler.grade(card, { right: score === 1, certainty: certaintyFrom(certainty) }, dayOf(at)));
    met.push(item);
  };
  // Answers may sort before their booster's beginning only where a file was tampered with: then they count, and begin nothing.
  for (const entry of entries) {
    if (entry.kind === 'booster-started')
      drafts.set(entry.id, {
        id: entry.id,
        started: entry,
        day: dayOf(entry.at),
        answers: new Map(),
        fates: new Map(),
        finished: !entry.items.some(has),
      });
    else if (entry.kind === 'review-answered') {
      const draft = drafts.get(entry.booster ?? '');
      if (draft?.answers.has(entry.item)) continue;
      grade(entry);
      draft?.answers.set(entry.item, entry);
      if (draft) draft.finished = draft.started.items.every((item) => draft.answers.has(item) || !has(item));
    } else if (entry.kind === 'plan-revisited') {
      drafts.get(entry.booster)?.fates.set(entry.module, entry);
    } else if (entry.kind === 'reset' && entry.scope === 'everything') {
      cards.clear();
      drafts.clear();
      met = [];
    } else if (entry.kind === 'reset' && entry.scope === 'module') {
      for (const decision of [...cards.keys()]) if (moduleOf.get(decision) === entry.of) cards.delete(decision);
    }
  }
  return { cards, met, boosters: [...drafts.values()] as readonly Booster[] };
}
