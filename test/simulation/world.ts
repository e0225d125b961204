import { type Recorded } from '#application';
import { type Command, RuleViolation, STREAM_PREFIX, UnknownAlliance, UnknownReference } from '#domain';
import { EventStoreUnavailable } from '#event-store';
import { type Intention } from '#process-managers';
import { keepProjecting, type Projection, PROJECTIONS } from '#projections';
import { type Application, createApplication, identity, intentionSender, runWatcher } from '#runtime';
import { MemoryLog, MemoryReadModels } from '#testing';
import { Chance } from './chance.js';
import { CALM, Link, type Weather } from './link.js';
import { SimulatedEventStore, SimulatedReadStore } from './stores.js';
import { VirtualTime } from './virtual-time.js';
import { Wishes } from './wishes.js';

const BEGINNING = Date.parse('2026-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const CLIENTS = 3;
const COMMANDS = 5;
const PARTS = 2;
const QUICK = ['contributions', 'assessments'];

/** For how long things go wrong, and how long it may take until all is well again. Milliseconds. */
const TROUBLE_MS = 12_000;
const RECOVERY_MS = 240_000;
/** How long a client waits for an answer. */
const PATIENCE_MS = 8_000;

/** A command that was answered as recorded. */
export interface Acknowledged {
  readonly key: string;
  readonly recorded: Recorded;
}

/** A command that nobody may send again, for it has no key: whether it was recorded, its sender may never know. */
export interface SentOnce {
  readonly correlationId: string;
  readonly isAcknowledged: boolean;
}

/** What a watcher wanted done, by the event it follows from and what it is. */
export interface Intended {
  readonly occasion: string;
  readonly key: string;
}

/** Under which lease something was written: the tokens of a lease never go back. */
interface Written {
  readonly lease: string;
  readonly token: number;
  readonly checkpoint: string;
}

type Role = 'api' | 'projector' | 'watcher';

/** A process: all that it has is gone when it is killed, but for what is in the stores. */
interface Process {
  readonly role: Role;
  readonly events: SimulatedEventStore;
  readonly documents: SimulatedReadStore;
  readonly application: Application;
  readonly stop: AbortController;
}

/**
 * Two services, two projectors and two watchers on the two stores, and clients that send them commands, all in a time
 * that is simulated: processes are killed and started again, links are cut, requests and answers are lost or late,
 * clocks are wrong. All of it follows from the seed.
 */
export class World {
  readonly log = new MemoryLog();
  readonly models = new MemoryReadModels();
  readonly acknowledged: Acknowledged[] = [];
  readonly sentOnce: SentOnce[] = [];
  readonly intended: Intended[] = [];
  readonly written: Written[] = [];
  /** Most runs do without those that take long to begin: their caches are large. */
  readonly projections: readonly Projection[];
  /** What happened, for whoever looks into a seed that failed. */
  readonly diary: string[] = [];
  private readonly chance: Chance;
  private readonly time: VirtualTime;
  private readonly wishes: Wishes;
  private weather: Weather;
  private processes: Process[] = [];
  private started = 0;
  /** What clocks on the wall are ahead of the time that has passed, milliseconds. */
  private calendar = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.time = new VirtualTime(this.chance, () => this.wallClock());
    this.wishes = new Wishes(this.chance, () => new Date(this.wallClock()).toISOString());
    this.projections = this.chance.happens(0.04)
      ? PROJECTIONS
      : PROJECTIONS.filter(({ spec }) => QUICK.includes(spec.name));
    this.weather = { lost: this.chance.next() * 0.1, late: this.chance.next() * 0.03 };
  }

  /** Has everything happen, and waits until it is well again. @throws if it never is */
  async live(): Promise<void> {
    await this.time.run(async () => {
      for (const role of ['api', 'projector', 'watcher'] as const)
        for (let n = 0; n < 2; n += 1) this.start(role);
      const clients = Array.from({ length: CLIENTS }, (_, client) => this.send(client));
      await Promise.all([this.trouble(), ...clients]);
      this.heal();
      await this.caughtUp();
      for (const { stop } of this.processes) stop.abort();
    }, TROUBLE_MS + RECOVERY_MS);
  }

  private wallClock(): number {
    return BEGINNING + this.time.now + this.calendar;
  }

  private start(role: Role): void {
    this.started += 1;
    const name = `${role}-${this.started}`;
    const skew = this.chance.happens(0.2) ? this.chance.pick([-HOUR_MS, HOUR_MS, 365 * DAY_MS]) : 0;
    const linkTo = (broken: (reason: string) => Error): Link =>
      new Link(this.chance, this.time.sleep, () => this.weather, broken);
    const events = new SimulatedEventStore(this.log, linkTo);
    const documents = new SimulatedReadStore(this.models, (...of) => this.onWritten(...of), linkTo);
    const clock = (): string => new Date(this.wallClock() + skew).toISOString();
    const made = { count: 0 };
    const application = createApplication({
      eventStore: events,
      readStore: documents,
      clock,
      identity: { ...identity, fresh: () => identity.named(`${name} ${(made.count += 1)}`) },
    });
    const stop = new AbortController();
    this.processes.push({ role, events, documents, application, stop });
    this.note(`${name} starts, ${skew / HOUR_MS} h ahead`);
    const send = intentionSender(application.commands);
    const work = { events, holder: name, signal: stop.signal };
    if (role === 'projector')
      void keepProjecting({
        ...work,
        documents,
        projections: this.projections,
        parts: PARTS,
        onTrouble: (error) => this.note(`${name}: ${String(error)}`),
      });
    if (role === 'watcher')
      void runWatcher({
        ...work,
        leases: documents,
        send: (intention) => {
          this.note(`${name} wants ${intention.key}`);
          this.intended.push(intendedBy(intention));
          return send(intention);
        },
        log: ({ text }) => this.note(`${name}: ${text}`),
        ticks: (signal) => this.ticks(clock, signal),
      });
  }

  private async *ticks(clock: () => string, signal: AbortSignal): AsyncGenerator<string> {
    while (!signal.aborted) {
      yield clock();
      await this.time.sleep(2_000);
    }
  }

  private onWritten(lease: string, token: number, checkpoint: string): void {
    this.written.push({ lease, token, checkpoint });
  }

  /** What goes wrong, one thing after the other. */
  private async trouble(): Promise<void> {
    while (this.time.now < TROUBLE_MS) {
      await this.time.sleep(this.chance.between(200, 2_500));
      const process = this.chance.pick(this.processes);
      const happening = this.chance.between(0, 5);
      if (happening <= 1) void this.kill(process);
      if (happening === 2) void this.cut(process.events.link, 'events');
      if (happening === 3) void this.cut(process.documents.link, 'read models');
      if (happening === 4) {
        this.calendar += this.chance.pick([HOUR_MS, 3 * DAY_MS, 40 * DAY_MS]);
        this.note('the clocks go forward');
      }
      if (happening === 5) {
        this.calendar -= HOUR_MS;
        this.note('the clocks go back');
      }
    }
  }

  private async kill(process: Process): Promise<void> {
    this.note(`a ${process.role} is killed`);
    process.events.link.isDead = true;
    process.documents.link.isDead = true;
    this.processes = this.processes.filter((other) => other !== process);
    await this.time.sleep(this.chance.between(0, 6_000));
    this.start(process.role);
  }

  private async cut(link: Link, to: string): Promise<void> {
    this.note(`a link to the ${to} is cut`);
    link.isCut = true;
    await this.time.sleep(this.chance.between(100, 15_000));
    link.isCut = false;
  }

  private heal(): void {
    this.note('all is well again');
    this.weather = CALM;
    for (const { events, documents } of this.processes) events.link.isCut = documents.link.isCut = false;
  }

  /** Sends commands one after the other, each again and again until it is answered. */
  private async send(client: number): Promise<void> {
    for (let n = 0; n < COMMANDS; n += 1) {
      await this.time.sleep(this.chance.between(0, 2_000));
      const command = this.wishes.next(client, n);
      const key = `${client}-${n}`;
      if (n > 0 && this.chance.happens(0.3)) {
        await this.sendOnce(this.wishes.meeting(command), key);
        continue;
      }
      await Promise.all([
        this.sendSurely(command, key),
        ...(this.chance.happens(0.2) ? [this.sendSurely(command, key)] : []),
      ]);
    }
  }

  private async sendOnce(command: Command, correlationId: string): Promise<void> {
    const apis = this.processes.filter(({ role }) => role === 'api');
    if (apis.length === 0) return;
    const sent = this.chance
      .pick(apis)
      .application.commands.send(command, { caller: 'client', correlationId });
    const recorded = await Promise.race([sent, this.time.sleep(PATIENCE_MS)]).catch(unanswered);
    const isAcknowledged = recorded !== undefined && recorded !== 'refused';
    this.sentOnce.push({ correlationId, isAcknowledged });
  }

  private async sendSurely(command: Command, key: string): Promise<void> {
    for (;;) {
      const apis = this.processes.filter(({ role }) => role === 'api');
      if (apis.length > 0) {
        const sender = { caller: 'client', correlationId: key };
        const sent = this.chance.pick(apis).application.commands.send(command, sender, { key });
        const recorded = await Promise.race([sent, this.time.sleep(PATIENCE_MS)]).catch(unanswered);
        if (recorded === 'refused') return;
        if (recorded !== undefined) {
          this.acknowledged.push({ key, recorded });
          return;
        }
      }
      await this.time.sleep(this.chance.between(50, 1_000));
    }
  }

  /** Until the read models have seen all events. */
  private async caughtUp(): Promise<void> {
    const last = (): string =>
      this.log.entries.findLast(({ stream }) => stream.startsWith(STREAM_PREFIX))?.position ?? '';
    const seen = (): boolean =>
      this.projections.every(({ spec }) => (this.models.read.get(spec.name)?.checkpoint ?? '') === last());
    // What watchers have to say comes first.
    await this.time.sleep(9_000);
    while (!seen()) await this.time.sleep(500);
  }

  private note(text: string): void {
    this.diary.push(`${(this.time.now / 1_000).toFixed(1)} s: ${text}`);
  }
}

const intendedBy = ({ command, causationId, key }: Intention): Intended => ({
  occasion: JSON.stringify([causationId, command.type, command.occurredOn]),
  key,
});

/** Refused for good; or not answered, so that it is to be sent again. */
function unanswered(error: unknown): 'refused' | undefined {
  if (error instanceof EventStoreUnavailable) return undefined;
  if ([RuleViolation, UnknownAlliance, UnknownReference].some((kind) => error instanceof kind))
    return 'refused';
  throw error;
}
