import { useState } from 'react';
import { type IssuedBadge, longestReasonBack } from '#domain/credential/issuer-book.ts';
import type { AwardingCourse } from '#domain/credential/award.ts';
import { issuerBook } from '#storage/issuer-book.ts';
import words from 'interface-words:badges';
import { say } from '../say.ts';
import { handBack } from './hand-back.ts';
import type { useIssuer } from './use-issuer.ts';

interface Props {
  readonly desk: ReturnType<typeof useIssuer>;
  readonly course: AwardingCourse;
  readonly root: string;
}

/** So many are shown at once; a search finds the others. */
const mostShown = 50;

/** Every badge that this office signed: to hand back again, or to take back. */
export function Signed({ desk, course, root }: Props) {
  const [wanted, setWanted] = useState('');
  const [leaving, setLeaving] = useState<IssuedBadge | null>(null);
  const [told, setTold] = useState('');
  const badges = desk.office.state === 'ready' ? desk.office.book.badges : [];
  if (badges.length === 0) return <p className="note">{words['signed-none']}</p>;
  const plain = wanted.trim().toLowerCase();
  const found = [...badges]
    .filter(({ to, id }) => to.toLowerCase().includes(plain) || id.includes(plain))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const titleOf = (scope: string) => course.modules.find(({ id }) => id === scope)?.title ?? course.title;
  return (
    <div data-signed>
      <label className="field ui">
        <span>{words['search']}</span>
        <input
          type="search"
          autoComplete="off"
          value={wanted}
          onInput={({ currentTarget: { value } }) => setWanted(value)}
        />
      </label>
      <p>{say(words, 'shown', { n: Math.min(found.length, mostShown), of: badges.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="table-room" tabIndex={0} aria-label={words['signed-title'] ?? ''}>
        <table className="data ui badges-table">
          <caption>{words['signed-title']}</caption>
          <thead>
            <tr>
              <th scope="col">{words['name']}</th>
              <th scope="col">{words['scope']}</th>
              <th scope="col">{words['signed-on']}</th>
              <th scope="col">{words['stands']}</th>
              <th scope="col">{words['do']}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostShown).map((badge) => (
              <tr key={badge.id} data-badge={badge.id}>
                <th scope="row">
                  <bdi>{badge.to || words['nameless']}</bdi>
                </th>
                <td>{titleOf(badge.scope)}</td>
                <td>{badge.at.slice(0, 10)}</td>
                <td>
                  {badge.takenBack
                    ? say(words, 'back-on', { day: badge.takenBack.at.slice(0, 10), reason: badge.takenBack.reason })
                    : words['standing-signed']}
                </td>
                <td>
                  <button type="button" className="button plain" onClick={() => handBack([badge])}>
                    {words['save']}
                  </button>
                  {!badge.takenBack && (
                    <button type="button" className="button plain" onClick={() => setLeaving(badge)}>
                      {words['take-back']}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found.length > 1 && (
        <div className="actions">
          <button
            type="button"
            className="button quiet"
            onClick={() => handBack(found.filter(({ takenBack }) => !takenBack))}
          >
            {words['save-found']}
          </button>
        </div>
      )}
      {leaving && (
        <TakeBack
          key={leaving.id}
          badge={leaving}
          onCancel={() => setLeaving(null)}
          onTake={async (reason) => {
            await issuerBook(root)?.takeBack(leaving.id, { at: new Date().toISOString(), reason });
            await desk.refresh();
            setLeaving(null);
            setTold(words['taken-back'] ?? '');
          }}
        />
      )}
      <p role="status">{told}</p>
    </div>
  );
}

interface TakeBackProps {
  readonly badge: IssuedBadge;
  readonly onCancel: () => void;
  readonly onTake: (reason: string) => Promise<void>;
}

function TakeBack({ badge, onCancel, onTake }: TakeBackProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      className="ui prose note caution"
      data-take-back
      onSubmit={(event) => {
        event.preventDefault();
        void onTake(reason.trim());
      }}
    >
      <p>{say(words, 'take-back-ask', { name: badge.to || (words['nameless'] ?? '') })}</p>
      <label className="field">
        <span>{words['back-reason']}</span>
        <input
          type="text"
          name="back-reason"
          maxLength={longestReasonBack}
          autoComplete="off"
          value={reason}
          onInput={({ currentTarget: { value } }) => setReason(value)}
        />
        <span className="small">{words['back-reason-hint']}</span>
      </label>
      <div className="actions">
        <button type="submit" className="button danger">
          {words['take-back']}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {words['keep-it']}
        </button>
      </div>
    </form>
  );
}
