import { useState } from 'react';
import { isBackupDue } from '#domain/calendar/backup-due.ts';
import { say } from '../say.ts';
import type { DeskView } from './messages.ts';
import type { PartOfDesk } from './mount.tsx';
import { useRoster } from './use-roster.ts';

/** Where the roster lies, and what is the matter with it. */
export function State({ roster, data: { words } }: PartOfDesk) {
  const view = useRoster(roster);
  if (view.state === 'opening') return <p role="status">{say(words, 'opening')}</p>;
  if (view.state === 'elsewhere')
    return (
      <p role="status" className="note caution" data-desk-elsewhere="">
        {say(words, 'elsewhere')}
      </p>
    );
  if (view.state === 'locked') return <Locked roster={roster} words={words} />;
  const calm = view.kept === 'disk' && !view.trouble;
  return (
    <div data-desk-ready="">
      <p className={calm ? 'small' : 'note caution'}>
        {say(words, view.trouble ? `trouble-${view.trouble}` : `kept-${view.kept}`)}
      </p>
      {view.unreadable > 0 && <p className="note caution">{say(words, 'unreadable', { n: view.unreadable })}</p>}
      {isBackupDue(rosterStanding(view), Date.now()) && (
        <p className="note caution" data-backup-due="">
          {say(words, 'backup-due')} <a href="#keeping">{say(words, 'keeping')}</a>
        </p>
      )}
      {view.interrupted && (
        <div className="note caution" data-interrupted="">
          <p>{say(words, 'interrupted')}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => void roster.ask('undo')}>
              {say(words, 'undo')}
            </button>
            <button type="button" className="button quiet" onClick={() => void roster.ask('resume')}>
              {say(words, 'interrupted-keep')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function Locked({
  roster,
  words,
}: {
  readonly roster: PartOfDesk['roster'];
  readonly words: PartOfDesk['data']['words'];
}) {
  const [passphrase, type] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="note"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void roster.ask('unlock', passphrase).then((opened) => setWrong(!opened));
      }}
    >
      <p>{say(words, 'locked')}</p>
      <label className="field">
        <span>{say(words, 'passphrase')}</span>
        <input
          type="password"
          value={passphrase}
          autoComplete="off"
          aria-invalid={wrong}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      </label>
      {wrong && (
        <p className="fault" role="alert">
          {say(words, 'unlock-wrong')}
        </p>
      )}
      <button type="submit" className="button">
        {say(words, 'unlock')}
      </button>
    </form>
  );
}

function rosterStanding({ backedUp, changedSince, changedFirst }: DeskView) {
  return { backedUp, changed: changedSince, first: changedFirst };
}
