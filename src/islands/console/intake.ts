import { largestHandIn } from '#domain/hand-in/hand-in-file.ts';
import { looksSealed } from '#domain/hand-in/looks-sealed.ts';
import type { Receiver } from '#domain/hand-in/receiving.ts';
import { largestSealed } from '#domain/hand-in/sealed-file.ts';
import { type SealRefusal, unsealed } from './unseal.ts';

/** The most that is taken in at once: more is better split. */
export const largestImport = 500 * 2 ** 20;
/** The most files of an archive. */
export const mostEntries = 10_000;
/** The most hand-ins of one import. */
export const mostHandIns = 200_000;

/** Something that may be a hand-in, or the reason why it was not even looked into. */
export type Piece =
  | {
      readonly name: string;
      readonly text: string | Uint8Array;
      readonly inside: boolean;
      /** The assignment that the outside of a sealed one names; left out where it came open. */
      readonly sealedFor?: string;
    }
  | {
      readonly name: string;
      readonly refused: Refusal;
      readonly inside: boolean;
      /** What fills the gaps of its sentence. */
      readonly values?: Readonly<Record<string, string>>;
    };

/** Why a file, or a part of one, is not looked into. Its sentence stands among the interface's words. */
export type Refusal =
  | SealRefusal
  | 'too-large'
  | 'unreadable'
  | 'too-many-entries'
  | 'bomb'
  | 'nested'
  | 'not-a-zip'
  | 'line-too-long'
  | 'too-many';

export interface Brought {
  readonly name: string;
  readonly file: Blob;
  /** Where it comes out of a backup that says that its hand-ins had come sealed. */
  readonly sealed?: boolean;
}

/**
 * The hand-ins of a file one after the other: the file itself, each line of a file of lines, each file of an archive; what is sealed is
 * opened with the office's keys. Nothing is unpacked beyond what fits, and no name inside an archive is ever more than a name.
 */
export async function* piecesOf(brought: Brought, receivers: readonly Receiver[]): AsyncGenerator<Piece> {
  for await (const piece of piecesIn(brought)) {
    if ('refused' in piece) yield piece;
    else if (looksSealed(piece.text)) yield await unsealed(piece, receivers);
    else if (typeof piece.text !== 'string' && piece.text.length > largestHandIn)
      yield { name: piece.name, refused: 'too-large', inside: piece.inside };
    else yield piece;
  }
}

async function* piecesIn({ name, file }: Brought): AsyncGenerator<Piece> {
  const head = await file
    .slice(0, 4)
    .arrayBuffer()
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => null);
  if (!head) return yield { name, refused: 'unreadable', inside: false };
  const begins = (...start: readonly number[]) => start.every((byte, at) => head[at] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) {
    const { filesOfZip } = await import('./unzip.ts');
    return yield* filesOfZip(name, file);
  }
  if (begins(0x1f, 0x8b)) {
    const lines = file.stream().pipeThrough(new DecompressionStream('gzip'));
    return yield* linesOf(name, lines);
  }
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return yield* linesOf(name, file.stream());
  const most = begins(0x65, 0x79, 0x4a) ? largestSealed : largestHandIn;
  if (file.size > most) return yield { name, refused: 'too-large', inside: false };
  const bytes = await file.arrayBuffer().catch(() => null);
  yield bytes ? { name, text: new Uint8Array(bytes), inside: false } : { name, refused: 'unreadable', inside: false };
}

/**
 * One hand-in a line, as JSON or as the text of its file in quotes. Empty lines are none; each other one is named by its number.
 */
async function* linesOf(name: string, stream: ReadableStream<Uint8Array>): AsyncGenerator<Piece> {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .getReader();
  let [rest, line, size] = ['', 0, 0];
  const piece = (text: string): readonly Piece[] => {
    line += 1;
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    const at = `${name}:${line}`;
    if (plain.trim() === '') return [];
    if (plain.length > 2 * largestHandIn) return [{ name: at, refused: 'line-too-long', inside: true }];
    return [{ name: at, text: unquoted(plain), inside: true }];
  };
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > largestImport || rest.length > 2 * largestHandIn + part.value.length) {
        void reader.cancel().catch(() => null);
        return yield { name, refused: 'bomb', inside: true };
      }
      // A line that is not over yet is only added to: looking through it again each time would take for ever.
      if (!part.value.includes('\n')) {
        rest += part.value;
        continue;
      }
      const lines = (rest + part.value).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const text of lines) yield* piece(text);
    }
  } catch {
    return yield { name, refused: 'unreadable', inside: true };
  }
  if (rest) yield* piece(rest);
}

function unquoted(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    const text: unknown = JSON.parse(line);
    return typeof text === 'string' ? text : line;
  } catch {
    return line;
  }
}
