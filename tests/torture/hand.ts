/** An entry in localStorage, and how often everything had been erased when it was put there: its key says so. */
export interface Told {
  readonly id: string;
  readonly epoch: number;
}

/** What the rig hears from the page while it is played. Each is a function that the rig puts into the page. */
export interface Heard {
  /** About to be done: awaited, so that nothing can be in the stores that the rig was not told of. */
  intends(deed: Deed): Promise<void>;
  /** Done, and in localStorage: new entries. The page has not called them saved yet. */
  did(entries: readonly Told[]): void;
  /** The page has told the learner that these are saved. */
  acknowledged(entries: readonly Told[]): void;
}

/** Something that leaves one entry, or at a choice up to three. */
export type Deed =
  | { readonly kind: 'choice'; readonly scenario: string; readonly choice: string }
  | { readonly kind: 'check'; readonly item: string }
  | { readonly kind: 'lesson'; readonly lesson: string };

/**
 * Plays the scenario on the page to its end, as a hasty hand would: any choice, now and then the next before “Saved” stood,
 * now and then away in the middle. Runs inside the page and knows only what a learner sees, and the keys of localStorage.
 */
export async function playScenario({
  scenario,
  saved,
  seed,
}: {
  readonly scenario: string;
  readonly saved: string;
  readonly seed: number;
}): Promise<void> {
  const heard = globalThis as unknown as Heard;
  let state = seed;
  const random = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const find = <E extends Element>(selector: string) => document.querySelector<E>(selector);
  const entries = () =>
    Object.entries(localStorage).flatMap(([key, text]): Told[] => {
      const epoch = /^pr1:\/:e(\d*):/.exec(key)?.[1];
      return epoch === undefined ? [] : [{ id: (JSON.parse(String(text)) as Told).id, epoch: Number(epoch) }];
    });

  // “Saved” speaks of the earliest commit that it has not spoken of: never of more than the page has said.
  const waiting: (readonly Told[])[] = [];
  const status = find('#status');
  new MutationObserver(() => {
    if (status?.textContent !== saved) return;
    const first = waiting.shift();
    if (first) heard.acknowledged(first);
  }).observe(status as Element, { childList: true, characterData: true, subtree: true });

  for (let turns = 0; turns < 4_000; turns += 1) {
    const picks = [...document.querySelectorAll<HTMLInputElement>('.decision input:enabled')];
    const pick = picks[Math.floor(random() * picks.length)];
    if (pick) {
      await heard.intends({ kind: 'choice', scenario, choice: pick.value });
      pick.click();
      await pause(0);
      const before = new Set(entries().map(({ id }) => id));
      find<HTMLButtonElement>('.decision button')?.click();
      const fresh = entries().filter(({ id }) => !before.has(id));
      if (fresh.length > 0) {
        waiting.push(fresh);
        heard.did(fresh);
      }
      // Away at once, as one who closes the page the moment the button is pressed.
      if (random() < 0.08) return;
      const patient = random() < 0.6;
      for (let wait = 0; patient && waiting.length > 0 && wait < 200; wait += 1) await pause(5);
    } else if (find('.ending') && waiting.length === 0) {
      return;
    } else {
      // What goes on: from the aftermath, to the ending, and from a finished case to a new run.
      find<HTMLButtonElement>('.aftermath .actions button, .player > .card .actions button:not(.quiet)')?.click();
    }
    await pause(random() * 30);
  }
}

/** Answers the first check of the lesson on the page, and marks the lesson as read. Runs inside the page. */
export async function readLesson({ lesson }: { readonly lesson: string }): Promise<void> {
  const heard = globalThis as unknown as Heard;
  const find = <E extends Element>(selector: string) => document.querySelector<E>(selector);
  const item = find<HTMLElement>('quick-check')?.dataset.item;
  const option = find<HTMLInputElement>('quick-check input');
  if (item && option) {
    await heard.intends({ kind: 'check', item });
    option.click();
    find<HTMLButtonElement>('quick-check [data-check-commit]')?.click();
  }
  await heard.intends({ kind: 'lesson', lesson });
  find<HTMLButtonElement>('[data-finish-lesson]')?.click();
  for (let wait = 0; wait < 1_000; wait += 1) {
    if (find<HTMLElement>('[data-finish-done]')?.hidden === false) {
      const saved = Object.entries(localStorage).flatMap(([key, text]): Told[] => {
        const epoch = /^pr1:\/:e(\d*):/.exec(key)?.[1];
        if (epoch === undefined) return [];
        const { id, kind, lesson: of } = JSON.parse(String(text)) as { id: string; kind: string; lesson?: string };
        return kind === 'lesson-finished' && of === lesson ? [{ id, epoch: Number(epoch) }] : [];
      });
      return heard.acknowledged(saved);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
