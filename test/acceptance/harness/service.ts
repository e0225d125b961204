import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formation } from './alliance.js';
import { Client } from './client.js';
import { Conformance } from './conformance.js';
import { freePort, ServiceProcess, type Exit } from './process.js';
import { Servers } from './servers.js';
import { type Recorded } from './shapes.js';

export type Environment = Readonly<Record<string, string>>;

/** The service on a data directory, over as many starts as a test asks for. */
export class Service {
  private process: ServiceProcess | undefined;
  private conformance: Conformance | undefined;

  private constructor(
    readonly dataDir: string,
    readonly url: string,
    private readonly environment: Environment,
    private readonly servers: Servers | undefined,
  ) {}

  /** On an empty temporary data directory, or on the one given. Not started yet. */
  static async on(environment: Environment = {}, dataDir?: string): Promise<Service> {
    const port = await freePort();
    const directory = dataDir ?? (await mkdtemp(join(tmpdir(), 'entente-')));
    const known = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: directory, LOG_LEVEL: 'warn' };
    const servers = 'MONGODB_URL' in environment ? undefined : await Servers.ifWanted();
    const all = { ...known, ...servers?.environment, ...environment };
    return new Service(directory, `http://127.0.0.1:${port}`, all, servers);
  }

  /** The one that the specs of this worker share, if there is one: already started, and not to be ended. */
  static shared(): Service | undefined {
    const { SHARED_SERVICES = '', JEST_WORKER_ID = '1' } = process.env;
    const url = SHARED_SERVICES.split(' ')[Number(JEST_WORKER_ID) - 1];
    return url ? new Service('', url, {}, undefined) : undefined;
  }

  static async started(environment: Environment = {}, dataDir?: string): Promise<Service> {
    const service = await Service.on(environment, dataDir);
    await service.start();
    return service;
  }

  async start(): Promise<void> {
    this.process = new ServiceProcess(this.environment);
    this.servers?.startWorkers(this.environment);
    await this.process.ready(this.url);
    if (this.servers?.areShared === true) await this.caughtUp();
  }

  /** What others recorded before takes longer to be read than a query waits. */
  private async caughtUp(): Promise<void> {
    const { position } = (await this.client.post<Recorded>('/v1/alliances', formation())).body;
    const seen = async (): Promise<boolean> =>
      (await this.client.get(`/v1/alliances?limit=1&after=${position}`)).status === 200;
    while (!(await seen()));
  }

  /** Every answer its clients get is held against what `/openapi.json` promises; `discard` tells. */
  async clientThatChecks(): Promise<Client> {
    this.conformance ??= await Conformance.of(this.url);
    return new Client(this.url, {}, this.conformance.witness);
  }

  get client(): Client {
    return new Client(this.url);
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  get output(): string {
    return this.process?.output ?? '';
  }

  /** Runs the command line beside the service, on the same stores. */
  commandLine(...words: readonly string[]): Promise<Exit> {
    return new ServiceProcess(this.environment, 'cli', [...words]).exited;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Exit> {
    if (this.process === undefined) throw new Error('The service was not started.');
    return this.process.end(signal);
  }

  /** Ends the service, forgets its data, and throws if an answer was not as documented. */
  async discard(): Promise<void> {
    await this.process?.end('SIGKILL');
    await this.servers?.discard();
    if (this.dataDir !== '') await rm(this.dataDir, { recursive: true, force: true });
    if (this.conformance !== undefined && this.conformance.deviations.length > 0) {
      throw new Error(`Not as /openapi.json says:\n${this.conformance.deviations.join('\n')}`);
    }
  }
}

/** Milliseconds: longer than any start, of a service that has much to read and of a machine that has much to do. */
const PATIENCE = 120_000;

/**
 * One service for all the tests of a file, in which each makes its own alliances.
 * @param environment what it is started with; left out, it may be one that other files have used before
 */
export function useService(environment?: Environment): {
  readonly client: Client;
  readonly service: Service;
} {
  let running: { service: Service; client: Client } | undefined;
  beforeAll(async () => {
    const shared = environment === undefined ? Service.shared() : undefined;
    const service = shared ?? (await Service.on(environment));
    running = { service, client: service.client };
    if (shared === undefined) await service.start();
    running = { service, client: await service.clientThatChecks() };
  }, PATIENCE);
  afterAll(() => running?.service.discard());
  const given = (): { service: Service; client: Client } => {
    if (running === undefined) throw new Error('The service is there once the tests run.');
    return running;
  };
  return {
    get client() {
      return given().client;
    },
    get service() {
      return given().service;
    },
  };
}
