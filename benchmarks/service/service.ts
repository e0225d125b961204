import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/api/main.js', import.meta.url));

/** The service in a process of its own, with its data in the folder given. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /**
   * Its log goes into a file of the folder.
   * @param options of Node
   * @throws Error with the log, if it ends at its start
   */
  static async start(folder: string, options: readonly string[] = []): Promise<Service> {
    await mkdir(folder, { recursive: true });
    const log = await open(join(folder, 'service.log'), 'w');
    const port = await freePort();
    const child = spawn(process.execPath, ['--enable-source-maps', ...options, MAIN], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'warn',
        // On files of its own, whatever servers other figures are measured on.
        MONGODB_URL: undefined,
        EVENTSTOREDB_URL: undefined,
      },
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    const service = new Service(child, port);
    while ((await service.statusOf('/health/ready')) !== 200) {
      if (child.exitCode !== null) throw new Error(await readFile(join(folder, 'service.log'), 'utf8'));
      await pause(50);
    }
    return service;
  }

  /** @throws Error unless it is answered with a status of success */
  async post<T>(path: string, body: object): Promise<T> {
    return this.send(path, 'application/json', body);
  }

  /** The same, in a media type of JSON. */
  async send<T>(path: string, mediaType: string, body: object): Promise<T> {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': mediaType },
      body: JSON.stringify(body),
    });
  }

  get<T>(path: string): Promise<T> {
    return this.ask(path, {});
  }

  /** The greatest value of a metric over its labels. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.split(/[ {]/)[0] === name);
    return Math.max(...lines.map((line) => Number(line.slice(line.lastIndexOf(' ')))));
  }

  /** Resident memory of the process, all its threads included, in mebibytes. */
  residentMebibytes(): number {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' })) / 1024
    );
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  /** Lets it end by itself. */
  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  private async ask<T>(path: string, request: RequestInit): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  private statusOf(path: string): Promise<number> {
    return fetch(`http://127.0.0.1:${this.port}${path}`).then(
      async (answer) => (await answer.text(), answer.status),
      () => 0,
    );
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
