/** What a learner says about a draft, in one minute. A question that is not answered is missing. */
export interface PostingAnswers {
  /** Could anybody be identified, by a stranger, a colleague or themselves? */
  readonly who?: 'nobody' | 'somebody' | 'unsure';
  /** Whose reputation does it touch? */
  readonly reputation?: 'nobody' | 'person' | 'organisation';
  /** In what capacity does the writer speak? */
  readonly capacity?: 'private' | 'clinician' | 'employer' | 'panel' | 'paid';
  /** Would anybody answer for it? */
  readonly cover?: 'written' | 'think' | 'unknown';
  /** Does the writer know whom to ring? */
  readonly ring?: 'known' | 'unknown';
}

export const postingQuestions = {
  who: ['nobody', 'somebody', 'unsure'],
  reputation: ['nobody', 'person', 'organisation'],
  capacity: ['private', 'clinician', 'employer', 'panel', 'paid'],
  cover: ['written', 'think', 'unknown'],
  ring: ['known', 'unknown'],
} as const satisfies { readonly [Q in keyof PostingAnswers]-?: readonly NonNullable<PostingAnswers[Q]>[] };

/** A reason to stop and think. Each is a sentence of the interface. */
export type PostingReason =
  | 'marked'
  | 'identified'
  | 'identified-unsure'
  | 'marked-yet-nobody'
  | 'person'
  | 'organisation'
  | 'private'
  | 'clinician'
  | 'employer'
  | 'panel'
  | 'paid'
  | 'cover-think'
  | 'cover-unknown'
  | 'ring-unknown'
  | 'open'
  | 'none';

/** Somebody to ring or write to before it is posted. */
export type PostingCall =
  | 'privacy-lead'
  | 'the-person'
  | 'senior-colleague'
  | 'protection'
  | 'communications'
  | 'panel-chair'
  | 'sponsor-rules'
  | 'sleep';

export interface PostingAdvice {
  readonly reasons: readonly PostingReason[];
  readonly calls: readonly PostingCall[];
}

/**
 * Reasons, and calls to make, in the order of the questions. Never a verdict: where no reason came up it says `none`, which
 * is a sentence about the answers and not about the draft.
 * @param marks how many words the guard marked in the draft
 */
export function adviceBeforePosting(answers: PostingAnswers, marks: number): PostingAdvice {
  const reasons: PostingReason[] = [];
  const calls = new Set<PostingCall>();
  const because = (holds: boolean, reason: PostingReason, ...whom: readonly PostingCall[]) => {
    if (!holds) return;
    reasons.push(reason);
    for (const each of whom) calls.add(each);
  };
  const { who, reputation, capacity, cover, ring } = answers;
  because(marks > 0 && who === 'nobody', 'marked-yet-nobody', 'privacy-lead');
  because(marks > 0 && who !== 'nobody', 'marked', 'privacy-lead');
  because(who === 'somebody', 'identified', 'the-person', 'privacy-lead');
  because(who === 'unsure', 'identified-unsure', 'privacy-lead');
  because(reputation === 'person', 'person', 'senior-colleague', 'protection');
  because(reputation === 'organisation', 'organisation', 'protection');
  because(capacity === 'private', 'private');
  because(capacity === 'clinician', 'clinician');
  because(capacity === 'employer', 'employer', 'communications');
  because(capacity === 'panel', 'panel', 'panel-chair', 'protection');
  because(capacity === 'paid', 'paid', 'sponsor-rules', 'protection');
  because(cover === 'think', 'cover-think', 'protection');
  because(cover === 'unknown', 'cover-unknown', 'protection');
  because(ring === 'unknown', 'ring-unknown', 'protection', 'senior-colleague');
  because(
    Object.keys(postingQuestions).some((question) => answers[question as keyof PostingAnswers] === undefined),
    'open',
  );
  if (reasons.length === 0) reasons.push('none');
  return { reasons, calls: [...calls, 'sleep'] };
}
