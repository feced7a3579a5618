import { useEffect, useState } from 'react';
import { inSentence } from '#domain/course/in-sentence.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { openJournal } from '#storage/journal.ts';

interface Props {
  readonly page: ReviewPage;
  readonly plan: { readonly module: string; readonly starter: number | 'own' };
}

/** A plan in words: the course's, or the learner's own from the journal. */
export function PlanWords({ page, plan }: Props) {
  const { words } = page;
  const { module, starter } = plan;
  const [own, setOwn] = useState<string | null | undefined>();
  useEffect(() => {
    if (starter === 'own')
      void openJournal().then(async (journal) => setOwn((await journal.read('plan', module)) ?? null));
  }, [starter, module]);
  if (starter === 'own') return <blockquote>{own === null ? words['own-gone'] : (own ?? words['loading'])}</blockquote>;
  const suggested = page.modules[module]?.plans[starter];
  if (!suggested) return <blockquote>{words['plan-gone']}</blockquote>;
  return (
    <blockquote>
      <b>{words['if']}</b> {inSentence(suggested.if)}, <b>{words['then']}</b> {inSentence(suggested.then)}.
    </blockquote>
  );
}
