import { paragraphs } from '#domain/scenario/paragraphs.ts';
import type { Evidence as Shown } from '#domain/scenario/schema.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { say } from '../say.ts';

/** A post, message or letter, as text: who, where, when, and that it is invented. */
export function Evidence({ words, evidence }: { words: ScenarioPage['words']; evidence: Shown }) {
  const kind = say(words, evidence.kind);
  return (
    <article className="slip" aria-label={`${kind}: ${evidence.from}${evidence.at ? `, ${evidence.at}` : ''}`}>
      <header>
        <span>{kind}</span>
        <b>{evidence.from}</b>
        {evidence.where && <span>{evidence.where}</span>}
        {evidence.at && <span>{evidence.at}</span>}
        <span className="fictional">{words['fictional']}</span>
      </header>
      <div className="words">
        {paragraphs(evidence.text).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </article>
  );
}
