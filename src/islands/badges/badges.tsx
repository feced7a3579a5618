import type { Awarding } from '#course/awarding.ts';
import words from 'interface-words:badges';
import { Keys } from './keys.tsx';
import { type Attest, type BadgeRow, Sign } from './sign.tsx';
import { Signed } from './signed.tsx';
import { useIssuer } from './use-issuer.ts';

interface Props extends Awarding {
  readonly rows: readonly BadgeRow[];
  /** The path below which the course is served. */
  readonly root: string;
  readonly onAttest: Attest;
}

/** Credentials: the key that signs them, confirming and signing, and what was signed. */
export function Badges({ rows, root, course, known, onAttest }: Props) {
  const desk = useIssuer(root);
  return (
    <div className="badges" data-badges>
      <p className="note">{words['about']}</p>
      <section>
        <h3>{words['key-title']}</h3>
        <Keys desk={desk} known={known} />
      </section>
      <section>
        <h3>{words['badges-title']}</h3>
        <Sign rows={rows} course={course} root={root} desk={desk} onAttest={onAttest} />
      </section>
      <section>
        <h3>{words['signed-title']}</h3>
        <Signed desk={desk} course={course} root={root} />
      </section>
    </div>
  );
}
