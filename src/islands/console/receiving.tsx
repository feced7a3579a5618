import { useEffect, useState } from 'react';
import { coordinatorKey } from '#storage/coordinator-key.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { toPage } from '../page/to-page.ts';
import { say } from '../say.ts';

/** Tells an office whose key is older than sealing that it can have hand-ins sealed; else nothing. */
export function Receiving({ words }: { readonly words: Readonly<Record<string, string>> }) {
  const [lacks, setLacks] = useState(false);
  useEffect(() => {
    const { root = '/' } = document.documentElement.dataset;
    void Promise.all([coordinatorKey(root), receiversHere(root)]).then(([signer, receivers]) =>
      setLacks(signer !== null && receivers.length === 0),
    );
  }, []);
  if (!lacks) return null;
  return (
    <p className="note caution" data-seal-offer="">
      {say(words, 'seal-offer')} <a href={`${toPage('assign/')}#key`}>{say(words, 'seal-offer-link')}</a>
    </p>
  );
}
