import { useState } from 'react';
import { type Ground, grounds, type Level, longestReason, type Unattested } from '#domain/roster/attestation.ts';
import type { EarnedSeen } from '#domain/roster/submission.ts';
import { badgeIdOf, composeBadge, hashedIdentity, signBadge } from '#domain/credential/badge.ts';
import { type AwardingCourse, awardFacts } from '#domain/credential/award.ts';
import type { IssuedBadge } from '#domain/credential/issuer-book.ts';
import { toBase64Url } from '#domain/record/base64url.ts';
import { issuerBook } from '#storage/issuer-book.ts';
import words from 'interface-words:badges';
import { say } from '../say.ts';
import { handBack } from './hand-back.ts';
import type { Office, useIssuer } from './use-issuer.ts';

/** What signing needs of a row. */
export interface BadgeRow {
  readonly id: string;
  readonly name: string;
  readonly earned: readonly EarnedSeen[];
  readonly level: Level;
  /** The hash of its current hand-in. */
  readonly file: string;
  /** How many things there are to ask about. */
  readonly doubts: number;
}

/** Gives a coordinator's word for rows; answers for each of them. */
export type Attest = (
  rows: readonly string[],
  ground: Ground,
  reason: string,
) => Promise<readonly ({ ok: true } | { ok: false; why: Unattested | 'gone' })[]>;

interface Props {
  readonly rows: readonly BadgeRow[];
  readonly course: AwardingCourse;
  readonly root: string;
  readonly desk: ReturnType<typeof useIssuer>;
  readonly onAttest: Attest;
}

/** Rows on one sheet of the list. */
const sheet = 50;

/** Confirming what rows say, and signing badges for those that are confirmed. */
export function Sign({ rows, course, root, desk, onAttest }: Props) {
  const { office } = desk;
  const [scope, setScope] = useState('course');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [first, setFirst] = useState(0);
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>({});
  const finished = rows.filter(({ earned }) => earned.some((one) => one.scope === scope));
  const signed = new Map(office.state === 'ready' ? office.book.badges.map((badge) => [badge.id, badge] as const) : []);
  const kid = office.state === 'ready' ? office.key.kid : '';
  const badgeOf = ({ file }: BadgeRow) => signed.get(`urn:uuid:${badgeIdOf(file, scope, kid)}`);
  const picked = finished.filter(({ id }) => chosen.has(id));
  const toConfirm = picked.filter(({ level }) => level !== 'attested');
  const toSign = picked.filter((row) => row.level === 'attested' && !badgeOf(row));
  const shown = finished.slice(first, first + sheet);
  const choose = (ids: Iterable<string>, yes: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) yes ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  return (
    <div data-sign>
      <label className="field ui">
        <span>{words['scope']}</span>
        <select
          name="scope"
          value={scope}
          onChange={({ currentTarget: { value } }) => {
            setScope(value);
            setChosen(new Set());
            setFirst(0);
          }}
        >
          <option value="course">{course.title}</option>
          {course.modules.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {finished.length === 0 ? (
        <p className="note">{words['nobody-finished']}</p>
      ) : (
        <>
          <p>{say(words, finished.length === 1 ? 'finished-one' : 'finished', { n: finished.length })}</p>
          <div className="actions">
            <button
              type="button"
              className="button quiet"
              onClick={() =>
                choose(
                  finished.map(({ id }) => id),
                  true,
                )
              }
            >
              {say(words, 'choose-all', { n: finished.length })}
            </button>
            <button type="button" className="button plain" onClick={() => setChosen(new Set())}>
              {words['choose-none']}
            </button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <section className="table-room" tabIndex={0} aria-label={words['people'] ?? ''}>
            <table className="data ui badges-table">
              <caption>{words['people']}</caption>
              <thead>
                <tr>
                  <th scope="col">{words['name']}</th>
                  <th scope="col">{words['finished-on']}</th>
                  <th scope="col">{words['to-ask']}</th>
                  <th scope="col">{words['stands']}</th>
                  <th scope="col">{words['address']}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => {
                  const badge = badgeOf(row);
                  const standing = badge
                    ? badge.takenBack
                      ? 'back'
                      : 'signed'
                    : row.level === 'attested'
                      ? 'confirmed'
                      : 'open';
                  const name = row.name || row.id.slice(0, 8);
                  return (
                    <tr key={row.id} data-row={row.id} data-standing={standing}>
                      <th scope="row">
                        <label className="row-pick">
                          <input
                            type="checkbox"
                            checked={chosen.has(row.id)}
                            onChange={({ currentTarget: { checked } }) => choose([row.id], checked)}
                          />
                          <bdi>{name}</bdi>
                        </label>
                      </th>
                      <td>{row.earned.find((one) => one.scope === scope)?.day}</td>
                      <td>{row.doubts}</td>
                      <td>{words[`standing-${standing}`]}</td>
                      <td>
                        {standing === 'open' || standing === 'confirmed' ? (
                          <input
                            type="text"
                            inputMode="email"
                            autoComplete="off"
                            aria-label={say(words, 'address-of', { name })}
                            value={addresses[row.id] ?? ''}
                            onInput={({ currentTarget: { value } }) =>
                              setAddresses((before) => ({ ...before, [row.id]: value }))
                            }
                          />
                        ) : (
                          '–'
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
          {finished.length > sheet && (
            <div className="actions">
              <button
                type="button"
                className="button plain"
                disabled={first === 0}
                onClick={() => setFirst(first - sheet)}
              >
                {words['earlier']}
              </button>
              <span>
                {say(words, 'sheet', {
                  from: first + 1,
                  to: Math.min(first + sheet, finished.length),
                  n: finished.length,
                })}
              </span>
              <button
                type="button"
                className="button plain"
                disabled={first + sheet >= finished.length}
                onClick={() => setFirst(first + sheet)}
              >
                {words['later']}
              </button>
            </div>
          )}
          <p className="small">{words['address-hint']}</p>
          <Confirm rows={toConfirm} onAttest={onAttest} />
          {office.state === 'ready' ? (
            <Signing
              key={scope}
              rows={toSign}
              again={picked.length - toConfirm.length - toSign.length}
              scope={scope}
              course={course}
              root={root}
              office={office}
              addresses={addresses}
              onSigned={desk.refresh}
            />
          ) : (
            <p className="note">{words['needs-key']}</p>
          )}
        </>
      )}
    </div>
  );
}

/** A coordinator's word for the chosen rows: on what ground, and why in spite of what speaks against them. */
function Confirm({ rows, onAttest }: { readonly rows: readonly BadgeRow[]; readonly onAttest: Props['onAttest'] }) {
  const [ground, setGround] = useState<Ground>('mailbox');
  const [reason, setReason] = useState('');
  const [told, setTold] = useState('');
  const doubtful = rows.filter((row) => row.doubts > 0).length;
  return (
    <form
      className="ui prose"
      data-confirm
      onSubmit={(event) => {
        event.preventDefault();
        void onAttest(
          rows.map(({ id }) => id),
          ground,
          reason,
        ).then(
          (answers) => {
            const good = answers.filter(({ ok }) => ok);
            const left = answers.flatMap((answer) => (answer.ok ? [] : [answer.why]));
            setTold(
              [
                say(words, good.length === 1 ? 'confirmed-one' : 'confirmed-n', { n: good.length }),
                ...(['reason', 'broken', 'waiting'] as const).flatMap((why) => {
                  const n = left.filter((one) => one === why).length;
                  return n > 0 ? [say(words, `left-${why}`, { n })] : [];
                }),
              ].join(' '),
            );
          },
          () => setTold(words['fault-failed'] ?? ''),
        );
      }}
    >
      <h4>{words['confirm-title']}</h4>
      <fieldset>
        <legend>{words['ground']}</legend>
        {grounds.map((each) => (
          <label className="pick" key={each}>
            <input type="radio" name="ground" value={each} checked={ground === each} onChange={() => setGround(each)} />
            <span>{words[`ground-${each}`]}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{words['reason']}</span>
        <textarea
          className="code"
          name="reason"
          rows={2}
          maxLength={longestReason}
          value={reason}
          onInput={({ currentTarget: { value } }) => setReason(value)}
        />
        {doubtful > 0 && (
          <span className="small">
            {say(words, doubtful === 1 ? 'reason-needed-one' : 'reason-needed', { n: doubtful })}
          </span>
        )}
      </label>
      <p role="status">{told}</p>
      <button type="submit" className="button quiet" disabled={rows.length === 0}>
        {say(words, 'confirm', { n: rows.length })}
      </button>
    </form>
  );
}

interface SigningProps {
  readonly rows: readonly BadgeRow[];
  /** How many of the chosen are signed already. */
  readonly again: number;
  readonly scope: string;
  readonly course: AwardingCourse;
  readonly root: string;
  readonly office: Extract<Office, { state: 'ready' }>;
  readonly addresses: Readonly<Record<string, string>>;
  readonly onSigned: () => Promise<void>;
}

/** Signing: the number has to be typed first, each badge is put into the book as it is signed, and what is there is not made again. */
function Signing({ rows, again, scope, course, root, office, addresses, onSigned }: SigningProps) {
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const sign = async () => {
    const book = issuerBook(root);
    const { issuer } = office.book;
    if (!book || !issuer) return setTold(words['fault-not-kept'] ?? '');
    setTold('');
    setDone(0);
    const fresh: IssuedBadge[] = [];
    for (const row of rows) {
      const earned = row.earned.find((one) => one.scope === scope);
      const now = new Date().toISOString();
      const address = addresses[row.id]?.trim() ?? '';
      const salt = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
      const facts =
        earned &&
        awardFacts(course, earned, row.file, issuer, office.key, {
          subject: crypto.randomUUID(),
          holder: address ? hashedIdentity(address, salt) : null,
          now,
        });
      if (!facts) {
        setTold(words['overdue'] ?? '');
        break;
      }
      const badge = composeBadge(facts);
      const jwt = await signBadge(badge, { kid: office.key.kid, sign: office.signer.sign });
      const issued = { id: badge.id, file: row.file, scope, to: row.name, at: now, jwt, takenBack: null };
      if (await book.add(issued)) fresh.push(issued);
      setDone(fresh.length);
    }
    setDone(null);
    setTyped('');
    await onSigned();
    if (fresh.length === 0) return;
    setTold(say(words, fresh.length === 1 ? 'signed-one' : 'signed-n', { n: fresh.length }));
    handBack(fresh);
  };
  return (
    <form
      className="ui prose"
      data-signing
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== String(rows.length)) return setTold(say(words, 'type-number', { n: rows.length }));
        void sign().catch(() => {
          setDone(null);
          setTold(words['fault-failed'] ?? '');
          void onSigned();
        });
      }}
    >
      <h4>{words['sign-title']}</h4>
      <p>{words['sign-lead']}</p>
      {again > 0 && <p className="small">{say(words, again === 1 ? 'again-one' : 'again', { n: again })}</p>}
      <label className="field">
        <span>{say(words, 'type-number', { n: rows.length })}</span>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          name="count"
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </label>
      {done !== null && <progress aria-label={words['sign-title']} value={done} max={rows.length} />}
      <p role="status">{told}</p>
      <button type="submit" className="button" disabled={rows.length === 0 || done !== null}>
        {say(words, 'sign', { n: rows.length })}
      </button>
    </form>
  );
}
