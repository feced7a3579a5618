import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { quotas, sampleForm } from '#domain/assessment/sample-form.ts';
import type { Item } from '#domain/assessment/schema.ts';
import { type FormResult, scoreForm } from '#domain/assessment/score-form.ts';
import type { Answer } from '#domain/record/entry.ts';
import { type Form, formsOf, openForm } from '#domain/record/forms.ts';
import { inOrder, type Record as LearnersRecord } from '#domain/record/record.ts';
import type { Kept, RecordStore } from '#domain/record/store.ts';
import { tick } from '../record/tick.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { formMachine } from '#machines/form.ts';
import { createActor } from 'xstate';
import type { TestPage } from '#course/test-page.ts';

/** What the test knows about the form in hand, and what it can do with it. */
export interface FormInHand {
  /** `idle`: nothing begun on this page. The rest is where the form stands. */
  readonly phase: 'idle' | 'answering' | 'reviewing' | 'submitted';
  /** Every item that a form of this page can hold, by id. */
  readonly bank: Readonly<Record<string, Item>>;
  /** The lessons that were read. */
  readonly read: ReadonlySet<string>;
  readonly forms: readonly Form[];
  readonly resumable: Form | null;
  readonly form: Form | null;
  readonly at: number;
  readonly items: readonly string[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly result: FormResult | null;
  begin(): void;
  goOn(): void;
  /** Takes up a form that was handed in, to look at. */
  look(form: string): void;
  answer(item: string, answer: Answer): Promise<Kept>;
  next(): void;
  back(): void;
  go(at: number): void;
  submit(): Promise<Kept>;
}

/** A form in hand: an actor over the form's machine, with every answer written to the record as it is given. */
export function useForm(page: TestPage, store: RecordStore | null, draw: (() => number) | null): FormInHand {
  const record = useSyncExternalStore(
    store ? store.subscribe : () => () => {},
    () => store?.record() ?? null,
    () => null,
  );
  const { use, module } = page;
  const forms = useMemo(() => (record ? formsOf(record, use, module) : []), [record, use, module]);
  const bank = useMemo((): Readonly<Record<string, Item>> => Object.assign({}, ...page.pools), [page.pools]);
  const read = useMemo(() => lessonsRead(record), [record]);
  const resumable = openForm(forms);
  const [taken, setTaken] = useState<string | null>(null);
  const form = taken ? (forms.find(({ id }) => id === taken) ?? null) : null;
  const items = useMemo(
    () => (form?.started?.items ?? []).filter((item) => Object.hasOwn(bank, item)),
    [form?.started, bank],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: one actor a form; what is answered later is sent to it.
  const actor = useMemo(
    () => createActor(formMachine, { input: { items, answers: form?.answers ?? new Map() } }).start(),
    [taken],
  );
  useEffect(() => () => void actor.stop(), [actor]);
  const state = useSnapshot(actor);
  const { answers, at } = state.context;
  const sealed = form?.finished;
  const scored =
    sealed || state.matches('submitted')
      ? scoreForm(bank, items, Object.fromEntries(answers), sealed?.cut ?? page.cut)
      : null;
  // What was sealed stands, whatever the key says by now.
  const result =
    scored && sealed ? { ...scored, score: sealed.score, passed: sealed.passed, missed: sealed.missed } : scored;

  return {
    phase: !form ? 'idle' : form.finished ? 'submitted' : state.matches('reviewing') ? 'reviewing' : 'answering',
    bank,
    read,
    forms,
    resumable,
    form,
    at,
    items,
    answers,
    result,
    begin: () => {
      if (!store || !draw) return;
      const seed = draw();
      const { entry } = store.add({
        kind: 'form-started',
        use,
        ...(module === undefined ? {} : { module }),
        seed,
        items: sampleForm(page.pools, quotas[use], seed),
        edition: page.edition,
      });
      setTaken(entry.id);
    },
    goOn: () => setTaken(resumable?.id ?? null),
    look: (id) => setTaken(id),
    answer: (item, answer) => {
      actor.send({ type: 'item.answer', item, answer });
      if (!store || !form) throw new Error('An item was answered before a form had begun.');
      return store.add({ kind: 'item-answered', form: form.id, item, answer }).saved;
    },
    next: () => actor.send({ type: 'form.next' }),
    back: () => actor.send({ type: 'form.back' }),
    go: (to) => actor.send({ type: 'form.go', at: to }),
    submit: () => {
      actor.send({ type: 'form.submit' });
      if (!store || !form) throw new Error('A form was handed in before it had begun.');
      const { score, passed, missed } = scoreForm(bank, items, Object.fromEntries(answers), page.cut);
      const { saved } = store.add({
        kind: 'form-finished',
        form: form.id,
        use,
        ...(module === undefined ? {} : { module }),
        score,
        passed,
        cut: page.cut,
        missed,
        edition: page.edition,
      });
      if (passed && use !== 'baseline') tick(store, `${module ?? 'course'}/test`);
      return saved;
    },
  };
}

function lessonsRead(record: LearnersRecord | null): ReadonlySet<string> {
  const entries = record ? inOrder(record) : [];
  return new Set(entries.flatMap((entry) => (entry.kind === 'lesson-finished' ? [entry.lesson] : [])));
}
