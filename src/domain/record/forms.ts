import type { Answer, Entry, EntryOf, FormUse } from './entry.ts';
import { inOrder, type Record } from './record.ts';

/** One sampled test, begun or handed over. */
export interface Form {
  /** The id of its `form-started` entry. */
  readonly id: string;
  readonly use: FormUse;
  readonly module: string | undefined;
  /** How it began, or null where only its sealed result is in the record. */
  readonly started: EntryOf<'form-started'> | null;
  /** The latest answer to each item: until a form is handed over, an answer may be changed. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly finished: EntryOf<'form-finished'> | null;
  /** True where the learner started over afterwards. */
  readonly beforeReset: boolean;
}

/**
 * The forms of one use, in the order in which they began.
 * @param module which module's, where `use` is `module`
 */
export function formsOf(record: Record, use: FormUse, module?: string): readonly Form[] {
  return formsIn(inOrder(record)).filter((form) => form.use === use && (use !== 'module' || form.module === module));
}

/** The newest form that is neither handed over nor before a reset, or null. */
export function openForm(forms: readonly Form[]): Form | null {
  return forms.findLast((form) => form.started && !form.finished && !form.beforeReset) ?? null;
}

/**
 * Every form. As with attempts, a reset hides a form unless it is worked on afterwards, and of two results of one form the
 * better stands. Answers that come after the result are left out.
 * @param entries in order
 */
export function formsIn(entries: readonly Entry[]): readonly Form[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string) => {
    const draft = drafts.get(id) ?? newDraft(id);
    drafts.set(id, draft);
    return draft;
  };
  for (const entry of entries) {
    if (entry.kind === 'form-started') draftOf(entry.id).started = entry;
    else if (entry.kind === 'item-answered') answer(draftOf(entry.form), entry);
    else if (entry.kind === 'form-finished') finish(draftOf(entry.form), entry);
    else if (entry.kind === 'reset')
      for (const draft of drafts.values()) if (isReset(entry, draft)) draft.beforeReset = true;
  }
  return [...drafts.values()].flatMap((draft) => {
    const known = draft.started ?? draft.finished;
    return known ? [{ ...draft, use: known.use, module: known.module }] : [];
  });
}

interface Draft {
  readonly id: string;
  started: EntryOf<'form-started'> | null;
  finished: EntryOf<'form-finished'> | null;
  readonly answers: Map<string, Answer>;
  beforeReset: boolean;
}

function newDraft(id: string): Draft {
  return { id, started: null, finished: null, answers: new Map(), beforeReset: false };
}

function answer(draft: Draft, entry: EntryOf<'item-answered'>) {
  if (draft.finished) return;
  draft.answers.set(entry.item, entry.answer);
  draft.beforeReset = false;
}

function finish(draft: Draft, entry: EntryOf<'form-finished'>) {
  const before = draft.finished;
  if (before && (before.passed > entry.passed || (before.passed === entry.passed && before.score >= entry.score)))
    return;
  draft.finished = entry;
  draft.beforeReset = false;
}

function isReset({ scope, of }: EntryOf<'reset'>, { started, finished }: Draft) {
  const known = started ?? finished;
  return scope === 'everything' || (scope === 'module' && known?.use === 'module' && known.module === of);
}
