import { useState } from 'react';
import { shortestPassphrase } from '#domain/assignment/key-backup.ts';
import { takenBackIn } from '#domain/credential/issuer-book.ts';
import {
  fileNameOf,
  readRevocations,
  thumbprintOf,
  writeIssuerCard,
  writeRevocations,
} from '#domain/credential/issuers.ts';
import type { KnownIssuer } from '#domain/credential/pin-issuers.ts';
import words from 'interface-words:badges';
import { download } from '../download.ts';
import { say } from '../say.ts';
import { dayOf } from '../today.ts';
import type { Office, OfficeRefusal, useIssuer } from './use-issuer.ts';

interface Props {
  readonly desk: ReturnType<typeof useIssuer>;
  /** Whose badges this copy of the site already knows. */
  readonly known: readonly KnownIssuer[];
}

/** The key that signs badges: making it, letting it be known, keeping it safe, handing it over. */
export function Keys({ desk, known }: Props) {
  const { office } = desk;
  if (office.state === 'loading') return <p>{words['loading']}</p>;
  if (office.state === 'unable') return <p className="note caution">{words[`unable-${office.why}`]}</p>;
  if (office.state === 'none')
    return (
      <>
        <p>{words['none']}</p>
        <Found desk={desk} />
        <details>
          <summary>{words['take-over']}</summary>
          <TakeOver desk={desk} />
        </details>
      </>
    );
  return office.state === 'ready' ? <Ready desk={desk} office={office} known={known} /> : null;
}

function Found({ desk }: Pick<Props, 'desk'>) {
  const [said, setSaid] = useState({ name: '', contact: '', passphrase: '', again: '' });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<OfficeRefusal | null>(null);
  const field = (name: keyof typeof said, type: 'text' | 'password', hint?: string) => (
    <label className="field">
      <span>{words[`field-${name}`]}</span>
      <input
        type={type}
        name={name}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        value={said[name]}
        onInput={({ currentTarget: { value } }) => setSaid((before) => ({ ...before, [name]: value }))}
      />
      {hint && <span className="small">{hint}</span>}
    </label>
  );
  return (
    <form
      className="ui prose"
      data-office-form=""
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void desk.found(said).then((answer) => {
          setBusy(false);
          setFault(answer.ok ? null : answer.why);
        });
      }}
    >
      {field('name', 'text', words['hint-name'])}
      {field('contact', 'text', words['hint-contact'])}
      {field('passphrase', 'password', say(words, 'hint-passphrase', { n: shortestPassphrase }))}
      {field('again', 'password')}
      <Fault why={fault} />
      <button type="submit" className="button" disabled={busy}>
        {words[busy ? 'making' : 'make']}
      </button>
    </form>
  );
}

function TakeOver({ desk }: Pick<Props, 'desk'>) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const [fault, setFault] = useState<OfficeRefusal | null>(null);
  return (
    <form
      className="ui prose"
      data-take-over
      onSubmit={(event) => {
        event.preventDefault();
        if (!file) return setFault('not-a-book');
        void file
          .text()
          .then((text) => desk.bringIn(text, passphrase))
          .then((answer) => {
            setFault(answer.ok ? null : answer.why);
            setTold(
              answer.ok ? say(words, answer.unread > 0 ? 'taken-over-some' : 'taken-over', { n: answer.unread }) : null,
            );
          });
      }}
    >
      <label className="field">
        <span>{words['hand-over-file']}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget: { files } }) => setFile(files?.[0] ?? null)}
        />
      </label>
      <Passphrase value={passphrase} onInput={setPassphrase} />
      <Fault why={fault} />
      {told && <p role="status">{told}</p>}
      <button type="submit" className="button quiet">
        {words['open']}
      </button>
    </form>
  );
}

function Ready({ desk, office, known }: Props & { readonly office: Extract<Office, { state: 'ready' }> }) {
  const { book, key, backupDue } = office;
  const { issuer, badges } = book;
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<OfficeRefusal | null>(null);
  const [sealed, setSealed] = useState(false);
  if (!issuer) return null;
  const name = fileNameOf(issuer.id);
  const taken = takenBackIn(badges);
  const pinned = known.find((one) => one.issuer.id === issuer.id && one.issuer.keys.some(({ kid }) => kid === key.kid));
  const published = pinned && readRevocations(pinned.list, issuer.revocations, issuer.id);
  const unpublished = [...taken.keys()].filter((id) => !published?.has(id)).length;
  const saveList = () =>
    download(`${name}.revoked.json`, writeRevocations(issuer.revocations, issuer.id, taken), 'application/json');
  return (
    <>
      <dl className="pairs ui">
        <dt>{words['office']}</dt>
        <dd>{issuer.name}</dd>
        <dt>{words['field-contact']}</dt>
        <dd>{issuer.contact}</dd>
        <dt>{words['fingerprint']}</dt>
        <dd>
          <code>{thumbprintOf(key.jwk)}</code>
        </dd>
        <dt>{words['signs-since']}</dt>
        <dd>{key.from}</dd>
        <dt>{words['signed-so-far']}</dt>
        <dd>{badges.length}</dd>
      </dl>
      <h4>{words['known-title']}</h4>
      <p className={pinned ? 'note' : 'note caution'} data-pinned={String(Boolean(pinned))}>
        {words[pinned ? 'known' : 'unknown']}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button quiet"
          onClick={() => download(`${name}.json`, writeIssuerCard(issuer), 'application/json')}
        >
          {words['save-card']}
        </button>
        <button type="button" className="button quiet" onClick={saveList}>
          {words['save-list']}
        </button>
      </div>
      {unpublished > 0 && (
        <p className="note caution">
          {say(words, unpublished === 1 ? 'unpublished-one' : 'unpublished', { n: unpublished })}
        </p>
      )}
      <h4>{words['keep-title']}</h4>
      <p>{words['keep']}</p>
      {backupDue && (
        <p className="note caution" data-book-due="">
          {words['book-due']}
        </p>
      )}
      <form
        className="ui prose"
        data-seal
        onSubmit={(event) => {
          event.preventDefault();
          setSealed(false);
          void desk.seal(passphrase).then((answer) => {
            setFault(answer.ok ? null : answer.why);
            if (!answer.ok) return;
            setSealed(true);
            setPassphrase('');
            download(`${name}-hand-over-${dayOf()}.json`, answer.file, 'application/json');
          });
        }}
      >
        <Passphrase value={passphrase} onInput={setPassphrase} />
        <Fault why={fault} />
        {sealed && <p role="status">{words['sealed']}</p>}
        <button type="submit" className="button quiet">
          {words['save-all']}
        </button>
      </form>
      <details>
        <summary>{words['join']}</summary>
        <TakeOver desk={desk} />
      </details>
    </>
  );
}

function Fault({ why }: { readonly why: OfficeRefusal | null }) {
  return why ? (
    <p className="fault" role="alert">
      {words[`fault-${why}`]}
    </p>
  ) : null;
}

/** Asks for the passphrase that was chosen before. */
function Passphrase({ value, onInput }: { readonly value: string; readonly onInput: (value: string) => void }) {
  return (
    <label className="field">
      <span>{words['field-passphrase']}</span>
      <input
        type="password"
        autoComplete="off"
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
