import { type EventStore, EventStoreUnavailable, type SubscriptionMessage } from '#event-store';
import { type ProjectionWriter, type ReadStore, ReadStoreUnavailable } from '#read-store';
import { MemoryEventStore, type MemoryLog, type MemoryReadModels, MemoryReadStore } from '#testing';
import { type Link } from './link.js';

/** Makes the link of a process, which says in the words of a port that it is broken. */
export type LinkTo = (broken: (reason: string) => Error) => Link;

/** The store of events, as a process reaches it over a link. */
export class SimulatedEventStore implements EventStore {
  readonly link: Link;
  private readonly server: MemoryEventStore;

  constructor(log: MemoryLog, linkTo: LinkTo) {
    this.server = new MemoryEventStore(log);
    this.link = linkTo((reason) => new EventStoreUnavailable(reason));
  }

  append: EventStore['append'] = (...of) => this.link.call(() => this.server.append(...of));
  readStream: EventStore['readStream'] = (...of) => this.link.follow(this.server.readStream(...of));
  readAll: EventStore['readAll'] = (...of) => this.link.follow(this.server.readAll(...of));
  subscribe: EventStore['subscribe'] = (options) =>
    this.link.follow(this.deliveredAgain(this.server.subscribe(options)));
  identity: EventStore['identity'] = () => this.link.call(() => this.server.identity());
  ready: EventStore['ready'] = () => this.link.call(() => this.server.ready());
  lastPosition: EventStore['lastPosition'] = (...of) => this.link.call(() => this.server.lastPosition(...of));
  readSnapshot: EventStore['readSnapshot'] = (...of) => this.link.call(() => this.server.readSnapshot(...of));
  writeSnapshot: EventStore['writeSnapshot'] = (...of) =>
    this.link.call(() => this.server.writeSnapshot(...of));
  close = (): Promise<void> => this.server.close();

  /** As from a server that is slow, or was not told what had arrived: events come late, and the last once more. */
  private async *deliveredAgain(messages: AsyncIterable<SubscriptionMessage>) {
    const last: SubscriptionMessage[] = [];
    for await (const message of messages) {
      await this.link.lag();
      yield message;
      if (message.kind !== 'event') continue;
      last.push(message);
      if (last.length > 3) last.shift();
      if (this.link.repeats()) yield* last;
    }
  }
}

/** Told of each batch that was written, with the lease under which it was. */
export type WriteObserver = (lease: string, token: number, checkpoint: string) => void;

/** The store of read models, as a process reaches it over a link. */
export class SimulatedReadStore implements ReadStore {
  readonly link: Link;
  private readonly server: MemoryReadStore;

  constructor(
    models: MemoryReadModels,
    private readonly onWritten: WriteObserver,
    linkTo: LinkTo,
  ) {
    this.server = new MemoryReadStore(models);
    this.link = linkTo((reason) => new ReadStoreUnavailable(reason));
  }

  get: ReadStore['get'] = (...of) => this.link.call(() => this.server.get(...of));
  getMany: ReadStore['getMany'] = (...of) => this.link.call(() => this.server.getMany(...of));
  find: ReadStore['find'] = (...of) => this.link.call(() => this.server.find(...of));
  count: ReadStore['count'] = (...of) => this.link.call(() => this.server.count(...of));
  checkpoint: ReadStore['checkpoint'] = (...of) => this.link.call(() => this.server.checkpoint(...of));
  quarantined: ReadStore['quarantined'] = (...of) => this.link.call(() => this.server.quarantined(...of));
  acquireLease: ReadStore['acquireLease'] = (...of) => this.link.call(() => this.server.acquireLease(...of));
  renewLease: ReadStore['renewLease'] = (...of) => this.link.call(() => this.server.renewLease(...of));
  releaseLease: ReadStore['releaseLease'] = (...of) => this.link.call(() => this.server.releaseLease(...of));
  heldLeases: ReadStore['heldLeases'] = (...of) => this.link.call(() => this.server.heldLeases(...of));
  writer: ReadStore['writer'] = (spec, lease, part) =>
    this.link.call(async () => this.linked(await this.server.writer(spec, lease, part), lease));
  rebuild: ReadStore['rebuild'] = (spec, lease) =>
    this.link.call(async () => this.linked(await this.server.rebuild(spec, lease), lease));
  close = (): Promise<void> => this.server.close();

  private linked(
    writer: ProjectionWriter,
    { name, token }: Parameters<ReadStore['writer']>[1],
  ): ProjectionWriter {
    const { link } = this;
    return {
      spec: writer.spec,
      get: (...of) => link.call(() => writer.get(...of)),
      getMany: (...of) => link.call(() => writer.getMany(...of)),
      find: (...of) => link.call(() => writer.find(...of)),
      count: (...of) => link.call(() => writer.count(...of)),
      isRead: () => link.call(() => writer.isRead()),
      checkpoint: () => link.call(() => writer.checkpoint()),
      source: () => link.call(() => writer.source()),
      quarantined: () => link.call(() => writer.quarantined()),
      promote: () => link.call(() => writer.promote()),
      discard: () => link.call(() => writer.discard()),
      write: (batch) =>
        link.call(async () => {
          await writer.write(batch);
          this.onWritten(`${name} ${writer.spec.name}`, token, batch.checkpoint);
        }),
    };
  }
}
