import { fork } from 'node:child_process';

/** Runs a script of this folder in a process of its own, with a heap of its own, and gives what it answers. */
export function inChild<T>(script: URL, input: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: ['--enable-source-maps'] });
    child.once('message', (answer) => resolve((answer as { output: T }).output));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code ?? 'a signal'}.`)));
    child.send({ input });
  });
}

/** What such a script does: answers to what it is given, and ends. */
export function answerParent<I, O>(answer: (input: I) => Promise<O>): void {
  process.once('message', (message) => {
    const { input } = message as { input: I };
    void answer(input).then(
      (output) => process.send?.({ output }, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
