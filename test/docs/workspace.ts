import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type EventStoreDbDouble, startEventStoreDb } from '../doubles/eventstoredb/index.js';
import { Service } from '../acceptance/harness/service.js';
import { freePort, ServiceProcess } from '../acceptance/harness/process.js';

const DOCUMENTED_URL = 'http://127.0.0.1:3000';
const DOCUMENTED_EVENTS = 'esdb://user:password@events.example:2113';
const LINKED = ['package.json', 'dist', 'node_modules', 'samples'];
const MOST = 64 * 1024 * 1024;
const START = /^(?<settings>(?:[A-Z_]+=\S+ )*)npm start$/;

/** What a reader of the documents has before them: a folder like the repository's, and the service beside it. */
export class Workspace {
  private constructor(
    private readonly folder: string,
    private readonly service: Service,
    private readonly events: EventStoreDbDouble,
  ) {}

  static async open(): Promise<Workspace> {
    const folder = await mkdtemp(join(tmpdir(), 'entente-docs-'));
    await Promise.all(LINKED.map((name) => symlink(resolve(name), join(folder, name))));
    const npx = join(folder, 'npx');
    await writeFile(npx, '#!/bin/sh\nshift\nexec "$NODE" dist/apps/cli/main.js "$@"\n');
    await chmod(npx, 0o755);
    await writeFile(join(folder, '.curlrc'), 'fail-with-body\n');
    const service = await Service.started();
    await symlink(service.dataDir, join(folder, 'data'));
    return new Workspace(folder, service, await startEventStoreDb());
  }

  /**
   * Runs a block as a shell would, against this workspace's service and data.
   * @param mayBeRefused whether the service may answer with an error
   * @returns what it printed
   */
  async run(script: string, mayBeRefused: boolean): Promise<string> {
    const start = START.exec(script);
    if (start !== null) return this.start(start.groups?.['settings'] ?? '');
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', this.here(script)], {
      cwd: this.folder,
      env: { ...this.environment, CURL_HOME: mayBeRefused ? '/' : this.folder },
      maxBuffer: MOST,
    });
    return stdout.replaceAll(this.server, new URL(DOCUMENTED_EVENTS).host);
  }

  async close(): Promise<void> {
    await this.service.discard();
    this.events.stop();
    await rm(this.folder, { recursive: true });
  }

  private get server(): string {
    return `${this.events.host}:${this.events.port}`;
  }

  /** With the addresses of what runs here. */
  private here(script: string): string {
    return script
      .replaceAll(DOCUMENTED_URL, this.service.url)
      .replaceAll(DOCUMENTED_EVENTS, `esdb://user:password@${this.server}?tls=false`);
  }

  private get environment(): NodeJS.ProcessEnv {
    const { PATH = '' } = process.env;
    return {
      PATH: `${this.folder}:${PATH}`,
      NODE: process.execPath,
      DATA_DIR: this.service.dataDir,
    };
  }

  /** Another service, with the settings the document gives, but for what tests must not share. */
  private async start(settings: string): Promise<string> {
    const given = Object.fromEntries(
      settings
        .replaceAll('$PWD', this.folder)
        .trim()
        .split(' ')
        .map((setting) => setting.split('=', 2) as [string, string]),
    );
    const port = await freePort();
    const other = new ServiceProcess({
      ...given,
      PORT: String(port),
      DATA_DIR: join(this.folder, 'other-data'),
    });
    await other.ready(`http://127.0.0.1:${port}`);
    await other.end('SIGTERM');
    return '';
  }
}
