import type { DeskView, FromWorker, ToWorker } from './messages.ts';
import type { createDesk } from './desk.ts';

/** Answers whoever asks through a port, and tells how the desk stands. */
export function serve(
  port: Pick<MessagePort, 'postMessage' | 'addEventListener'>,
  make: (tell: (view: DeskView) => void) => ReturnType<typeof createDesk>,
): void {
  const send = (message: FromWorker) => port.postMessage(message);
  const desk = make((view) => send({ view }));
  port.addEventListener('message', (event) => {
    const { id, ask, given } = (event as MessageEvent<ToWorker>).data;
    const answer = desk[ask] as (...args: readonly unknown[]) => Promise<unknown>;
    answer.apply(desk, [...given]).then(
      (said) => send({ id, answer: said }),
      (error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
