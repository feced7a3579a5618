import { shapeOf } from '#domain/scenario/evidence-shape.ts';
import { paragraphs } from '#domain/scenario/paragraphs.ts';
import type { Evidence as Shown } from '#domain/scenario/schema.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { say } from '../say.ts';

/** A post, message or letter, as text: who, where, when, and that it is invented. */
export function Evidence({ words, evidence }: { words: ScenarioPage['words']; evidence: Shown }) {
  const kind = say(words, evidence.kind);
  return (
    <article
      className="slip"
      data-kind={evidence.kind}
      data-shape={shapeOf[evidence.kind]}
      aria-label={`${kind}: ${evidence.from}${evidence.at ? `, ${evidence.at}` : ''}`}
    >
      <header data-initial={evidence.from[0]}>
        <span>{kind}</span>
        <b>{evidence.from}</b>
        {(evidence.where || evidence.at) && <span>{[evidence.where, evidence.at].filter(Boolean).join(' · ')}</span>}
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
