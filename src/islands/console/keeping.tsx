import { useState } from 'react';
import { readMade } from '#domain/assignment/made.ts';
import { openDesk } from '#storage/desk.ts';
import { say } from '../say.ts';
import type { Made } from './messages.ts';
import type { PartOfDesk } from './mount.tsx';
import { ReadyFile } from './ready-file.tsx';
import { useRoster } from './use-roster.ts';

const root = document.documentElement.dataset.root ?? '/';

/** Backup and hand-over, the passphrase on this device, and the end. */
export function Keeping({ roster, data: { words } }: PartOfDesk) {
  const view = useRoster(roster);
  const [passphrase, type] = useState('');
  const [said, tell] = useState('');
  const [fault, blame] = useState('');
  const [ready, setReady] = useState<Made | null>(null);
  const [asked, ask] = useState(false);
  const [working, setWorking] = useState(false);
  const [file, setFile] = useState<File | null>(null);

  /** One thing at a time; what came of it is said. */
  async function work(what: () => Promise<string>) {
    setWorking(true);
    tell('');
    blame('');
    setReady(null);
    try {
      tell(await what());
      type('');
    } catch (error) {
      blame(error instanceof Refused ? say(words, `keeping-${error.message}`) : say(words, 'trouble-other'));
    } finally {
      setWorking(false);
    }
  }
  const backup = () =>
    work(async () => {
      const assigned =
        (await openDesk(root)
          ?.list()
          .catch(() => [])) ?? [];
      const answer = await roster.ask('backup', passphrase, assigned);
      if (!answer.ok) throw new Refused(answer.why);
      setReady(answer.made);
      return '';
    });
  const open = (from: File) =>
    work(async () => {
      const answer = await roster.ask('openBackup', from, passphrase);
      if (!answer.ok) throw new Refused(answer.why);
      const desk = openDesk(root);
      for (const each of answer.assigned) {
        const made = readMade(each);
        if (made) await desk?.keep(made).catch(() => null);
      }
      setFile(null);
      return say(words, 'backup-opened', { n: answer.handIns, made: answer.made.slice(0, 10) });
    });
  const seal = (close: boolean) =>
    work(async () => {
      const answer = await roster.ask('seal', close ? passphrase : null);
      if (answer !== 'done') throw new Refused(answer);
      return say(words, close ? 'sealed-done' : 'unsealed-done');
    });
  const erase = () =>
    work(async () => {
      ask(false);
      const gone = await roster.ask('erase');
      if (!gone) throw new Refused('not-erased');
      return say(words, 'erased');
    });

  if (view.state === 'locked') return null;
  return (
    <form className="ui" autoComplete="off" onSubmit={(event) => event.preventDefault()} data-keeping="">
      <p>{say(words, 'keeping-what')}</p>
      <p className="small">
        {view.backedUp
          ? say(words, view.changedSince ? 'backed-up-changed' : 'backed-up', { at: view.backedUp.slice(0, 10) })
          : say(words, 'backed-up-never')}
      </p>
      <label className="field">
        <span>{say(words, 'keeping-passphrase')}</span>
        <input
          type="password"
          value={passphrase}
          autoComplete="new-password"
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
        <span className="small">{say(words, 'keeping-passphrase-why')}</span>
      </label>
      <div className="actions">
        <button type="button" className="button" disabled={working || view.handIns === 0} onClick={() => void backup()}>
          {say(words, 'backup')}
        </button>
        {view.sealed ? (
          <button type="button" className="button quiet" disabled={working} onClick={() => void seal(false)}>
            {say(words, 'unseal')}
          </button>
        ) : (
          <button
            type="button"
            className="button quiet"
            disabled={working || view.kept !== 'disk'}
            onClick={() => void seal(true)}
          >
            {say(words, 'seal')}
          </button>
        )}
      </div>
      <label className="field">
        <span>{say(words, 'backup-file')}</span>
        <input
          type="file"
          onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? null)}
          disabled={working || view.state !== 'ready'}
        />
      </label>
      {file && (
        <div className="actions">
          <button type="button" className="button quiet" disabled={working} onClick={() => void open(file)}>
            {say(words, 'backup-open')}
          </button>
        </div>
      )}
      {working && <p role="status">{say(words, 'making')}</p>}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {said && <p role="status">{said}</p>}
      {ready && <ReadyFile made={ready} about={say(words, 'backup-made', { n: ready.count })} words={words} />}
      <div className="actions">
        {asked ? (
          <>
            <p className="fault">{say(words, 'erase-sure', { n: view.handIns })}</p>
            <button type="button" className="button danger" onClick={() => void erase()}>
              {say(words, 'erase-yes')}
            </button>
            <button type="button" className="button quiet" onClick={() => ask(false)}>
              {say(words, 'erase-no')}
            </button>
          </>
        ) : (
          <button type="button" className="button danger" disabled={working} onClick={() => ask(true)}>
            {say(words, 'erase')}
          </button>
        )}
      </div>
    </form>
  );
}

class Refused extends Error {}
