import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A process of the service as it is started in earnest, with nothing in its environment but what is said. */
export class ServiceProcess {
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcessWithoutNullStreams;
  private stdout = '';
  private stderr = '';
  private exit: Exit | undefined;

  constructor(
    environment: Readonly<Record<string, string>>,
    app: 'api' | 'projector' | 'watcher' | 'cli' = 'api',
    parameters: readonly string[] = [],
  ) {
    const { PATH = '' } = process.env;
    const program = ['--enable-source-maps', `dist/apps/${app}/main.js`, ...parameters];
    this.child = spawn(process.execPath, program, {
      env: { PATH, LOG_FORMAT: 'json', ...environment },
    });
    this.child.stdin.end();
    this.child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        this.exit = { code, signal, stdout: this.stdout, stderr: this.stderr };
        resolve(this.exit);
      });
    });
  }

  get output(): string {
    return this.stdout + this.stderr;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until `/health/ready` answers 200. */
  async ready(url: string, within = 60_000): Promise<void> {
    const deadline = Date.now() + within;
    while (Date.now() < deadline) {
      if (this.exit !== undefined) throw new Error(`The service ended at its start.\n${this.output}`);
      const status = await fetch(`${url}/health/ready`).then(
        async (answer) => (await answer.text(), answer.status),
        () => 0,
      );
      if (status === 200) return;
      await pause(25);
    }
    this.child.kill('SIGKILL');
    throw new Error(`The service was not ready within ${within} ms.\n${this.output}`);
  }

  /** Stops it where it is, as a machine does that hangs. */
  halt(): void {
    this.child.kill('SIGSTOP');
  }

  /** Lets it go on as if no time had passed. */
  resume(): void {
    this.child.kill('SIGCONT');
  }

  async end(signal: NodeJS.Signals): Promise<Exit> {
    if (this.exit === undefined) this.child.kill(signal);
    return this.exited;
  }
}
