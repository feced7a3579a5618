import { type Ref, useRef, useState } from 'react';
import type { PlanFate } from '#domain/record/entry.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { say } from '../say.ts';
import { PlanWords } from './plan-words.tsx';

interface Props {
  readonly page: ReviewPage;
  readonly plan: { readonly module: string; readonly starter: number | 'own' };
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onTell: (fate: PlanFate) => void;
}

const fates: readonly PlanFate[] = ['did-it', 'did-other', 'let-pass', 'not-yet'];

/** A plan shown again: did its moment come, and what was done? Nothing is scored, and no words are asked for. */
export function PlanFates({ page, plan, heading, onTell }: Props) {
  const { words } = page;
  const [chosen, setChosen] = useState<PlanFate | null>(null);
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (chosen) return onTell(chosen);
    setMissing(true);
    first.current?.focus();
  };
  return (
    <form className="question ui" onSubmit={submit} noValidate>
      <p className="over">{page.modules[plan.module]?.title}</p>
      <h2 tabIndex={-1} ref={heading}>
        {words['plan-again']}
      </h2>
      <PlanWords page={page} plan={plan} />
      <fieldset aria-describedby={missing ? 'missing' : undefined}>
        <legend>{words['plan-ask']}</legend>
        {missing && (
          <p className="fault" id="missing">
            {words['unanswered']}
          </p>
        )}
        {fates.map((fate, index) => (
          <label className="pick" key={fate}>
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name="fate"
              value={fate}
              checked={chosen === fate}
              aria-invalid={missing ? true : undefined}
              onChange={() => {
                setChosen(fate);
                setMissing(false);
              }}
            />
            <span>{words[`fate-${fate}`]}</span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <button type="submit" className="button">
          {say(words, 'plan-tell')}
        </button>
      </div>
    </form>
  );
}
