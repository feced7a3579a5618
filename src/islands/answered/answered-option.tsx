interface Props {
  readonly words: Readonly<Record<string, string>>;
  readonly text: string;
  readonly feedback: string;
  readonly best: boolean;
  readonly mine: boolean;
}

/** One option of a question after it was answered: whether it is the best, whether it was chosen, and why. */
export function AnsweredOption({ words, text, feedback, best, mine }: Props) {
  return (
    <div className={best ? 'answer best' : 'answer'}>
      <p>
        <b>{text}</b> {best && <span className="flag">{words['best-answer']}</span>}{' '}
        {mine && <span className="flag">{words['your-answer']}</span>}
      </p>
      <p>{feedback}</p>
    </div>
  );
}
