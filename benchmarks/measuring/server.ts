import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Of the repository; this is compiled into `dist`. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A server of `test` in a process of its own, which prints its address when it is ready. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** @param args what `node` is given, in the folder of the repository @throws Error if it ends before it is ready */
  static async start(args: readonly string[]): Promise<Server> {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [url] = (await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'exit').then(() => []),
    ])) as [string?];
    if (url === undefined) throw new Error(said.trim() || `${args.join(' ')} ended.`);
    return new Server(child, url);
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
