import { fork, type ChildProcess } from 'node:child_process';

/** The bare server in a process of its own: the floor of what is measured over HTTP. */
export class BareServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<BareServer> {
    const child = fork(new URL('./main.js', import.meta.url), { execArgv: [] });
    const { port } = await heardFrom<{ port: number }>(child);
    return new BareServer(child, port);
  }

  /** What it answers to `GET …/trust-timeline` from now on. */
  async hold(answer: object): Promise<void> {
    this.child.send(answer);
    await heardFrom(this.child);
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

function heardFrom<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code ?? 'a signal'}.`)));
  });
}
