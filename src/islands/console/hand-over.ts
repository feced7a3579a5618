import type { Attestation } from '#domain/roster/attestation.ts';
import { openRoster, sealRoster } from '#storage/roster-backup.ts';
import { saidIn, sealedIn, textsIn } from './backup-parts.ts';
import type { Brought } from './intake.ts';
import type { BackedUp, OpenedBackup } from './messages.ts';
import { readBack } from './outbox.ts';
import type { Written } from './written.ts';

/** Everything that is written down as one sealed file. */
export async function backUp(written: Written, passphrase: string, assigned: readonly unknown[]): Promise<BackedUp> {
  const lots = [...written.lots];
  const made = new Date().toISOString();
  const { attestations } = written.notes;
  const parts = async function* () {
    yield { attestations, assigned };
    for (const lot of lots) yield { texts: (await written.textsOf(lot)) ?? [], sealed: sealedIn(lot.submissions) };
  };
  const sealed = await sealRoster(parts(), { count: lots.length + 1, passphrase, made });
  if (!sealed.ok) return { ok: false, why: sealed.refusal };
  // Done is only what opens: the file is opened again before it is called a backup.
  const opened = await openRoster(sealed.file, passphrase);
  if (!opened.ok) return { ok: false, why: opened.refusal };
  await written.note({ backedUp: made, changedSince: false });
  const count = opened.parts.reduce<number>((sum, part) => sum + textsIn(part).length, 0);
  const { hash } = await readBack(sealed.file);
  return {
    ok: true,
    made: { file: sealed.file, name: `post-rounds-roster-${made.slice(0, 10)}.sealed`, count, hash },
  };
}

/** What such a file holds: what was said of hand-ins, and they themselves as lines of files. */
export interface HandedOver {
  readonly ok: true;
  readonly made: string;
  readonly handIns: number;
  readonly assigned: readonly unknown[];
  readonly attestations: readonly Attestation[];
  readonly files: readonly Brought[];
}

export async function openBackUp(
  file: Blob,
  passphrase: string,
): Promise<HandedOver | Extract<OpenedBackup, { ok: false }>> {
  const opened = await openRoster(file, passphrase);
  if (!opened.ok) return { ok: false, why: opened.refusal };
  const texts = opened.parts.flatMap((part) => textsIn(part, 'open'));
  const sealed = opened.parts.flatMap((part) => textsIn(part, 'sealed'));
  const lines = (those: readonly string[]) => new Blob(those.map((text) => `${JSON.stringify(text)}\n`));
  const files: readonly Brought[] = [
    { name: 'backup.ndjson', file: lines(texts) },
    ...(sealed.length > 0 ? [{ name: 'backup-sealed.ndjson', file: lines(sealed), sealed: true }] : []),
  ];
  return { ok: true, made: opened.made, handIns: texts.length + sealed.length, ...saidIn(opened.parts[0]), files };
}
