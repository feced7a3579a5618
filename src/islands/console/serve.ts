import type { createDesk } from './desk.ts';
import type { DeskView, FromWorker, Setup, ToWorker } from './messages.ts';
import { alone } from './one-desk.ts';
import { unopened } from './unopened.ts';

/** Answers whoever asks through a port, and tells how the desk stands. It is opened once no other tab has it. */
export function serve(
  port: Pick<MessagePort, 'postMessage' | 'addEventListener'>,
  make: (tell: (view: DeskView) => void) => ReturnType<typeof createDesk>,
): void {
  const send = (message: FromWorker) => port.postMessage(message);
  const desk = make((view) => send({ view }));
  const open = async (setup: Setup) => {
    // What is written down nowhere is in nobody's way.
    if (setup.keep) await alone(setup.root, () => send({ view: { ...unopened, state: 'elsewhere' } }));
    await desk.open(setup);
  };
  port.addEventListener('message', (event) => {
    const { id, ask, given } = (event as MessageEvent<ToWorker>).data;
    const answer = (ask === 'open' ? open : desk[ask].bind(desk)) as (...args: readonly unknown[]) => Promise<unknown>;
    answer(...given).then(
      (said) => send({ id, answer: said }),
      (error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
