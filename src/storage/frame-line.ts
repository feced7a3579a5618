/** What a page in a package's frame says to the page that holds it. */
export type Said =
  /** Asks for every entry that is known of this learner. */
  | { readonly say: 'look' }
  /** Brings entries, as canonical texts. */
  | { readonly say: 'write'; readonly texts: readonly string[] }
  /** Which page of the course is on the screen. */
  | { readonly say: 'at'; readonly page: string; readonly title: string }
  /** The learner wants to save and leave. */
  | { readonly say: 'exit' };

type Sent = Said & { readonly course: typeof mark; readonly ask?: number };
interface Answered {
  readonly course: typeof mark;
  readonly answer: number;
  readonly texts: readonly string[];
}

const mark = 'post-rounds';

/** A window, as far as talking goes. */
export interface Talker {
  postMessage(message: unknown, to: string): void;
}

/** The side of the page in the frame. */
export interface FrameLine {
  /** Resolves with the texts of the answer. */
  ask(said: Said): Promise<readonly string[]>;
  tell(said: Said): void;
}

/** Speaks with the window that holds this one; to windows of the same origin only, which in a sandbox is none but itself. */
export function frameLine(here: Window & typeof globalThis): FrameLine {
  const waiting = new Map<number, (texts: readonly string[]) => void>();
  let count = 0;
  here.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== here.parent || origin !== here.origin || !isAnswer(data)) return;
    waiting.get(data.answer)?.(data.texts);
    waiting.delete(data.answer);
  });
  const send = (message: Sent) => here.parent.postMessage(message, addressee(here.origin));
  return {
    ask: (said) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        send({ ...said, course: mark, ask: count });
      }),
    tell: (said) => send({ ...said, course: mark }),
  };
}

/**
 * The side of the page that holds the frame. Hears nobody but the frame's own window, at this page's own origin; the answer
 * tells how many others spoke.
 * @param heard its answer goes back to whoever asked
 */
export function holdLine(
  here: Window & typeof globalThis,
  frame: () => Talker | null,
  heard: (said: Said) => readonly string[] | Promise<readonly string[]>,
): { readonly strangers: () => number } {
  let strangers = 0;
  here.addEventListener('message', async ({ source, origin, data }: MessageEvent<unknown>) => {
    if (!isSent(data)) return;
    const inside = frame();
    if (inside === null || source !== inside || origin !== here.origin) {
      strangers += 1;
      return;
    }
    const texts = await heard(data);
    const answer: Answered | null = data.ask === undefined ? null : { course: mark, answer: data.ask, texts };
    if (answer) inside.postMessage(answer, addressee(here.origin));
  });
  return { strangers: () => strangers };
}

/** A sandboxed page has the origin `null`, to which nothing can be addressed. What is said is then for its own frame or holder. */
function addressee(origin: string): string {
  return origin === 'null' ? '*' : origin;
}

function isOurs(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && (value as { course?: unknown }).course === mark;
}

function isAnswer(value: unknown): value is Answered {
  return isOurs(value) && typeof value['answer'] === 'number' && areTexts(value['texts']);
}

function isSent(value: unknown): value is Sent {
  if (!isOurs(value) || !(value['ask'] === undefined || typeof value['ask'] === 'number')) return false;
  switch (value['say']) {
    case 'look':
    case 'exit':
      return true;
    case 'write':
      return areTexts(value['texts']);
    case 'at':
      return typeof value['page'] === 'string' && typeof value['title'] === 'string';
    default:
      return false;
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
