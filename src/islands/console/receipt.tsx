import { useState } from 'react';
import { writeReceipt } from '#domain/assignment/receipt.ts';
import { coordinatorKey } from '#storage/coordinator-key.ts';
import { toPage } from '../page/to-page.ts';
import { say } from '../say.ts';

interface Props {
  /** The hash of the file that was confirmed. */
  readonly file: string;
  readonly words: Readonly<Record<string, string>>;
}

/** A word back to the learner that this file arrived and was confirmed: a link, signed with the key of the assignments. */
export function Receipt({ file, words }: Props) {
  const [link, show] = useState('');
  const [line, tell] = useState('');
  const make = async () => {
    const { root = '/' } = document.documentElement.dataset;
    const key = await coordinatorKey(root);
    if (!key) return tell(say(words, 'receipt-no-key'));
    const code = await writeReceipt({ file, at: new Date().toISOString() }, key);
    show(`${new URL(toPage('finish/'), location.href).href}#receipt=${code}`);
  };
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => tell(say(words, 'copy-done')),
      () => tell(say(words, 'copy-refused')),
    );
  return (
    <div data-receipt="">
      {link === '' ? (
        <button type="button" className="button quiet" onClick={() => void make()}>
          {say(words, 'receipt-make')}
        </button>
      ) : (
        <>
          <label className="field">
            <span>{say(words, 'receipt-link')}</span>
            <textarea className="code" rows={3} readOnly value={link} spellCheck={false} />
            <span className="small">{say(words, 'receipt-means')}</span>
          </label>
          <button type="button" className="button plain" onClick={() => void copy()}>
            {say(words, 'copy')}
          </button>
        </>
      )}
      <p role="status">{line}</p>
    </div>
  );
}
