import { useEffect, useState } from 'react';
import { download } from '../download.ts';
import { say } from '../say.ts';
import type { Made } from './messages.ts';

/** The largest text that is offered for copying, in bytes. */
const mostCopied = 1_000_000;

interface ReadyFileProps {
  readonly made: Made;
  /** The sentence that says what is in it. */
  readonly about: string;
  readonly words: Readonly<Record<string, string>>;
}

/**
 * A file that was made: what is in it, its hash, and a link that saves it. A browser may refuse a download without saying so; the
 * link stays, and small texts can be copied.
 */
export function ReadyFile({ made, about, words }: ReadyFileProps) {
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState<'done' | 'refused' | null>(null);
  useEffect(() => {
    const made_ = URL.createObjectURL(made.file);
    setAddress(made_);
    setCopied(null);
    return () => URL.revokeObjectURL(made_);
  }, [made]);
  const note = () =>
    download(`${made.name}.txt`, `${about}\r\n${made.hash}  ${made.name}\r\n`, 'text/plain;charset=utf-8');
  const copy = async () => {
    const done = await made.file
      .text()
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => 'done' as const,
        () => 'refused' as const,
      );
    setCopied(done);
  };
  const isText = made.file.size <= mostCopied && /csv|json/.test(made.file.type);
  return (
    <div className="ready ui" data-made={made.name}>
      <p role="status">{about}</p>
      <p className="hash small">{`SHA-256 ${made.hash}`}</p>
      <div className="actions">
        <a className="button" href={address} download={made.name}>
          {say(words, 'save-file', { name: made.name })}
        </a>
        <button type="button" className="button quiet" onClick={note}>
          {say(words, 'save-note')}
        </button>
        {isText && (
          <button type="button" className="button plain" onClick={() => void copy()}>
            {say(words, 'copy')}
          </button>
        )}
      </div>
      {copied && <p role="status">{say(words, `copy-${copied}`)}</p>}
      <p className="small">{say(words, 'save-blocked')}</p>
    </div>
  );
}
