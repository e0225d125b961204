import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { buildFerretDb, type FerretDbBuild } from './build.js';

export interface FerretDbOptions extends FerretDbBuild {
  /** Where it keeps its data. Default: a folder that is removed when it stops. */
  readonly folder?: string;
  /** Default: a free one. */
  readonly port?: number;
}

const START_MILLISECONDS = 20_000;

/** A server that speaks MongoDB's protocol and was written by others, as a process of its own. */
export class FerretDb {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly keepsFolder: boolean,
    readonly port: number,
  ) {}

  static async start({ folder, port, ...build }: FerretDbOptions = {}): Promise<FerretDb> {
    const program = await buildFerretDb(build);
    const data = folder ?? (await mkdtemp(join(tmpdir(), 'ferretdb-')));
    const server = new FerretDb(program, data, folder !== undefined, port ?? (await freePort()));
    await server.start();
    return server;
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/`;
  }

  /** With the data of before, after it was killed. */
  async start(): Promise<void> {
    const child = spawn(this.program, this.arguments(), { stdio: ['ignore', 'ignore', 'inherit'] });
    this.child = child;
    for (const deadline = Date.now() + START_MILLISECONDS; !(await answers(this.port)); await pause(20))
      if (child.exitCode !== null || Date.now() > deadline) throw new Error('FerretDB does not start.');
  }

  /** As a power cut would, but for what the operating system has not yet written to the disk. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    this.child = undefined;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill(signal)) await ended;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    if (!this.keepsFolder) await rm(this.folder, { recursive: true, force: true });
  }

  private arguments(): string[] {
    const values = {
      handler: 'sqlite',
      'sqlite-url': `file:${this.folder}/`,
      'state-dir': this.folder,
      'listen-addr': `127.0.0.1:${this.port}`,
      'debug-addr': '-',
      telemetry: 'disable',
      'log-level': 'ERROR',
    };
    return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
