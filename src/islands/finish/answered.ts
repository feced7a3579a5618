import { type Accepted, cardsOf } from '#domain/assignment/accepted.ts';
import { type Shareable, wholeCourse } from '#domain/assignment/assignment.ts';
import { fill } from '#domain/course/fill.ts';
import { profileOf } from '#domain/record/profile.ts';
import type { Record } from '#domain/record/record.ts';
import { toPage } from '../page/to-page.ts';
import { link, list, paragraph } from '../record/elements.ts';
import { dayOf } from '../today.ts';
import type { FinishData } from './finish-data.ts';
import { sealNameOf, travelOf } from './prepared.ts';

/** Which assignment a hand-in answers. */
export interface Answered {
  /** The one that is chosen; null for none. */
  now(): Accepted | null;
  /** Brings what is shown up to date with the record. */
  show(record: Record): void;
}

const none = '';

/**
 * Lets the learner say which assignment the file answers, and shows what that one asks for. The first offer is one that is done,
 * then the one of the nearest day that was not handed in; nothing is offered where nothing was accepted.
 */
export function wireAnswered(box: HTMLElement, data: FinishData, changed: () => void): Answered {
  const { words } = data;
  const select = box.querySelector('select') as HTMLSelectElement;
  const asked = box.querySelector('[data-asked]') as HTMLElement;
  let offered: readonly Accepted[] = [];
  let profile: ReturnType<typeof profileOf> | null = null;
  const now = () => offered.find(({ assignment }) => assignment.id === select.value) ?? null;
  const showAsked = () => {
    const chosen = now();
    const { share = [], returnTo } = chosen?.assignment ?? {};
    asked.replaceChildren(
      ...(returnTo ? [paragraph(fill(words['answers-to'], { address: returnTo }))] : []),
      ...(chosen ? [travelLine(chosen)] : []),
      ...(share.length > 0 ? [paragraph(fill(words['answers-asked'])), list(share.map(lineOf))] : []),
    );
  };
  const travelLine = (chosen: Accepted) => {
    const travel = travelOf(chosen);
    const line = paragraph(fill(words[`travels-${travel}`], { key: sealNameOf(chosen) }));
    line.dataset.travel = travel;
    return line;
  };
  const lineOf = (what: Shareable): Node => {
    const line = document.createElement('span');
    const isMissing = (what === 'role' && !profile?.role) || (what === 'place' && !profile?.place);
    line.append(fill(words[`ask-${what}`]));
    if (isMissing) line.append(' ', link(fill(words['ask-say']), toPage('settings/')));
    return line;
  };
  select.addEventListener('change', () => {
    showAsked();
    changed();
  });
  return {
    now,
    show(record) {
      const before = offered.length > 0 ? select.value : null;
      const cards = cardsOf(record, data.outline, dayOf());
      offered = cards;
      profile = profileOf(record);
      box.hidden = cards.length === 0;
      select.replaceChildren(
        ...cards.map((card) => new Option(titleOf(card, data), card.assignment.id)),
        new Option(fill(words['answers-none']), none),
      );
      const first = cards.find(({ verb }) => verb === 'hand-in') ?? cards[0];
      select.value = before ?? first?.assignment.id ?? none;
      showAsked();
    },
  };
}

/** What an assignment is called: by its own words, or by its modules. */
export function titleOf({ assignment }: Accepted, { titles, title, words }: FinishData): string {
  const modules = assignment.modules.map((id) => (id === wholeCourse ? title : (titles[id] ?? id))).join(', ');
  const name = assignment.title ?? modules;
  return assignment.issuer ? fill(words['answers-from'], { title: name, issuer: assignment.issuer }) : name;
}
