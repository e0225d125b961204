import { join } from 'node:path';
import { BareServer } from './bare-server/bare-server.js';
import { Service } from './service/service.js';

/** What the figures share: a folder, and the two servers, each begun when it is first asked for. */
export class Bench {
  private serviceStarted: Promise<Service> | undefined;
  private bareStarted: Promise<BareServer> | undefined;

  constructor(
    readonly rounds: number,
    readonly folder: string,
    private readonly short: boolean,
  ) {}

  /** How much of something to do: all of it, or a third in a short bench. */
  share(whole: number): number {
    return this.short ? Math.ceil(whole / 3) : whole;
  }

  /** The service as `npm start` runs it, one process through all the figures that need it. */
  service(): Promise<Service> {
    this.serviceStarted ??= Service.start(join(this.folder, 'service'));
    return this.serviceStarted;
  }

  bareServer(): Promise<BareServer> {
    this.bareStarted ??= BareServer.start();
    return this.bareStarted;
  }

  async end(): Promise<void> {
    (await this.serviceStarted)?.stop();
    (await this.bareStarted)?.stop();
  }
}
