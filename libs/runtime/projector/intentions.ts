import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Intention, type Send, type Sent } from '#process-managers';

/** An intention on its way to the thread that handles commands, and where that answers. */
export interface Asked {
  readonly kind: 'intention';
  readonly intention: Intention;
  readonly answerTo: MessagePort;
}

type Answer = { readonly sent: Sent } | { readonly error: string };

/** Has intentions carried out where commands are handled: one thread that appends is enough. */
export function askingAt(port: MessagePort): Send {
  return (intention) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.once('message', (answer: Answer) => {
        port1.close();
        if ('sent' in answer) resolve(answer.sent);
        else reject(new Error(answer.error));
      });
      const asked: Asked = { kind: 'intention', intention, answerTo: port2 };
      port.postMessage(asked, [port2]);
    });
}

/** Carries out what was asked for. */
export async function answer({ intention, answerTo }: Asked, send: Send): Promise<void> {
  const answered = await send(intention).then(
    (sent): Answer => ({ sent }),
    (error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  answerTo.postMessage(answered);
}
